"""Of which persons do the codes of tables speak, where each has codes of its own?

The codes of all tables cut a dimension into classes: the coarsest groups of which every
code of every table is made. What a reader can learn by laying the tables beside each
other is a number of persons in classes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ledfyr.domain.statistics.disclosure.nested import every_code, inside
from ledfyr.domain.statistics.disclosure.released import Coding, Heading
from ledfyr.domain.statistics.disclosure.table import ALL, TOTAL, Key
from ledfyr.domain.vocabulary.codes import codes

Block = tuple[tuple[str, frozenset[int]], ...]
"""Persons: the classes in which they are, by dimension; of others, in any."""


class Coded(Protocol):
    """A table with codes: released, or to be released."""

    @property
    def heading(self) -> Heading:
        """What it counts."""

    @property
    def dimensions(self) -> tuple[str, ...]:
        """By what it breaks down, in our words."""

    @property
    def codes(self) -> tuple[tuple[str, ...], ...]:
        """The codes of each dimension, without that of the margin."""

    @property
    def coding(self) -> Coding:
        """In whose codes it is."""


_Holder = tuple[int, str]
"""Who holds atoms: a table by its place, with its codes or with its bound."""

_CODES, _BOUND, _NOBODYS = "codes", "bound", -1


@dataclass(frozen=True, slots=True)
class Coverage:
    """The number of classes of each dimension, and the classes of every code.

    Where tables count some of the persons of others, `_bounds` holds for such a table
    the classes to which all its persons belong.
    """

    sizes: Mapping[str, int]
    _classes: Mapping[tuple[int, str], Mapping[str, frozenset[int]]]
    _bounds: Mapping[int, Mapping[str, frozenset[int]]]
    _tables: tuple[Coded, ...]

    def block(self, table: int, key: Key) -> Block:
        """Return the persons of one cell of a table, which is named by its place."""
        named = dict(self._bounds[table])
        for name, code in zip(self._tables[table].dimensions, key, strict=True):
            if code != TOTAL and name != ALL:
                held = self._classes[table, name][code]
                named[name] = held & named.get(name, held)
        return tuple(sorted(named.items()))

    def nobody(self, table: int) -> tuple[Block, ...]:
        """Return the classes that no code of a table holds, and so nobody is in."""
        bounds = dict(self._bounds[table])
        return tuple(
            tuple(sorted((bounds | {name: rest}).items()))
            for name in sorted(_named(self._tables[table]))
            if (rest := self._within(table, name) - self._held(table, name))
        )

    def dimensions(self, table: int) -> frozenset[str]:
        """Return by what the persons of a table are known: its own, and its bounds."""
        return _named(self._tables[table]).union(self._bounds[table])

    def _held(self, table: int, name: str) -> frozenset[int]:
        return frozenset[int]().union(*self._classes[table, name].values())

    def _within(self, table: int, name: str) -> frozenset[int]:
        return self._bounds[table].get(name, frozenset(range(self.sizes[name])))

    def is_cut_differently(self, name: str) -> bool:
        """Do the tables group a dimension in several ways, or hold a part of it?"""
        ways = {
            frozenset(codes.values())
            for (_, known), codes in self._classes.items()
            if known == name
        }
        return len(ways) > 1 or any(name in each for each in self._bounds.values())


def coverage(tables: Sequence[Coded]) -> Coverage:
    """Return how the codes of these tables hang together."""
    bounds = _bounds(tables)
    sizes: dict[str, int] = {}
    found: dict[tuple[int, str], Mapping[str, frozenset[int]]] = {}
    bound: dict[int, dict[str, frozenset[int]]] = {at: {} for at in range(len(tables))}
    every = [name for table in tables for name in table.dimensions if name != ALL]
    for name in dict.fromkeys([*every, *(name for each in bounds for name in each)]):
        holding: dict[_Holder, Mapping[str, frozenset[str]]] = {
            (place, _CODES): _parts(table, name)
            for place, table in enumerate(tables)
            if name in table.dimensions
        }
        for place, each in enumerate(bounds):
            if name in each:
                holding[place, _BOUND] = {name: each[name]}
                holding[_NOBODYS, _BOUND] = {name: every_code(name)}
        sizes[name], classes = _cut(holding)
        for (place, kind), held in classes.items():
            if kind == _CODES:
                found[place, name] = held
            elif place != _NOBODYS:
                bound[place][name] = held[name]
    return Coverage(sizes, found, bound, tuple(tables))


def _bounds(tables: Sequence[Coded]) -> list[Mapping[str, frozenset[str]]]:
    """Return what bounds each table; nothing where all count the same measure."""
    measures = [table.heading.measure for table in tables]
    if len({*measures}) < 2:
        return [{} for _ in measures]
    return [inside(measure) for measure in measures]


def _named(table: Coded) -> frozenset[str]:
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
    holding: Mapping[_Holder, Mapping[str, frozenset[str]]],
) -> tuple[int, dict[_Holder, dict[str, frozenset[int]]]]:
    seen: dict[str, list[tuple[_Holder, str]]] = {}
    for holder, parts in holding.items():
        for code, atoms in parts.items():
            for atom in atoms:
                seen.setdefault(atom, []).append((holder, code))
    alike = {tuple(where): None for where in seen.values()}
    number = {where: at for at, where in enumerate(alike)}
    return len(number), {
        holder: {
            code: frozenset(number[tuple(seen[atom])] for atom in atoms)
            for code, atoms in parts.items()
        }
        for holder, parts in holding.items()
    }
