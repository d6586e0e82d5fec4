"""Of which persons do the codes of tables speak, where each has codes of its own?

The codes of all tables cut a dimension into classes: the coarsest groups of which every
code of every table is made. What a reader can learn by laying the tables beside each
other is a number of persons in classes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ledfyr.domain.statistics.disclosure.released import Coding
from ledfyr.domain.statistics.disclosure.table import ALL, TOTAL, Key
from ledfyr.domain.vocabulary.codes import codes

Block = tuple[tuple[str, frozenset[int]], ...]
"""Persons: the classes in which they are, by dimension; of others, in any."""


class Coded(Protocol):
    """A table with codes: released, or to be released."""

    @property
    def dimensions(self) -> tuple[str, ...]:
        """By what it breaks down, in our words."""

    @property
    def codes(self) -> tuple[tuple[str, ...], ...]:
        """The codes of each dimension, without that of the margin."""

    @property
    def coding(self) -> Coding:
        """In whose codes it is."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The number of classes of each dimension, and the classes of every code."""

    sizes: Mapping[str, int]
    _classes: Mapping[tuple[int, str], Mapping[str, frozenset[int]]]
    _tables: tuple[Coded, ...]

    def block(self, table: int, key: Key) -> Block:
        """Return the persons of one cell of a table, which is named by its place."""
        names = self._tables[table].dimensions
        return tuple(
            (name, self._classes[table, name][code])
            for name, code in sorted(zip(names, key, strict=True))
            if code != TOTAL and name != ALL
        )

    def nobody(self, table: int) -> tuple[Block, ...]:
        """Return the classes that no code of a table holds, and so nobody is in."""
        names = sorted(dimensions_of(self._tables[table]))
        held = {
            name: frozenset[int]().union(*self._classes[table, name].values())
            for name in names
        }
        return tuple(
            ((name, rest),)
            for name in names
            if (rest := frozenset(range(self.sizes[name])) - held[name])
        )

    def is_cut_differently(self, name: str) -> bool:
        """Do the tables group a dimension in more than one way?"""
        ways = {
            frozenset(codes.values())
            for (_, known), codes in self._classes.items()
            if known == name
        }
        return len(ways) > 1


def coverage(tables: Sequence[Coded]) -> Coverage:
    """Return how the codes of these tables hang together."""
    sizes: dict[str, int] = {}
    found: dict[tuple[int, str], Mapping[str, frozenset[int]]] = {}
    every = dict.fromkeys(name for table in tables for name in table.dimensions)
    for name in every:
        if name != ALL:
            holding = {
                place: _parts(table, name)
                for place, table in enumerate(tables)
                if name in table.dimensions
            }
            sizes[name], classes = _cut(holding)
            found |= {(place, name): each for place, each in classes.items()}
    return Coverage(sizes, found, tuple(tables))


def dimensions_of(table: Coded) -> frozenset[str]:
    """Return by what a table breaks persons down; by nothing, if it tells a total."""
    return frozenset(table.dimensions) - {ALL}


def _parts(table: Coded, name: str) -> dict[str, frozenset[str]]:
    place, groups = table.dimensions.index(name), table.coding.groups.get(name, {})
    return {
        code: frozenset(_finest(name, groups.get(code, (code,))))
        for code in table.codes[place]
    }


def _finest(name: str, parts: Iterable[str]) -> Iterable[str]:
    """Give each part, and for a broad form all that counts as it."""
    for part in parts:
        if name == "form" and part in codes().broad_form:
            yield from (d for d, broad in codes().counts_as.items() if broad == part)
            yield without_detail(part)
        else:
            yield part


def without_detail(form: str) -> str:
    """Name the persons of a broad form of whom no finest form is recorded."""
    return f"{form}:-"


def _cut(
    holding: Mapping[int, Mapping[str, frozenset[str]]],
) -> tuple[int, dict[int, dict[str, frozenset[int]]]]:
    seen: dict[str, list[tuple[int, str]]] = {}
    for place, parts in holding.items():
        for code, atoms in parts.items():
            for atom in atoms:
                seen.setdefault(atom, []).append((place, code))
    alike = {tuple(where): None for where in seen.values()}
    number = {where: at for at, where in enumerate(alike)}
    return len(number), {
        place: {
            code: frozenset(number[tuple(seen[atom])] for atom in atoms)
            for code, atoms in parts.items()
        }
        for place, parts in holding.items()
    }
