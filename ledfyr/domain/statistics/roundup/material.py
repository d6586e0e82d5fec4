"""From which figures is a report made? Only from cells and protected tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ledfyr.domain.statistics import published
from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published.record import (
    REGION,
    Note,
    Statement,
    records,
)


class NotForPublication(TypeError):
    """Something that is neither a StatCell nor a SafeTable was handed over."""


class YearsError(ValueError):
    """A span of years that cannot be read; the message says how to write one."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years of an edition, first to last."""

    first: int
    last: int

    def __str__(self) -> str:
        """Return "2018" or "2016-2018"."""
        same = self.first == self.last
        return str(self.first) if same else f"{self.first}-{self.last}"

    def __iter__(self) -> Iterator[int]:
        """Give each year."""
        return iter(range(self.first, self.last + 1))

    def hold(self, cell: StatCell) -> bool:
        """Does the figure lie within these years?"""
        return self.first <= cell.year and cell.until <= self.last


def years_of(text: str) -> Years:
    """Read "2016-2018" or "2018"; raises YearsError."""
    first, _dash, last = text.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        raise YearsError(f"'{text}' is not a span of years; write 2016-2018 or 2018.")
    found = Years(int(first), int(last or first))
    if not 1990 <= found.first <= found.last <= 2100 or found.last - found.first > 20:
        raise YearsError(
            f"'{text}' is not a span of years; write the earlier year first, "
            "at most twenty years before the later."
        )
    return found


@dataclass(frozen=True, slots=True)
class Material:
    """Everything in figures that an edition may use.

    `statements` are what a source's running text says, by country; `findings` are the
    report's own sums beside what its tables give.
    """

    years: Years
    cells: tuple[StatCell, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    findings: tuple[published.Finding, ...] = ()

    def __post_init__(self) -> None:
        check_cells(self.cells)


def check_cells(cells: Iterable[object]) -> None:
    """Raise NotForPublication unless each is a StatCell."""
    for cell in cells:
        if not isinstance(cell, StatCell):
            raise NotForPublication(
                f"A report takes cells and protected tables only, not a "
                f"{type(cell).__name__}; protect the table first."
            )


def published_material(years: Years) -> Material:
    """Return what the published record holds for these years; it may be nothing."""
    cells = tuple(cell for cell in _published_cells() if years.hold(cell))
    cited = {note for cell in cells for note in cell.notes}
    return Material(
        years=years,
        cells=cells,
        notes={
            note.id: note
            for record in records().values()
            for note in record.note
            if note.id in cited or record.code == REGION
        },
        statements={
            code: tuple(each for each in record.statement if _within(each, years))
            for code, record in records().items()
        },
        findings=tuple(
            each
            for each in published.check()
            if any(each.period == period for period in _periods(years))
        ),
    )


def with_cells(material: Material, more: Iterable[StatCell]) -> Material:
    """Return the material with other cells, which take the place of those they correct.

    A figure of the record gives way as a whole: every cell of the same country,
    measure, period and breakdown. Cells outside the years are left out.
    """
    given = tuple(more)
    check_cells(given)
    kept = {_figure(cell) for cell in given}
    cells = [cell for cell in material.cells if _figure(cell) not in kept]
    cells += [cell for cell in given if material.years.hold(cell)]
    return replace(material, cells=tuple(cells))


def _figure(cell: StatCell) -> tuple[str, str, str, str]:
    return cell.ref_area, cell.measure, cell.period, cell.by


def _published_cells() -> Iterator[StatCell]:
    for country in published.countries():
        for year in published.years(country):
            for figure in published.figures(country, year):
                yield from figure.cells


def _within(each: Statement, years: Years) -> bool:
    return years.first <= each.year and (each.until or each.year) <= years.last


def _periods(years: Years) -> set[str]:
    singles = {str(year) for year in years}
    return singles | {
        str(Years(first, last))
        for first in years
        for last in range(first, years.last + 1)
    }
