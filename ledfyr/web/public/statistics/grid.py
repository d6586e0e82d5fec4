"""How do published cells stand in a table? One cell in each place: nothing is added."""

from dataclasses import dataclass

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published import Difference
from ledfyr.domain.statistics.published.crossing import Dimension, crossed
from ledfyr.web.public.statistics.asked import Asked
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
    found = crossed(
        question.measure,
        question.by,
        question.rows,
        question.columns,
        question.only,
        name_of,
    )
    return Grid(
        asked=question,
        columns=found.columns,
        column_names=tuple(name_of(each, question.columns) for each in found.columns),
        rows=tuple(
            Row(row.value, name_of(row.value, question.rows), row.cells)
            for row in found.rows
        ),
        differences=found.differences,
        units=found.units,
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
