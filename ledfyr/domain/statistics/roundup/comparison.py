"""The countries side by side: figures never added, and mechanisms in one table."""

from collections.abc import Mapping

from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.country_facts import CountryFacts
from ledfyr.domain.statistics.roundup.figures import Figures, is_known
from ledfyr.domain.statistics.roundup.layout import (
    Block,
    Chapter,
    Drawing,
    Entry,
    Grid,
    Mark,
    Section,
)
from ledfyr.domain.statistics.roundup.own_sums import own_sums
from ledfyr.domain.statistics.roundup.profile_law import length_of
from ledfyr.domain.statistics.roundup.profile_tables import described
from ledfyr.domain.statistics.roundup.wording import (
    Name,
    Paragraph,
    Phrase,
    Text,
    Verbatim,
    listed,
)

TITLE = Phrase("Comparison")
EXTENT = Phrase("Victims, children or crimes: what each country counts")
WARNING = Phrase(
    "Read each row by itself. The rows count different things by different rules, and "
    "no column may be added up."
)
EXTENT_GRID = Phrase("What each country counts, by year")
COUNTRY = Phrase("Country")
FIGURE = Phrase("Figure")
UNIT = Phrase("Counted are")
LIMITS = Phrase("What limits comparison")
NONE = Phrase("none noted")
DRAWN = Phrase("What each country counts, year by year")
DRAWN_NOTE = Phrase(
    "Each country has a scale of its own, so that its course can be seen; heights do "
    "not compare between countries. A hollow bar is likely, and not certain."
)
SERIES = Phrase("{country}: {measure}")
MAP = Phrase("What each country counts, {period}, on the map")
MAP_NOTE = Phrase(
    "Only countries that count victims as persons are shaded. The numbers follow "
    "different rules, and a darker shade does not mean a larger problem."
)
MECHANISMS = Phrase("Mechanisms side by side")
MECHANISMS_GRID = Phrase("Who identifies, reflection periods and plans, by country")
IDENTIFIED = Phrase("Identified by")
REFLECTION = Phrase("Reflection period")
PLAN = Phrase("Action plans")
NOT_KNOWN = Phrase("not known")
NO_PLAN = Phrase("none named")


def comparison(figures: Figures, facts: Mapping[str, CountryFacts]) -> Chapter:
    """Return the comparison; with facts of mechanisms, those side by side as well."""
    sections = [_extent(figures), own_sums(figures)]
    if facts:
        sections.append(_mechanisms(facts))
    return Chapter("comparison", TITLE(), tuple(sections))


def _extent(figures: Figures) -> Section:
    blocks: list[Block] = [Paragraph((WARNING(),))]
    shown = [
        (country, measure)
        for country in figures.countries
        if (measure := figures.main_measure(country))
    ]
    if shown:
        blocks.append(_extent_grid(figures, shown))
    if drawn := _drawing(figures, shown):
        blocks += [drawn, Paragraph((DRAWN_NOTE(),))]
    if drawn := _map(figures, shown):
        blocks += [drawn, Paragraph((MAP_NOTE(),))]
    return Section("extent", EXTENT(), tuple(blocks))


def _extent_grid(figures: Figures, shown: list[tuple[str, str]]) -> Grid:
    every = {p for c, m in shown for p in figures.periods(c, m, "total")}
    periods = sorted(every, key=lambda period: (len(period), period))
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (
            names.country(country),
            names.measure(measure),
            *(figures.total(country, measure, period) for period in periods),
            names.unit(figures.cells(country, measure, "total")[0].unit),
            _limits(figures, country, measure),
        )
        for country, measure in shown
    )
    heading: tuple[Text, ...] = (
        COUNTRY(),
        FIGURE(),
        *(Verbatim(period) for period in periods),
        UNIT(),
        LIMITS(),
    )
    return Grid("extent", EXTENT_GRID(), heading, rows)


def _limits(figures: Figures, country: str, measure: str) -> Text:
    found = figures.hindrances(country, measure)
    return listed(map(names.flag, found)) if found else NONE()


def _drawing(figures: Figures, shown: list[tuple[str, str]]) -> Drawing | None:
    marks = tuple(
        Mark(Verbatim(cell.period), _series(country, measure), cell)
        for country, measure in shown
        for cells in [figures.cells(country, measure, "total")]
        if sum(map(is_known, cells)) > 1
        for cell in cells
        if cell.year == cell.until
    )
    if not marks:
        return None
    return Drawing("extent", "panels", DRAWN(), marks, described(DRAWN(), marks))


def _series(country: str, measure: str) -> Text:
    return SERIES(country=names.country(country), measure=names.measure(measure))


def _map(figures: Figures, shown: list[tuple[str, str]]) -> Drawing | None:
    """Draw the last year of the edition; only persons counted as victims are shaded."""
    year = str(figures.material.years.last)
    marks = tuple(
        Mark(names.country(country), names.measure(measure), cell)
        for country, measure in shown
        if (cell := figures.total(country, measure, year))
    )
    if not marks:
        return None
    title = MAP(period=Verbatim(year))
    return Drawing("map", "map", title, marks, described(title, marks))


def _mechanisms(facts: Mapping[str, CountryFacts]) -> Section:
    rows = tuple(
        _mechanism(each) for each in map(facts.__getitem__, names.in_order(facts))
    )
    heading: tuple[Text, ...] = (COUNTRY(), IDENTIFIED(), REFLECTION(), PLAN())
    grid = Grid("mechanisms", MECHANISMS_GRID(), heading, rows)
    return Section("mechanisms", MECHANISMS(), (grid,))


def _mechanism(facts: CountryFacts) -> tuple[Entry, ...]:
    reflection = [length_of(p) for p in facts.periods if p.kind == "reflection"]
    plans = [Name(plan.name) for plan in facts.plans]
    who = [Name(each) for each in facts.identified_by]
    return (
        names.country(facts.code),
        listed(who) if who else NOT_KNOWN(),
        listed(reflection) if reflection else NOT_KNOWN(),
        listed(plans) if plans else NO_PLAN(),
    )
