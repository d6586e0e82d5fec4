"""Findings: for what are people exploited, and what became more or less?"""

from collections import Counter

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.figures import Figures, known, largest, value
from ledfyr.domain.statistics.roundup.layout import Block, Grid, Points, Section
from ledfyr.domain.statistics.roundup.wording import (
    Counted,
    Listed,
    Paragraph,
    Phrase,
    Sentence,
    Verbatim,
)

TITLE = Phrase("Forms of exploitation")
NOTHING = Phrase("For these years no country gives figures by form of exploitation.")
GIVEN = Counted(
    "One country gives figures by form of exploitation.",
    "{count} countries give figures by form of exploitation.",
)
LEADS = Counted(
    "{form}: the largest form in one country, in the latest year that it gives.",
    "{form}: the largest form in {count} countries, in the latest year that each "
    "gives.",
)
ONE_FORM = Phrase("{country} ({period}): {form} {count}, the largest form.")
MORE_FORMS = Phrase("{country} ({period}): {forms}, equally often, {count} each.")
MOVED = Phrase("{country}: {form} went from {before} ({first}) to {after} ({last}).")
CAPTION = Phrase("Largest form of exploitation by country, latest year given")
COUNTRY = Phrase("Country")
PERIOD = Phrase("Year")
FORM = Phrase("Largest form")
NUMBER = Phrase("Number")
UNIT = Phrase("Counted are")
CHANGED = Phrase("Where the largest form of the first year is not that of the last:")


def forms(figures: Figures) -> Section:
    """Return what the figures by form say, country by country; nothing is added up."""
    latest = [
        (country, found)
        for country in figures.countries
        if (found := _latest(figures, country))
    ]
    return Section("forms", TITLE(), tuple(_blocks(figures, latest)))


def _blocks(
    figures: Figures, latest: list[tuple[str, tuple[StatCell, ...]]]
) -> list[Block]:
    if not latest:
        return [Paragraph((NOTHING(),))]
    leading: Counter[str] = Counter(
        cell.category for _country, cells in latest for cell in cells
    )
    said: list[Sentence] = [GIVEN(len(latest), *(cells[0] for _c, cells in latest))]
    for code, times in leading.most_common():
        of_form = [c for _country, cells in latest for c in cells if c.category == code]
        said.append(LEADS(times, *of_form, form=names.category(of_form[0])))
    blocks: list[Block] = [
        Paragraph(tuple(said[:1])),
        Points(tuple(said[1:])),
        _grid(latest),
    ]
    changed = [s for country, _cells in latest for s in _changes(figures, country)]
    if changed:
        blocks += [Paragraph((CHANGED(),)), Points(tuple(changed))]
    return blocks


def _grid(latest: list[tuple[str, tuple[StatCell, ...]]]) -> Grid:
    return Grid(
        "forms-largest",
        CAPTION(),
        (COUNTRY(), PERIOD(), FORM(), NUMBER(), UNIT()),
        tuple(
            (
                names.country(country),
                Verbatim(cells[0].period),
                Listed(tuple(names.category(cell) for cell in cells)),
                cells[0],
                names.unit(cells[0].unit),
            )
            for country, cells in latest
        ),
    )


def largest_form(figures: Figures, country: str) -> Sentence | None:
    """Return which form is the largest in the latest year that has one, or None."""
    cells = _latest(figures, country)
    if not cells:
        return None
    place = names.country(country)
    when, count = Verbatim(cells[0].period), value(cells[0])
    if len(cells) == 1:
        form = names.category(cells[0])
        return ONE_FORM(*cells, country=place, period=when, form=form, count=count)
    several = Listed(tuple(names.category(cell) for cell in cells))
    return MORE_FORMS(*cells, country=place, period=when, forms=several, count=count)


def latest_by_form(figures: Figures, country: str) -> tuple[StatCell, ...]:
    """Return the known figures by form of the latest year that has any above zero."""
    measure = _measure(figures, country)
    for period in reversed(figures.periods(country, measure or "", "form")):
        cells = figures.of_period(country, measure or "", "form", period)
        if largest(cells):
            return known(cells)
    return ()


def _latest(figures: Figures, country: str) -> tuple[StatCell, ...]:
    return largest(latest_by_form(figures, country))


def _changes(figures: Figures, country: str) -> list[Sentence]:
    """Say how the largest forms moved, if another one leads in the last year."""
    measure = _measure(figures, country)
    if measure is None or figures.trend(country, measure).hindered_by:
        return []
    every = [c for c in figures.cells(country, measure, "form") if c.year == c.until]
    years = sorted({cell.period for cell in known(every)})
    if len(years) < 2:
        return []
    first, last = (
        [c for c in every if c.period == year] for year in (years[0], years[-1])
    )
    before, after = largest(first), largest(last)
    if {c.category for c in before} == {c.category for c in after}:
        return []
    said = []
    for category in dict.fromkeys(c.category for c in (*before, *after)):
        old = [c for c in known(first) if c.category == category]
        new = [c for c in known(last) if c.category == category]
        if old and new:
            said.append(_moved(country, old[0], new[0]))
    return said


def _moved(country: str, old: StatCell, new: StatCell) -> Sentence:
    return MOVED(
        old,
        new,
        country=names.country(country),
        form=names.category(old),
        before=value(old),
        first=Verbatim(old.period),
        after=value(new),
        last=Verbatim(new.period),
    )


def _measure(figures: Figures, country: str) -> str | None:
    """Return the measure of victims or crimes that the country gives by form."""
    main = figures.main_measure(country)
    for measure in (main, "crimes_reported"):
        if measure and known(figures.cells(country, measure, "form")):
            return measure
    return None
