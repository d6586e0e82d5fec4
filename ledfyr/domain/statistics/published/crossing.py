"""How do published cells stand in a table? One cell in each place: nothing is added."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published.figures import countries
from ledfyr.domain.statistics.published.reading import cells_of
from ledfyr.domain.statistics.published.side_by_side import Difference, differences

Dimension = Literal["country", "year", "kind"]
DIMENSIONS: tuple[Dimension, ...] = ("country", "year", "kind")
Naming = Callable[[str, Dimension], str]
"""What a country, a period or a category is called; countries are sorted by it."""


@dataclass(frozen=True, slots=True)
class CrossedRow:
    """One row: its value, and a cell or None for each column."""

    value: str
    cells: tuple[StatCell | None, ...]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A table of published cells; `differences` come before any comparison."""

    columns: tuple[str, ...]
    rows: tuple[CrossedRow, ...]
    differences: tuple[Difference, ...]
    units: tuple[str, ...]

    @property
    def cells(self) -> tuple[StatCell, ...]:
        """Return every cell that stands in the table."""
        return tuple(cell for row in self.rows for cell in row.cells if cell)


def crossed(
    measure: str,
    by: str,
    rows: Dimension,
    columns: Dimension,
    only: str,
    named: Naming,
) -> Crossed:
    """Return a measure and breakdown with two dimensions across and the third fixed.

    Countries stand by name, years by time and before spans, categories as printed.
    """
    third = third_of(rows, columns)
    found = [cell for cell in cells(measure, by) if value_of(cell, third) == only]
    placed = {(value_of(c, rows), value_of(c, columns)): c for c in found}
    across = _in_order([column for _, column in placed], columns, named)
    return Crossed(
        columns=across,
        rows=_rows(placed, _in_order([row for row, _ in placed], rows, named), across),
        differences=differences(found),
        units=tuple(dict.fromkeys(cell.unit for cell in found)),
    )


def third_of(rows: Dimension, columns: Dimension) -> Dimension:
    """Return the dimension that is neither in the rows nor in the columns."""
    return next(each for each in DIMENSIONS if each not in (rows, columns))


@cache
def cells(measure: str, by: str) -> tuple[StatCell, ...]:
    """Return every published cell of a measure and a breakdown, by country and year."""
    found = (cell for country in countries() for cell in _by_year(country))
    return tuple(c for c in found if (c.measure, c.by) == (measure, by))


def value_of(cell: StatCell, dimension: Dimension) -> str:
    """Return the country, the period or the category of a cell."""
    match dimension:
        case "country":
            return cell.ref_area
        case "year":
            return cell.period
        case "kind":
            return cell.category


def values(measure: str, by: str, dimension: Dimension) -> tuple[str, ...]:
    """Return every value of a dimension that has a cell, each once."""
    found = (value_of(cell, dimension) for cell in cells(measure, by))
    once = tuple(dict.fromkeys(found))
    return once if dimension == "kind" else tuple(sorted(once))


@cache
def _by_year(country: str) -> tuple[StatCell, ...]:
    return tuple(sorted(cells_of(country), key=lambda cell: cell.period))


def _in_order(found: list[str], dimension: Dimension, named: Naming) -> tuple[str, ...]:
    once = dict.fromkeys(found)
    if dimension == "year":
        return tuple(sorted(once, key=lambda period: (len(period), period)))
    if dimension == "country":
        return tuple(sorted(once, key=lambda code: named(code, "country").casefold()))
    return tuple(once)


def _rows(
    placed: Mapping[tuple[str, str], StatCell],
    rows: tuple[str, ...],
    columns: tuple[str, ...],
) -> tuple[CrossedRow, ...]:
    return tuple(
        CrossedRow(row, tuple(placed.get((row, column)) for column in columns))
        for row in rows
    )
