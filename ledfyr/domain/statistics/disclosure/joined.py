"""Which finest tables must exist behind tables that share dimensions?

Tables that can be taken off one by one (Graham's reduction) agree with one table of all
persons as soon as they agree on what they share; those that are left form a ring and
need one finer table behind them. So no more cells are thought of than needed, and
still whole numbers that agree are always those of a possible set of persons.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from ledfyr.domain.statistics.disclosure.coverage import Block

Places = NDArray[np.intp]


@dataclass(frozen=True)
class Joined:
    """Finest tables by classes of dimensions, one after the other in one line of cells.

    `above` names for each table the earlier one with which it shares all that it shares
    with any earlier one; the first has none.
    """

    sizes: Mapping[str, int]
    tables: tuple[tuple[str, ...], ...]
    above: tuple[int | None, ...]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each table begins in the line."""
        return tuple(np.cumsum([0, *(prod(self._shape(t)) for t in self.tables)]))

    @property
    def cells(self) -> int:
        """The number of all finest cells."""
        return int(self.starts[-1])

    def places(self, block: Block) -> Places:
        """Return the finest cells that make up a block, in the first table with it."""
        named = {name for name, _ in block}
        at = next(n for n, names in enumerate(self.tables) if named <= {*names})
        return self._in_table(at, block)

    def shared(self) -> Iterable[tuple[Places, Places]]:
        """Give what each table and the one above count alike, by their finest cells."""
        for at, above in enumerate(self.above):
            if above is not None:
                names = [n for n in self.tables[at] if n in self.tables[above]]
                for classes in np.ndindex(*(self.sizes[n] for n in names)):
                    block = tuple(
                        (name, frozenset({each}))
                        for name, each in zip(names, classes, strict=True)
                    )
                    yield self._in_table(at, block), self._in_table(above, block)

    def _shape(self, names: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(self.sizes[name] for name in names)

    def _in_table(self, at: int, block: Block) -> Places:
        names, start = self.tables[at], self.starts[at]
        shape = self._shape(names)
        numbers = np.arange(prod(shape), dtype=np.intp).reshape(shape)
        if not names:
            return np.array([start])
        known = dict(block)
        chosen = [
            sorted(known[name]) if name in known else range(self.sizes[name])
            for name in names
        ]
        return start + numbers[np.ix_(*chosen)].ravel()


def joined(shapes: Iterable[frozenset[str]], sizes: Mapping[str, int]) -> Joined:
    """Return the finest tables behind tables of these dimensions."""
    left = _largest(shapes) or [frozenset()]
    taken: list[frozenset[str]] = []
    while len(left) > 1 and (ear := _ear(left)) is not None:
        left.remove(ear)
        taken.append(ear)
    order = [frozenset[str]().union(*left), *reversed(taken)]
    above: list[int | None] = [None]
    for at, names in enumerate(order[1:], start=1):
        before = frozenset[str]().union(*order[:at])
        above.append(next(n for n in range(at) if names & before <= order[n]))
    return Joined(sizes, tuple(tuple(sorted(names)) for names in order), tuple(above))


def _largest(shapes: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    every = sorted(dict.fromkeys(shapes), key=lambda each: (len(each), sorted(each)))
    return [one for one in every if not any(one < other for other in every)]


def _ear(left: list[frozenset[str]]) -> frozenset[str] | None:
    """Return a table whose shared dimensions all stand in one other table."""
    for ear in left:
        others = [each for each in left if each is not ear]
        shared = ear & frozenset[str]().union(*others)
        if any(shared <= each for each in others):
            return ear
    return None
