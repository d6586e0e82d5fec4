"""A country's statistics: every table with its notes, as the source has it."""

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published.record import Note
from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.figures import Figures, is_known, known, value
from ledfyr.domain.statistics.roundup.findings_forms import latest_by_form
from ledfyr.domain.statistics.roundup.layout import (
    Block,
    Drawing,
    Entry,
    Grid,
    Mark,
    Points,
    Remark,
    Remarks,
    Section,
)
from ledfyr.domain.statistics.roundup.wording import (
    Name,
    Phrase,
    Sentence,
    Text,
    Verbatim,
    listed,
)

TITLE = Phrase("Statistics")
TOTALS = Phrase("Totals by year")
FIGURE = Phrase("Figure")
UNIT = Phrase("Counted are")
CATEGORY = Phrase("Category")
BY = Phrase("{measure}: {breakdown}")
IN_THE_TEXT = Phrase("In the text")
COURSE = Phrase("Year by year, each figure on a scale of its own")
FORM_DRAWING = Phrase("{measure} by form of exploitation, {period}")
SERIES = Phrase("{series}: {points}")
ALTERNATIVE = Phrase("{title}. {said}.")
POINT = Phrase("{place} {figure}")
BREAKDOWNS = ("sex", "age", "form", "form_and_sex", "offence", "citizen")


def statistics_section(figures: Figures, country: str) -> list[Section]:
    """Return the totals, each breakdown, the drawing, the notes and the text's own."""
    blocks: list[Block] = []
    if totals := _totals(figures, country):
        blocks.append(totals)
    blocks += drawings(figures, country)
    blocks += [
        _breakdown(figures, country, measure, by)
        for measure in names.MEASURE_NAMES
        for by in BREAKDOWNS
        if figures.cells(country, measure, by)
    ]
    cells = [cell for cell in figures.material.cells if cell.ref_area == country]
    if notes := figures.notes(cells):
        blocks.append(Remarks(tuple(map(remark, notes))))
    found = [Section("statistics", TITLE(), tuple(blocks))] if blocks else []
    if said := figures.material.statements.get(country, ()):
        texts = Points(tuple(Name(each.text) for each in said))
        found.append(Section("text", IN_THE_TEXT(), (texts,)))
    return found


def remark(note: Note) -> Remark:
    """Return a note as a remark; one with a flag limits what it compares with."""
    return Remark(Name(note.text), limits=note.flag in names.HINDERING)


def _totals(figures: Figures, country: str) -> Grid | None:
    shown = [
        measure
        for measure in names.MEASURE_NAMES
        if figures.cells(country, measure, "total")
    ]
    if not shown:
        return None
    periods = _periods(figures, country, shown, "total")
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (
            names.measure(measure),
            *(figures.total(country, measure, period) for period in periods),
            names.unit(figures.cells(country, measure, "total")[0].unit),
        )
        for measure in shown
    )
    heading: tuple[Text, ...] = (
        FIGURE(),
        *(Verbatim(period) for period in periods),
        UNIT(),
    )
    return Grid(f"{country.lower()}-totals", TOTALS(), heading, rows)


def _periods(
    figures: Figures, country: str, measures: list[str], by: str
) -> tuple[str, ...]:
    found = {p for each in measures for p in figures.periods(country, each, by)}
    return tuple(sorted(found, key=lambda period: (len(period), period)))


def _breakdown(figures: Figures, country: str, measure: str, by: str) -> Grid:
    periods = _periods(figures, country, [measure], by)
    place = {
        (cell.category, cell.period): cell
        for cell in figures.cells(country, measure, by)
    }
    categories = _in_order(list(place.values()), by)
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (
            names.category(next(c for c in place.values() if c.category == category)),
            *(place.get((category, period)) for period in periods),
        )
        for category in categories
    )
    return Grid(
        f"{country.lower()}-{measure}-{by}".replace("_", "-"),
        BY(measure=names.measure(measure), breakdown=names.breakdown(by)),
        (CATEGORY(), *(Verbatim(period) for period in periods)),
        rows,
    )


def _in_order(cells: list[StatCell], by: str) -> list[str]:
    """Citizenships by size, largest first; all else in the order of the source."""
    found = list(dict.fromkeys(cell.category for cell in cells))
    if by != "citizen":
        return found
    most: dict[str, int] = {}
    for cell in known(cells):
        most[cell.category] = max(most.get(cell.category, -1), value(cell))
    return sorted(found, key=lambda each: (-most.get(each, -1), each))


def drawings(figures: Figures, country: str) -> list[Drawing]:
    """Return the totals of each figure by year, and the latest figures by form."""
    found = [_course(figures, country), _forms(figures, country)]
    return [each for each in found if each]


def _course(figures: Figures, country: str) -> Drawing | None:
    marks = tuple(
        Mark(Verbatim(cell.period), names.measure(measure), cell)
        for measure in names.MEASURE_NAMES
        for cells in [figures.cells(country, measure, "total")]
        if sum(map(is_known, cells)) > 1
        for cell in cells
        if cell.year == cell.until
    )
    if not marks:
        return None
    place = f"{country.lower()}-course"
    return Drawing(place, "panels", COURSE(), marks, described(COURSE(), marks))


def _forms(figures: Figures, country: str) -> Drawing | None:
    cells = latest_by_form(figures, country)
    if len(cells) < 2:
        return None
    marks = tuple(
        Mark(names.category(cell), Verbatim(cell.period), cell) for cell in cells
    )
    title = FORM_DRAWING(
        measure=names.measure(cells[0].measure), period=Verbatim(cells[0].period)
    )
    place = f"{country.lower()}-forms"
    return Drawing(place, "bars", title, marks, described(title, marks))


def described(title: Text, marks: tuple[Mark, ...]) -> Text:
    """Return the drawing in words, for whoever does not see it: every number."""
    said: list[Sentence] = [
        SERIES(series=series, points=listed(_point(mark) for mark in each))
        for series, each in _by_series(marks)
    ]
    return ALTERNATIVE(title=title, said=listed(said))


def _by_series(marks: tuple[Mark, ...]) -> list[tuple[Text, list[Mark]]]:
    found: list[tuple[Text, list[Mark]]] = []
    for mark in marks:
        if not found or found[-1][0] != mark.series:
            found.append((mark.series, []))
        found[-1][1].append(mark)
    return found


def _point(mark: Mark) -> Sentence:
    return POINT(mark.cell, place=mark.place, figure=mark.cell)
