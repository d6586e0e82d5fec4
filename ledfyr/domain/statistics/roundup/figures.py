"""Which figure answers a question about a country and a year, and does it suffice?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ledfyr.domain.statistics.cells import Certainty, StatCell
from ledfyr.domain.statistics.published.record import Note
from ledfyr.domain.statistics.roundup.material import Material
from ledfyr.domain.statistics.roundup.names import HINDERING, in_order

COUNTED_FIRST = (
    "victims",
    "identified_victims",
    "presumed_victims",
    "children",
    "crimes_reported",
)
"""What stands for a country's extent of trafficking: the first of these it gives."""

Way = Literal["rose", "fell", "same", "open"]


@dataclass(frozen=True, slots=True)
class Trend:
    """How a country's yearly totals went, from the first known to the last known.

    `way` is "open" where nothing can be said; `hindered_by` are the flags that keep
    the years from being compared.
    """

    country: str
    first: StatCell | None
    last: StatCell | None
    way: Way
    hindered_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figures:
    """The material, asked by country, measure, period and breakdown."""

    material: Material

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """Return the countries that have any figure, by name."""
        return tuple(in_order({cell.ref_area for cell in self.material.cells}))

    @cached_property
    def _index(self) -> dict[tuple[str, str, str], tuple[StatCell, ...]]:
        found: dict[tuple[str, str, str], list[StatCell]] = {}
        for cell in self.material.cells:
            found.setdefault((cell.ref_area, cell.measure, cell.by), []).append(cell)
        return {
            key: tuple(sorted(cells, key=lambda cell: (cell.year, cell.until)))
            for key, cells in found.items()
        }

    def cells(self, country: str, measure: str, by: str) -> tuple[StatCell, ...]:
        """Return the cells of one breakdown of all periods, earliest first."""
        return self._index.get((country, measure, by), ())

    def of_period(
        self, country: str, measure: str, by: str, period: str
    ) -> tuple[StatCell, ...]:
        """Return the cells of one breakdown of one period."""
        every = self.cells(country, measure, by)
        return tuple(cell for cell in every if cell.period == period)

    def total(self, country: str, measure: str, period: str) -> StatCell | None:
        """Return the total of a measure and period, known or not, or None."""
        return next(iter(self.of_period(country, measure, "total", period)), None)

    def periods(self, country: str, measure: str, by: str) -> tuple[str, ...]:
        """Return the periods in which a breakdown has a cell."""
        every = self.cells(country, measure, by)
        return tuple(dict.fromkeys(cell.period for cell in every))

    def measures(self, country: str) -> tuple[str, ...]:
        """Return the measures that a country has any figure of."""
        found = {cell.measure for cell in self.material.cells}
        return tuple(
            each
            for each in sorted(found)
            if any(key[:2] == (country, each) for key in self._index)
        )

    def breakdowns(self, country: str, measure: str) -> tuple[str, ...]:
        """Return the breakdowns of a measure that a country has a cell of."""
        return tuple(
            by for (area, each, by) in self._index if (area, each) == (country, measure)
        )

    def main_measure(self, country: str) -> str | None:
        """Return what the country counts for the extent of trafficking, or None.

        Children stand for it only where they are counted as persons.
        """
        return next(
            (
                measure
                for measure in COUNTED_FIRST
                for cells in [self.cells(country, measure, "total")]
                if cells and (measure != "children" or cells[0].unit == "persons")
            ),
            None,
        )

    def base_of(self, country: str, measure: str, period: str) -> StatCell | None:
        """Return the total to which a measure's sexes, forms and children belong.

        Where a total takes in presumed and identified victims, its breakdowns concern
        the identified alone.
        """
        whole = self.total(country, measure, period)
        if whole and "presumed_and_identified" in self.flags((whole,)):
            return self.total(country, "identified_victims", period) or whole
        return whole

    def notes(self, cells: Iterable[StatCell]) -> tuple[Note, ...]:
        """Return the notes that stand beside some cells, each once."""
        cited = dict.fromkeys(note for cell in cells for note in cell.notes)
        known = self.material.notes
        return tuple(known[each] for each in cited if each in known)

    def flags(self, cells: Iterable[StatCell]) -> tuple[str, ...]:
        """Return the flags of the notes beside some cells, each once."""
        found = (note.flag for note in self.notes(cells))
        return tuple(dict.fromkeys(flag for flag in found if flag))

    def trend(self, country: str, measure: str) -> Trend:
        """Return how the yearly totals of a measure went within the years.

        Open if fewer than two years are known, or if the method changed between them.
        """
        yearly = [
            cell
            for cell in self.cells(country, measure, "total")
            if cell.year == cell.until and is_known(cell)
        ]
        if len(yearly) < 2 or yearly[0].unit != yearly[-1].unit:
            return Trend(country, None, None, "open")
        first, last = yearly[0], yearly[-1]
        if "method_changed" in self.flags(yearly):
            return Trend(country, first, last, "open", ("method_changed",))
        return Trend(country, first, last, _way(value(first), value(last)))

    def hindrances(self, country: str, measure: str | None = None) -> tuple[str, ...]:
        """Return what limits a country's figures, or one of them, in comparison."""
        own = [
            cell
            for cell in self.material.cells
            if cell.ref_area == country and measure in (None, cell.measure)
        ]
        return tuple(flag for flag in self.flags(own) if flag in HINDERING)


def is_known(cell: StatCell | None) -> bool:
    """Is there a number that is certain or likely?"""
    return (
        cell is not None
        and cell.value is not None
        and cell.certainty in (Certainty.CERTAIN, Certainty.LIKELY)
    )


def value(cell: StatCell) -> int:
    """Return the number of a known cell; raises ValueError for one without."""
    if cell.value is None:
        raise ValueError(f"{cell.measure} of {cell.period} has no number.")
    return cell.value


def known(cells: Iterable[StatCell]) -> tuple[StatCell, ...]:
    """Return the cells with a number, largest first, then by category."""
    found = [cell for cell in cells if is_known(cell)]
    return tuple(sorted(found, key=lambda cell: (-value(cell), cell.category)))


def largest(cells: Iterable[StatCell]) -> tuple[StatCell, ...]:
    """Return the cells that share the largest number; none if nothing is above zero."""
    ordered = known(cells)
    if not ordered or not value(ordered[0]):
        return ()
    return tuple(cell for cell in ordered if cell.value == ordered[0].value)


def _way(before: int, after: int) -> Way:
    if before == after:
        return "same"
    return "rose" if after > before else "fell"
