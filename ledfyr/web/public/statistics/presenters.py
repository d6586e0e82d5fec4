"""Wording and grouping for the pages of published figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published import countries, figure, notes_of, years
from ledfyr.domain.statistics.published.crossing import DIMENSIONS, cells, values
from ledfyr.domain.statistics.published.record import Statement
from ledfyr.domain.vocabulary.sources import Source, source
from ledfyr.web.public.statistics import asked as words_of_address
from ledfyr.web.public.statistics import words
from ledfyr.web.public.statistics.asked import BY, WHAT, Asked
from ledfyr.web.public.statistics.grid import Grid, grid, name_of
from ledfyr.web.public.statistics.pictures import fits, table_title


@dataclass(frozen=True)
class Option:
    """One choice of a list; `code` is what the address says."""

    code: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class Place:
    """One place of the table, in words; `sure` says how surely it can be read."""

    shown: str
    sure: str
    is_number: bool


@dataclass(frozen=True)
class Line:
    """One row of the table; `href` is the country that it is about, if it is one."""

    name: str
    country: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class CountryNotes:
    """What the record says of a country's figures; some notes limit comparison."""

    country: str
    notes: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class TablePage:
    """A table with everything that has to stand beside it."""

    asked: Asked
    title: str
    unit: str
    row_name: str
    column_names: tuple[str, ...]
    lines: tuple[Line, ...]
    warnings: tuple[str, ...]
    notes: tuple[CountryNotes, ...]
    sources: tuple[tuple[Source, bool], ...]
    has_drawing: bool
    has_unsure: bool


@dataclass(frozen=True)
class Choices:
    """What can be chosen; a list with one choice is not offered."""

    what: tuple[Option, ...]
    by: tuple[Option, ...]
    rows: tuple[Option, ...]
    columns: tuple[Option, ...]
    third: tuple[Option, ...]
    third_name: str


def table_page(question: Asked, every_country: bool = False) -> TablePage:
    """Return a table; with `every_country` also a row for who has nothing printed."""
    shown = grid(question)
    lines = [_line(shown, row.value, row.name, row.cells) for row in shown.rows]
    if every_country:
        there = {row.value for row in shown.rows}
        lines += [
            _line(shown, code, words.country_name(code), [None] * len(shown.columns))
            for code in countries()
            if code not in there
        ]
        lines.sort(key=lambda line: line.name.casefold())
    return TablePage(
        asked=question,
        title=table_title(shown),
        unit=", ".join(words.unit_name(unit) for unit in shown.units),
        row_name=_dimension_name(question.rows),
        column_names=_column_names(shown),
        lines=tuple(lines),
        warnings=_warnings(shown),
        notes=tuple(_notes(shown.cells)),
        sources=tuple(_sources(shown.cells)),
        has_drawing=fits(shown),
        has_unsure=any(words.how_sure(cell) for cell in shown.cells),
    )


def choices(question: Asked, country: str = "") -> Choices:
    """Return what else can be asked, of a country or of all; with what is chosen."""
    third = words_of_address.choices(question)
    return Choices(
        what=tuple(
            Option(code, words.measure_name(name), name == question.measure)
            for code, name in WHAT.items()
            if name in words_of_address.measures(country)
        ),
        by=tuple(
            Option(code, str(words.BREAKDOWNS[name]), name == question.by)
            for code, name in BY.items()
            if name in words_of_address.breakdowns(question.measure, country)
        ),
        rows=_dimensions(question.rows),
        columns=_dimensions(question.columns),
        third=tuple(
            Option(str(place), name_of(value, question.third), value == question.only)
            for place, value in enumerate(third)
        ),
        third_name=_dimension_name(question.third),
    )


def country_links(current: str) -> list[dict[str, object]]:
    """Return every country of the record, by name."""
    named = sorted((words.country_name(code), code) for code in countries())
    return [
        {"name": name, "code": code.lower(), "is_current": code == current}
        for name, code in named
    ]


def said_in_text(question: Asked) -> list[str]:
    """Return what the report's running text says of the figures of one country."""
    return [
        f"{words.period_name(period)}: {gettext(said.text)}"
        for period in values(question.measure, question.by, "year")
        for said in _statements(question, period)
    ]


def overview(country: str) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Return the periods, and every measure of a country as a line over them."""
    periods = sorted(years(country), key=lambda period: (len(period), period))
    named = tuple(words.period_name(period) for period in periods)
    return named, tuple(
        _overview_line(country, measure, periods)
        for measure in words_of_address.measures(country)
        if "total" in words_of_address.breakdowns(measure, country)
    )


def framed_at(question: Asked) -> str:
    """Return the address of the table alone, for a frame."""
    what, _, rest = question.query.partition("&")
    return f"{reverse('numbers:framed', args=[what.removeprefix('w=')])}?{rest}"


def _overview_line(country: str, measure: str, periods: list[str]) -> Line:
    found = {
        cell.period: cell
        for cell in cells(measure, "total")
        if cell.ref_area == country
    }
    units = dict.fromkeys(words.unit_name(cell.unit) for cell in found.values())
    name = f"{words.measure_name(measure)} ({', '.join(units)})"
    return Line(name, "", tuple(_place((), found.get(each)) for each in periods))


def _statements(question: Asked, period: str) -> tuple[Statement, ...]:
    if period not in years(question.only):
        return ()
    return figure(question.only, period, question.measure, question.by).statements


def _line(shown: Grid, value: str, name: str, cells: Sequence[StatCell | None]) -> Line:
    country = value.lower() if shown.asked.rows == "country" else ""
    return Line(name, country, tuple(_place(shown.units, cell) for cell in cells))


def _place(units: Sequence[str], cell: StatCell | None) -> Place:
    if cell is None:
        return Place(gettext("nothing printed"), "", False)
    said = words.printed(cell)
    if len(units) > 1 and cell.value is not None:
        said = f"{said} {words.unit_name(cell.unit)}"
    return Place(said, words.how_sure(cell), cell.value is not None)


def _column_names(shown: Grid) -> tuple[str, ...]:
    if shown.asked.columns == "kind" and shown.columns == ("total",):
        return (gettext("Number"),)
    return shown.column_names


def _warnings(shown: Grid) -> tuple[str, ...]:
    if not shown.compares_countries and len(shown.cells) < 2:
        return ()
    return tuple(words.warning(each) for each in shown.differences)


def _notes(cells: Iterable[StatCell]) -> Iterable[CountryNotes]:
    found: dict[str, dict[str, bool]] = {}
    for cell in cells:
        for note in notes_of(cell):
            said = found.setdefault(words.country_name(cell.ref_area), {})
            said[gettext(note.text)] = note.flag is not None
    for country in sorted(found):
        yield CountryNotes(country, tuple(found[country].items()))


def _sources(cells: Iterable[StatCell]) -> Iterable[tuple[Source, bool]]:
    for name in dict.fromkeys(cell.source for cell in cells):
        yield source(name), source(name).checked


def _dimensions(chosen: str) -> tuple[Option, ...]:
    return tuple(
        Option(each, _dimension_name(each), each == chosen) for each in DIMENSIONS
    )


def _dimension_name(dimension: str) -> str:
    match dimension:
        case "country":
            return gettext("Country")
        case "year":
            return gettext("Year")
        case _:
            return gettext("Kind")
