"""What is a table of counts, with every margin that follows from it?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import prod
from typing import Protocol

TOTAL = "Total"
"""The code of a margin; no dimension may use it for anything else."""

ALL = "all"
"""The one dimension, and its one code, of a table that tells a total only."""

MOST_CELLS = 100_000
MOST_PERSONS = 1_000_000_000

Key = tuple[str, ...]
"""One cell: a code, or TOTAL, for each dimension."""


Sums = Iterator[tuple[Key, tuple[Key, ...]]]
"""Margins, each with the cells that it sums."""


class Additive(Protocol):
    """Cells that are bound by sums: one table, or several that share margins."""

    @property
    def with_margins(self) -> Mapping[Key, int]:
        """Every cell and every margin with its count."""

    @property
    def sensitive(self) -> Mapping[Key, str]:
        """Cells to be hidden although they are large, each with the reason."""

    def sums(self) -> Sums:
        """Give sums from which all others follow."""

    def all_sums(self) -> Sums:
        """Give every sum."""

    def unseen(self) -> Sums:
        """Give cells as sums of finer ones that are never shown but must exist."""


class TableError(ValueError):
    """A table that cannot be protected as it stands."""


@dataclass(frozen=True)
class Table:
    """Counts of persons by one or more dimensions, without totals.

    A combination that is not in `counts` counts nobody: zero, not blank. `sensitive`
    names cells or margins that are hidden for another reason than their size. A raw
    table is never shown: only `release` turns it into a SafeTable. Raises TableError.
    """

    dimensions: tuple[str, ...]
    counts: Mapping[Key, int]
    sensitive: Mapping[Key, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.dimensions or len(set(self.dimensions)) < len(self.dimensions):
            raise TableError("A table needs one or more dimensions, each named once.")
        if not self.counts:
            raise TableError("A table needs at least one row.")
        for key, count in self.counts.items():
            _check_row(self.dimensions, key, count)
        cells = prod(len(codes) + 1 for codes in self.codes)
        if cells > MOST_CELLS:
            raise TableError(
                f"The table has {cells:,} cells with its margins; the most is "
                f"{MOST_CELLS:,}: use fewer dimensions or coarser categories."
            )

    @cached_property
    def codes(self) -> tuple[tuple[str, ...], ...]:
        """The codes of each dimension, in the order in which the rows bring them."""
        columns = zip(*self.counts, strict=True)
        return tuple(tuple(dict.fromkeys(column)) for column in columns)

    @cached_property
    def with_margins(self) -> dict[Key, int]:
        """Every cell and every margin, whose code is TOTAL: never to be shown."""
        found = dict.fromkeys(product(*((*codes, TOTAL) for codes in self.codes)), 0)
        for key, count in self.counts.items():
            for margin in product(*((code, TOTAL) for code in key)):
                found[margin] += count
        return found

    def sums(self) -> Sums:
        """Give each margin once, with the cells along one dimension that it sums.

        All other sums of the table follow from these.
        """
        for key in self.with_margins:
            if TOTAL in key:
                place = key.index(TOTAL)
                before, after = key[:place], key[place + 1 :]
                yield key, tuple((*before, each, *after) for each in self.codes[place])

    def all_sums(self) -> Sums:
        """Give each margin with the cells it sums, once along each dimension."""
        for key in self.with_margins:
            for place, code in enumerate(key):
                if code == TOTAL:
                    before, after = key[:place], key[place + 1 :]
                    yield (
                        key,
                        tuple((*before, each, *after) for each in self.codes[place]),
                    )

    def unseen(self) -> Sums:
        """Give nothing: one table has no finer cells than it shows."""
        return iter(())


def _check_row(dimensions: tuple[str, ...], key: Key, count: int) -> None:
    if len(key) != len(dimensions):
        raise TableError(f"The row {key} needs one code for each of {dimensions}.")
    if TOTAL in key:
        raise TableError(f"The row {key} is a total; leave totals out.")
    if type(count) is not int or not 0 <= count <= MOST_PERSONS:
        raise TableError(
            f"The row {key} needs a whole number from 0 to {MOST_PERSONS:,}."
        )
