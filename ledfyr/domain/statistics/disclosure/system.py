"""Which whole numbers of persons agree with everything that was released?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, vstack

from ledfyr.domain.statistics.disclosure.coverage import Block
from ledfyr.domain.statistics.disclosure.joined import Joined
from ledfyr.domain.statistics.disclosure.released import ReleasedCell
from ledfyr.domain.statistics.disclosure.stamps import Stamp

_SWEEPS = 12
"""Attacks on many numbers at once before single ones; only speed depends on it."""
_MUCH = 10_000
_TINY = 1e-6

Array = NDArray[np.float64]
Open = Callable[[Array, Array], NDArray[np.bool_]]
"""Asked with the least and the most that was found: which are still worth a push?"""


@dataclass(frozen=True, slots=True)
class Line:
    """Finest cells with weights, and the least and most that they can add up to."""

    places: NDArray[np.intp]
    weights: Array
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell of a released table, as a line of the system."""

    table: int
    cell: ReleasedCell
    line: Line


class System:
    """What a reader knows of persons as of several days, as linear equations."""

    def __init__(self, joined: Joined, stamps: Sequence[Stamp]) -> None:
        self._joined = joined
        self._stamps = sorted(dict.fromkeys(stamps))
        self._starts = {s: n * joined.cells for n, s in enumerate(self._stamps)}
        self._size = joined.cells * len(self._stamps)
        self._shown: list[Shown] = []
        self._lines: list[Line] = [
            _line(start + one, start + other)
            for start in self._starts.values()
            for one, other in joined.shared()
        ]
        self._most = float(_MUCH)
        self._fit = np.zeros(self._size)
        self._rows: LinearConstraint | None = None

    def fits(self, lines: Sequence[Line], shown: Sequence[Shown] = ()) -> bool:
        """Take lines in if whole persons agree with them and all before; else not."""
        before = self._lines, self._shown, self._most, self._rows
        self._lines, self._shown = [*self._lines, *lines], [*self._shown, *shown]
        every = [line.low for line in self._lines if np.isfinite(line.low)]
        self._most = max(float(_MUCH), 2 * max(every, default=0.0))
        self._rows = self._constraint()
        found = self._solved(np.zeros(self._size))
        if found is None:
            self._lines, self._shown, self._most, self._rows = before
            return False
        self._fit = found
        return True

    def line(self, at: Stamp, block: Block, low: float, high: float) -> Line:
        """Return the persons of a block as of a day as a line."""
        places = self._starts[at] + self._joined.places(block)
        return Line(places, np.ones(places.size), low, high)

    def difference(self, one: Stamp, other: Stamp, block: Block) -> Line:
        """Return how many more persons of a block there are as of another day."""
        places = self._joined.places(block)
        both = [self._starts[other] + places, self._starts[one] + places]
        signs = np.repeat([1.0, -1.0], places.size)
        return Line(np.concatenate(both), signs, 0.0, np.inf)

    def reach(self, aims: Sequence[Line], is_open: Open) -> list[tuple[int, int]]:
        """Return how small and how large each sum can be among all whole persons.

        A sum is left as soon as `is_open`, asked with what was found, says no.
        """
        if not aims:
            return []
        matrix = _matrix(aims, self._size)
        low = high = np.rint(matrix @ self._fit)
        random = np.random.default_rng(1)
        for _ in range(_SWEEPS):
            open_ = np.flatnonzero(is_open(low, high))
            if not open_.size:
                break
            signs = random.choice([-1.0, 1.0], open_.size)
            low, high = self._pushed(signs @ matrix[open_], matrix, low, high)
        for row in range(len(aims)):
            for sign in (1.0, -1.0):
                if is_open(low, high)[row]:
                    aim = sign * matrix[[row]].toarray()[0]
                    low, high = self._pushed(aim, matrix, low, high)
        ends = zip(low, high, strict=True)
        return [(round(one), round(other)) for one, other in ends]

    def as_program(
        self, aims: Sequence[Line]
    ) -> tuple[csr_array, LinearConstraint | None, float]:
        """Return sums as rows of the finest cells, what binds these, and their most."""
        return _matrix(aims, self._size), self._rows, self._most

    def reasons(self, aim: Line) -> list[Shown]:
        """Return the cells without which the sum would not be known so closely."""
        direction = _matrix([aim], self._size).toarray()[0]
        found: dict[int, Shown] = {}
        matrix = _matrix(self._lines, self._size)
        low = np.array([line.low for line in self._lines])
        high = np.array([line.high for line in self._lines])
        is_same, has_low, has_high = low == high, low > -np.inf, high < np.inf
        least, most = has_low & ~is_same, has_high & ~is_same
        place = {id(each.line): each for each in self._shown}
        numbers = np.concatenate([np.flatnonzero(least), np.flatnonzero(most)])
        for sign in (1.0, -1.0):
            answer = linprog(
                sign * direction,
                A_ub=vstack([-matrix[least], matrix[most]]) if numbers.size else None,
                b_ub=np.concatenate([-low[least], high[most]])
                if numbers.size
                else None,
                A_eq=matrix[is_same],
                b_eq=low[is_same],
                bounds=(0, self._most),
            )
            if answer.x is None:
                continue
            tight = np.flatnonzero(is_same)[np.abs(answer.eqlin.marginals) > _TINY]
            bound = (
                numbers[np.abs(answer.ineqlin.marginals) > _TINY]
                if numbers.size
                else numbers
            )
            for row in (*tight, *bound):
                if each := place.get(id(self._lines[row])):
                    found[int(row)] = each
        return list(found.values())

    def _pushed(
        self, aim: Array, matrix: csr_array, low: Array, high: Array
    ) -> tuple[Array, Array]:
        found = self._solved(aim) if aim.any() else None
        if found is None:
            return low, high
        value = np.rint(matrix @ found)
        return np.minimum(low, value), np.maximum(high, value)

    def _solved(self, aim: Array) -> Array | None:
        """Return whole persons that lie furthest against an aim; None if none agree."""
        found = self._asked(aim, 0)
        if found is not None and np.abs(found - np.rint(found)).max(initial=0) > _TINY:
            found = self._asked(aim, 1)
        return None if found is None else np.rint(found)

    def _asked(self, aim: Array, whole: int) -> Array | None:
        found = milp(
            aim,
            integrality=np.full(self._size, whole),
            bounds=Bounds(0, self._most),
            constraints=self._rows or (),
        )
        return None if found.x is None else np.asarray(found.x)

    def _constraint(self) -> LinearConstraint | None:
        if not self._lines:
            return None
        return LinearConstraint(
            _matrix(self._lines, self._size),
            [line.low for line in self._lines],
            [line.high for line in self._lines],
        )


def _line(one: NDArray[np.intp], other: NDArray[np.intp]) -> Line:
    weights = np.repeat([1.0, -1.0], [one.size, other.size])
    return Line(np.concatenate([one, other]), weights, 0.0, 0.0)


def _matrix(lines: Sequence[Line], size: int) -> csr_array:
    starts = np.cumsum([0, *(line.places.size for line in lines)])
    columns = np.concatenate([line.places for line in lines])
    weights = np.concatenate([line.weights for line in lines])
    return csr_array((weights, columns, starts), shape=(len(lines), size))
