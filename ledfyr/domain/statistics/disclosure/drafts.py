"""Which cells of a table that is to be released are in released tables already?"""

from collections.abc import Sequence
from dataclasses import dataclass

from ledfyr.domain.statistics.disclosure.coverage import Block, Coded, coverage
from ledfyr.domain.statistics.disclosure.released import (
    OWN_CODES,
    Coding,
    Heading,
    ReleasedCell,
    ReleasedTable,
)
from ledfyr.domain.statistics.disclosure.stamps import in_order, is_alike, stamped
from ledfyr.domain.statistics.disclosure.table import Key, Table


@dataclass(frozen=True, slots=True)
class Draft:
    """A raw table, and under which heading and in whose codes it would be released."""

    table: Table
    heading: Heading
    coding: Coding = OWN_CODES

    @property
    def dimensions(self) -> tuple[str, ...]:
        """By what it breaks down, in our words."""
        return self.coding.dimensions or self.table.dimensions

    @property
    def codes(self) -> tuple[tuple[str, ...], ...]:
        """The codes of each dimension, without that of the margin."""
        return self.table.codes


@dataclass(frozen=True, slots=True)
class Shared:
    """Cells of drafts that released tables of the same persons hide, or show alike."""

    hidden: frozenset[tuple[int, Key]] = frozenset()
    shown: frozenset[tuple[int, Key]] = frozenset()


def shared_cells(drafts: Sequence[Draft], earlier: Sequence[ReleasedTable]) -> Shared:
    """Return which cells of the drafts are the same as cells released before.

    The same persons are those of the same day and codes, as long as no draft corrects a
    table of that day: then they are counted anew.
    """
    before = _of_the_day(drafts[0].heading, earlier)
    if not before or {*map(_kind, before)} & {*map(_kind, drafts)}:
        return Shared()
    covered = coverage([*before, *drafts])
    cells: dict[Block, ReleasedCell] = {
        covered.block(place, cell.key): cell
        for place, table in enumerate(before)
        for cell in table.cells
    }
    same = [
        ((number, key), count, cells[block])
        for number, draft in enumerate(drafts)
        for key, count in draft.table.with_margins.items()
        if (block := covered.block(len(before) + number, key)) in cells and count
    ]
    return Shared(
        frozenset(place for place, _, cell in same if cell.count is None),
        frozenset(place for place, count, cell in same if cell.count == count),
    )


def _kind(table: Coded) -> tuple[str, str, tuple[str, ...]]:
    return table.heading.measure, table.coding.standard, table.dimensions


def _of_the_day(
    heading: Heading, earlier: Sequence[ReleasedTable]
) -> list[ReleasedTable]:
    """Return the tables that count the persons of a day as they were counted last."""
    same = in_order([each for each in earlier if is_alike(heading, each.heading)])
    stamps = stamped(same)
    last = max((at for at in stamps if at[0] == heading.as_of), default=None)
    return [table for table, at in zip(same, stamps, strict=True) if at == last]
