"""Which figure did the report print for a country, a year and a measure?"""

from dataclasses import dataclass
from typing import get_args

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published.reading import cells_of
from ledfyr.domain.statistics.published.record import (
    REGION,
    By,
    Measure,
    Note,
    Record,
    Statement,
    records,
)

MEASURES: tuple[str, ...] = get_args(Measure)
BREAKDOWNS: tuple[str, ...] = get_args(By)


class NoSuchCountry(LookupError):
    """The published record has no such country."""


class NoSuchYear(LookupError):
    """The published record of a country has nothing for a year."""


class NoSuchFigure(LookupError):
    """A measure or a breakdown that no table of the record uses."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The cells of one measure, broken down one way, with their notes and source.

    `statements` are what the running text says of the same figure.
    """

    ref_area: str
    period: str
    measure: str
    by: str
    cells: tuple[StatCell, ...]
    notes: tuple[Note, ...]
    statements: tuple[Statement, ...]
    source: str

    def values(self) -> dict[str, int | None]:
        """Return category to number, None for a printed dash; all others are absent."""
        return {cell.category: cell.value for cell in self.cells if cell.can_be_shown}


def countries() -> tuple[str, ...]:
    """Return the codes of the countries in the published record."""
    return tuple(sorted(records().keys() - {REGION}))


def years(country: str) -> tuple[str, ...]:
    """Return the years, and spans such as "2016-2018", that a country reports.

    Raises NoSuchCountry.
    """
    return tuple(sorted({cell.period for cell in cells_of(_record(country).code)}))


def figure(country: str, year: int | str, measure: str, by: str = "total") -> Figure:
    """Return one figure as printed; without cells where the report has nothing.

    Raises NoSuchCountry, NoSuchYear, and NoSuchFigure for a measure or breakdown that
    no country's table uses.
    """
    _check_words(measure, by)
    record = _record(country)
    return _figure(record, str(year), measure, by, _of_year(record, year))


def figures(country: str, year: int | str) -> tuple[Figure, ...]:
    """Return every figure of a country's year; raises NoSuchCountry, NoSuchYear."""
    record = _record(country)
    every = _of_year(record, year)
    kinds = dict.fromkeys((cell.measure, cell.by) for cell in every)
    return tuple(
        _figure(record, str(year), measure, by, every) for measure, by in kinds
    )


def _figure(
    record: Record, period: str, measure: str, by: str, every: list[StatCell]
) -> Figure:
    cells = tuple(cell for cell in every if (cell.measure, cell.by) == (measure, by))
    cited = {note for cell in cells for note in cell.notes}
    notes = tuple(note for note in record.note if note.id in cited)
    said = tuple(
        each
        for each in record.statement
        if (each.measure, each.by) == (measure, by) and _period_of(each) == period
    )
    return Figure(record.code, period, measure, by, cells, notes, said, record.source)


def _period_of(each: Statement) -> str:
    return str(each.year) if each.until is None else f"{each.year}-{each.until}"


def _record(country: str) -> Record:
    try:
        return records()[country.upper()]
    except KeyError:
        known = ", ".join(countries())
        raise NoSuchCountry(
            f"The published record has no country '{country}'; choose one of {known}."
        ) from None


def _of_year(record: Record, year: int | str) -> list[StatCell]:
    every = cells_of(record.code)
    found = [cell for cell in every if cell.period == str(year)]
    if not found:
        known = ", ".join(sorted({cell.period for cell in every}))
        raise NoSuchYear(
            f"The published record of {record.name} has nothing for '{year}'; "
            f"choose one of {known}."
        )
    return found


def _check_words(measure: str, by: str) -> None:
    for word, known in ((measure, MEASURES), (by, BREAKDOWNS)):
        if word not in known:
            raise NoSuchFigure(
                f"No table is called '{word}'; choose one of {', '.join(known)}."
            )
