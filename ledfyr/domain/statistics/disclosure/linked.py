"""How do several tables of the same persons hang together?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from typing import TypeVar

from ledfyr.domain.statistics.disclosure.table import (
    TOTAL,
    Key,
    Sums,
    Table,
    TableError,
)

MOST_UNSEEN = 20_000
"""Finer cells that are thought of where tables form a ring."""

Value = TypeVar("Value")


@dataclass(frozen=True)
class LinkedTables:
    """Two or more tables that count the same persons by other dimensions.

    A cell's key names all dimensions of all tables, TOTAL for those that its table does
    not have: so a margin that tables share is one cell. Where tables form a ring (a by
    b, b by c, c by a), it matters that one finer table fits them all; `unseen` brings
    its cells. Raises TableError if a shared margin differs.
    """

    tables: tuple[Table, ...]

    def __post_init__(self) -> None:
        if len(self.tables) < 2:
            raise TableError("Linked tables are two or more.")
        shapes = [frozenset(table.dimensions) for table in self.tables]
        if len(set(shapes)) < len(shapes):
            raise TableError("Two of the linked tables have the same dimensions.")
        self._check_shared()
        if self._is_ring and prod(map(len, self._codes)) > MOST_UNSEEN:
            raise TableError(
                "These tables form a ring that is too large to be audited; protect "
                "fewer of them, or use coarser categories."
            )

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """Every dimension of every table, once."""
        every = [name for table in self.tables for name in table.dimensions]
        return tuple(dict.fromkeys(every))

    @cached_property
    def wide_keys(self) -> tuple[dict[Key, Key], ...]:
        """For each table, its own keys and the same cells among all tables."""
        return tuple(
            {key: self._wide(table, key) for key in table.with_margins}
            for table in self.tables
        )

    @cached_property
    def with_margins(self) -> dict[Key, int]:
        """Every cell and margin of every table, shared ones once."""
        return {
            wide[key]: count
            for table, wide in zip(self.tables, self.wide_keys, strict=True)
            for key, count in table.with_margins.items()
        }

    @cached_property
    def sensitive(self) -> dict[Key, str]:
        """The cells that a table names as sensitive, in all tables."""
        return {
            self._wide(table, key): reason
            for table in self.tables
            for key, reason in table.sensitive.items()
        }

    def sums(self) -> Sums:
        """Give the sums of every table from which its others follow."""
        for table in self.tables:
            yield from self._widened(table, table.sums())

    def all_sums(self) -> Sums:
        """Give every sum of every table."""
        for table in self.tables:
            yield from self._widened(table, table.all_sums())

    def unseen(self) -> Sums:
        """Give, for tables in a ring, each inner cell as a sum of finest cells."""
        if not self._is_ring:
            return
        for table in self.tables:
            for key in product(*table.codes):
                cell = self._wide(table, key)
                known = zip(cell, self._codes, strict=True)
                codes = [every if c == TOTAL else (c,) for c, every in known]
                yield cell, tuple(product(*codes))

    @cached_property
    def _codes(self) -> tuple[tuple[str, ...], ...]:
        found: dict[str, dict[str, None]] = {name: {} for name in self.dimensions}
        for table in self.tables:
            for name, codes in zip(table.dimensions, table.codes, strict=True):
                found[name].update(dict.fromkeys(codes))
        return tuple(tuple(codes) for codes in found.values())

    @cached_property
    def _is_ring(self) -> bool:
        """Graham's reduction: tables that can be taken off one by one are no ring."""
        left = [set(table.dimensions) for table in self.tables]
        while len(left) > 1:
            for ear in left:
                others = [each for each in left if each is not ear]
                shared = ear & set().union(*others)
                if any(shared <= each for each in others):
                    left = others
                    break
            else:
                return True
        return False

    def _wide(self, table: Table, key: Key) -> Key:
        known = dict(zip(table.dimensions, key, strict=True))
        return tuple(known.get(name, TOTAL) for name in self.dimensions)

    def _widened(
        self, table: Table, sums: Sums
    ) -> Iterator[tuple[Key, tuple[Key, ...]]]:
        for whole, parts in sums:
            yield (
                self._wide(table, whole),
                tuple(self._wide(table, part) for part in parts),
            )

    def _check_shared(self) -> None:
        for table, wide in zip(self.tables, self.wide_keys, strict=True):
            for other in self.tables:
                common = frozenset(table.dimensions) & frozenset(other.dimensions)
                for own, key in wide.items():
                    named = {
                        n
                        for n, c in zip(self.dimensions, key, strict=True)
                        if c != TOTAL
                    }
                    if named <= common:
                        self._check_cell(table.with_margins[own], other, key)

    def _check_cell(self, count: int, other: Table, key: Key) -> None:
        known = dict(zip(self.dimensions, key, strict=True))
        found = other.with_margins.get(tuple(known[n] for n in other.dimensions), 0)
        if found != count:
            raise TableError(
                f"The tables do not count the same persons: {_said(key)} is {count:,} "
                f"in one and {found:,} in another."
            )


def narrowed(found: Mapping[Key, Value], wide: Mapping[Key, Key]) -> dict[Key, Value]:
    """Return what is said of the cells of one table, by its own keys."""
    return {own: found[key] for own, key in wide.items() if key in found}


def _said(key: Key) -> str:
    return ", ".join(code for code in key if code != TOTAL) or "the total"
