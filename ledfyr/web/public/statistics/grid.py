"""How do published cells stand in a table? One cell in each place: nothing is added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published import Difference, differences
from ledfyr.web.public.statistics.asked import Asked, Dimension, cells, value_of
from ledfyr.web.public.statistics.words import (
    category_name,
    country_name,
    period_name,
)


@dataclass(frozen=True)
class Row:
    """One row: its value, what it is called, and a cell or None for each column."""

    value: str
    name: str
    cells: tuple[StatCell | None, ...]


@dataclass(frozen=True)
class Grid:
    """A table of published cells; `differences` come before any comparison."""

    asked: Asked
    columns: tuple[str, ...]
    column_names: tuple[str, ...]
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    units: tuple[str, ...]

    @property
    def cells(self) -> tuple[StatCell, ...]:
        """Return every cell that stands in the table."""
        return tuple(cell for row in self.rows for cell in row.cells if cell)

    @property
    def compares_countries(self) -> bool:
        """Do several countries stand side by side?"""
        return len({cell.ref_area for cell in self.cells}) > 1


def grid(question: Asked) -> Grid:
    """Return the table that is asked for, countries by name and years by time."""
    found = [
        cell
        for cell in cells(question.measure, question.by)
        if value_of(cell, question.third) == question.only
    ]
    placed = {
        (value_of(c, question.rows), value_of(c, question.columns)): c for c in found
    }
    columns = in_order([column for _, column in placed], question.columns)
    return Grid(
        asked=question,
        columns=columns,
        column_names=tuple(name_of(each, question.columns) for each in columns),
        rows=_rows(placed, columns, question.rows),
        differences=differences(found),
        units=tuple(dict.fromkeys(cell.unit for cell in found)),
    )


def name_of(value: str, dimension: Dimension) -> str:
    """Return what a country, a period or a category is called."""
    match dimension:
        case "country":
            return country_name(value)
        case "year":
            return period_name(value)
        case "kind":
            return category_name(value)


def in_order(found: Sequence[str], dimension: Dimension) -> tuple[str, ...]:
    """Return values once: single years before spans, countries by name."""
    once = list(dict.fromkeys(found))
    if dimension == "kind":
        return tuple(once)
    if dimension == "year":
        return tuple(sorted(once, key=lambda period: (len(period), period)))
    return tuple(sorted(once, key=lambda value: name_of(value, dimension).casefold()))


def _rows(
    placed: Mapping[tuple[str, str], StatCell],
    columns: tuple[str, ...],
    dimension: Dimension,
) -> tuple[Row, ...]:
    return tuple(
        Row(
            value=value,
            name=name_of(value, dimension),
            cells=tuple(placed.get((value, column)) for column in columns),
        )
        for value in in_order([row for row, _ in placed], dimension)
    )
