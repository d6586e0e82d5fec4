"""How do tables of several days and codes become one system of what a reader knows?"""

from collections.abc import Iterable, Sequence

import numpy as np

from ledfyr.domain.statistics.disclosure.coverage import Block, coverage
from ledfyr.domain.statistics.disclosure.joined import joined
from ledfyr.domain.statistics.disclosure.release import Status
from ledfyr.domain.statistics.disclosure.released import ReleasedCell, ReleasedTable
from ledfyr.domain.statistics.disclosure.stamps import Stamp, counted_anew, stamped
from ledfyr.domain.statistics.disclosure.system import Line, Shown, System

MOST_FINEST = 60_000
"""Cells of finest tables over all days; more is refused, not left unchecked."""


class TooFineToCompare(ValueError):
    """Tables that are too fine to be laid beside each other."""


class Comparison:
    """Tables in the order of their release, and what a reader of them knows.

    Raises TooFineToCompare, and ValueError for a table that contradicts itself.
    """

    def __init__(self, tables: Sequence[ReleasedTable]) -> None:
        self.tables = tables
        self.covered = coverage(tables)
        shapes = map(self.covered.dimensions, range(len(tables)))
        self._joined = joined(shapes, self.covered.sizes)
        self.stamps: list[Stamp] = stamped(tables)
        if self._joined.cells * len(set(self.stamps)) > MOST_FINEST:
            raise TooFineToCompare(
                "These tables are too fine to be compared with what was released "
                "before; use fewer dimensions or coarser categories."
            )
        self.whole = self._whole()

    def part(self, places: Iterable[int]) -> System:
        """Return what a reader knows who has only some of the tables."""
        places = list(places)
        system = System(self._joined, self.stamps)
        if self._misfit(system, places) is not None:
            raise ValueError("The released tables contradict themselves.")
        self._grow(system, places)
        return system

    def _whole(self) -> System:
        """Let each table count the persons of its day, or else count them anew."""
        places = list(range(len(self.tables)))
        while True:
            system = System(self._joined, self.stamps)
            misfit = self._misfit(system, places)
            if misfit is None:
                self._grow(system, places)
                return system
            if self.stamps[misfit] not in self.stamps[:misfit]:
                raise ValueError("The released tables contradict themselves.")
            self.stamps = counted_anew(self.tables, self.stamps, misfit)

    def _misfit(self, system: System, places: list[int]) -> int | None:
        """Take tables into a system, at best all at once; return one that disagrees."""
        every = [each for place in places for each in self._shown(system, place)]
        nobody = [line for place in places for line in self._nobody(system, place)]
        if system.fits([*nobody, *(each.line for each in every)], every):
            return None
        for place in places:
            for is_strict in (True, False):
                shown = self._shown(system, place, is_strict)
                lines = [each.line for each in shown]
                if system.fits([*self._nobody(system, place), *lines], shown):
                    break
            else:
                return place
        return None

    def _grow(self, system: System, places: list[int]) -> None:
        """Believe that figures only grow, as far as the releases allow.

        All figures that two days name; else those by one thing at most; else their sum.
        """
        last = {
            (table.heading.measure, at[0]): at
            for table, at in sorted(
                zip(self.tables, self.stamps, strict=True), key=lambda each: each[1]
            )
        }
        named: dict[Block, Stamp] = {}
        for (measure, _), at in last.items():
            blocks = self._named(places, at, measure)
            pairs = [(named[block], at, block) for block in blocks if block in named]
            for most in (len(self.covered.sizes), 1, 0):
                kept = [each for each in pairs if len(each[2]) <= most]
                if system.fits([system.difference(*each) for each in kept]):
                    break
            named |= dict.fromkeys(blocks, at)

    def _named(self, places: list[int], at: Stamp, measure: str) -> list[Block]:
        every = (
            self.covered.block(place, cell.key)
            for place in places
            if self.stamps[place] == at
            and self.tables[place].heading.measure == measure
            for cell in self.tables[place].cells
        )
        return list(dict.fromkeys(every))

    def _nobody(self, system: System, place: int) -> list[Line]:
        return [
            system.line(self.stamps[place], block, 0, 0)
            for block in self.covered.nobody(place)
        ]

    def _shown(self, system: System, place: int, is_strict: bool = True) -> list[Shown]:
        """Return what a table says, each cell as a line.

        Where it hides small cells that do not say so, a reader who takes them for large
        ones finds a contradiction, and believes less (`is_strict` false).
        """
        table, at = self.tables[place], self.stamps[place]
        least = table.policy.threshold if is_strict else 1
        return [
            Shown(place, cell, system.line(at, block, *_ends(cell, table, least)))
            for cell in table.cells
            for block in [self.covered.block(place, cell.key)]
        ]


def _ends(cell: ReleasedCell, table: ReleasedTable, least: int) -> tuple[float, float]:
    """Return what a cell admits to: its count, or what its status says."""
    if cell.count is not None:
        return cell.count, cell.count
    if cell.status is Status.PRIMARY:
        return 1, table.policy.threshold - 1
    return least, np.inf
