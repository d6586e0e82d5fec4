"""What would a reader find who lays a new release beside all earlier ones?

Two editions that differ by three persons tell of three persons, however large both
are. The reader is taken to know every release, what each hidden cell says of itself,
that all sums hold, that tables as of one day count the same persons, and that figures
of a later day only grow, as long as what was released agrees with that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from ledfyr.domain.statistics.disclosure.release import Status
from ledfyr.domain.statistics.disclosure.released import Heading, ReleasedTable
from ledfyr.domain.statistics.disclosure.table import TOTAL, Key

_SWEEPS = 12
"""Attacks on many cells at once before single ones; only speed depends on it."""
_MUCH = 10_000

Cell = tuple[int, Key]
"""A release by its place, and a cell of it."""
Row = dict[Cell, float]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Exposure:
    """Something that a new release would tell beside an earlier one.

    `key` is the cell of the new table. If `is_difference`, `lowest` to `highest`
    persons lie between the two releases; else they stand in a hidden cell of one.
    """

    key: Key
    beside: Heading
    lowest: int
    highest: int
    is_difference: bool


def exposures(
    new: ReleasedTable, earlier: Sequence[ReleasedTable]
) -> tuple[Exposure, ...]:
    """Return what the new table would tell of few persons beside the earlier ones.

    Found by linear programming over whole numbers across all releases of the same area,
    measure and year: a difference, or a hidden cell, that would be known more closely
    than the policy allows, and not before. Nothing hidden is needed to find it.
    """
    head = new.heading
    same = [
        table
        for table in earlier
        if (table.heading.ref_area, table.heading.measure, table.heading.year)
        == (head.ref_area, head.measure, head.year)
    ]
    if not same:
        return ()
    return tuple(_found(new, same))


def _found(new: ReleasedTable, same: list[ReleasedTable]) -> Iterator[Exposure]:
    now = _History([new, *same])
    differences = list(now.differences())
    reach = now.reach([row for _, row in differences])
    for (cell, _row), (low, high) in zip(differences, reach, strict=True):
        if _tells(low, high, new.policy.threshold, new.policy.required):
            beside = now.tables[cell[0]].heading
            yield Exposure(now.own_key(0, cell[1]), beside, low, high, True)
    yield from _hidden(now, _History(same, now.names), new)


def _hidden(
    now: "_History", before: "_History", new: ReleasedTable
) -> Iterator[Exposure]:
    small = now.small()
    reach = now.reach([{cell: 1.0} for cell in small])
    narrow = [
        (cell, *ends)
        for cell, ends in zip(small, reach, strict=True)
        if ends[1] - ends[0] < new.policy.required
    ]
    for cell, low, high in narrow:
        place, key = cell
        if place:
            ((was_low, was_high),) = before.reach([{(place - 1, key): 1.0}])
        else:
            alone = _History([new], now.names)
            ((was_low, was_high),) = alone.reach([{cell: 1.0}])
        if high - low < min(new.policy.required, was_high - was_low):
            own = now.own_key(0, key)
            yield Exposure(own, now.tables[place].heading, low, high, False)


def _tells(low: int, high: int, threshold: int, required: int) -> bool:
    """Is a difference known closely, and does it point at 1 to threshold - 1?"""
    few = any(0 < abs(size) < threshold for size in range(low, min(high, low + 2) + 1))
    return few and high - low < required


class _History:
    """All releases as one system of sums; the first one is the new one."""

    def __init__(
        self, tables: Sequence[ReleasedTable], names: tuple[str, ...] = ()
    ) -> None:
        self.tables = tables
        every = [name for table in tables for name in table.dimensions]
        self.names = names or tuple(dict.fromkeys(every))
        self._counts: dict[Cell, int | None] = {}
        self._status: dict[Cell, Status] = {}
        for place, table in enumerate(tables):
            for cell in table.cells:
                wide = self._wide(table, cell.key)
                self._counts[place, wide] = cell.count
                self._status[place, wide] = cell.status
        hidden = [cell for cell, count in self._counts.items() if count is None]
        self._place = {cell: number for number, cell in enumerate(hidden)}
        self._any_fit = np.zeros(len(hidden))
        self._bounds, self._limits = self._strongest()

    def own_key(self, place: int, wide: Key) -> Key:
        """Return a cell's key by the dimensions of one table."""
        known = dict(zip(self.names, wide, strict=True))
        return tuple(known[name] for name in self.tables[place].dimensions)

    def small(self) -> list[Cell]:
        """Return every cell that says of itself that it is small."""
        return [cell for cell in self._place if self._status[cell] is Status.PRIMARY]

    def differences(self) -> Iterator[tuple[Cell, Row]]:
        """Give each cell of the new table that another release has too, less that."""
        for place in range(1, len(self.tables)):
            for (of, key), _count in self._counts.items():
                if of == 0 and (place, key) in self._counts:
                    yield (place, key), {(0, key): 1.0, (place, key): -1.0}

    def reach(self, rows: Sequence[Row]) -> list[tuple[int, int]]:
        """Return how small and how large each combination of cells can be.

        The search stops where an interval of `_MUCH` or of the policy is reached.
        """
        aims = [self._split(row) for row in rows]
        fixed = np.array([shown for _, shown in aims], dtype=float)
        if not self._place or not aims:
            return [(round(each), round(each)) for each in fixed]
        matrix = np.array([aim for aim, _ in aims])
        low, high = self._swept(matrix)
        return [
            (round(a + at), round(b + at))
            for a, b, at in zip(low, high, fixed, strict=True)
        ]

    def _swept(self, matrix: Array) -> tuple[Array, Array]:
        low = high = matrix @ self._any_fit
        enough = max(table.policy.required for table in self.tables)
        random = np.random.default_rng(1)
        for _ in range(_SWEEPS):
            open_ = np.flatnonzero(high - low < enough)
            signs = random.choice([-1.0, 1.0], open_.size)
            if open_.size and (aim := signs @ matrix[open_]).any():
                value = matrix @ self._solved(aim)
                low, high = np.minimum(low, value), np.maximum(high, value)
        for row in np.flatnonzero(high - low < enough):
            for sign in (1.0, -1.0):
                if high[row] - low[row] < enough and matrix[row].any():
                    value = matrix @ self._solved(sign * matrix[row])
                    low, high = np.minimum(low, value), np.maximum(high, value)
        return low, high

    def _solved(self, aim: Array) -> Array:
        found = self._solve(aim)
        return self._any_fit if found is None else found

    def _split(self, row: Row) -> tuple[Array, float]:
        aim, shown = np.zeros(len(self._place)), 0.0
        for cell, weight in row.items():
            if cell in self._place:
                aim[self._place[cell]] += weight
            else:
                shown += weight * (self._counts[cell] or 0)
        return aim, shown

    def _strongest(self) -> tuple[Bounds, list[LinearConstraint]]:
        """Return the most that a reader can believe without contradiction."""
        sums = [self._limit(row, 0, 0) for row in self._sums()]
        alike = [self._limit(row, 0, 0) for row in self._pairs(is_same_day=True)]
        grown = [self._limit(row, 0, np.inf) for row in self._pairs(is_same_day=False)]
        for least in (self._least(), np.ones(len(self._place))):
            bounds = Bounds(least, self._most())
            for more in ([*alike, *grown], grown, alike, []):
                limits = self._joined([*sums, *more])
                if limits is not None and self._fits(bounds, limits):
                    return bounds, limits
        raise ValueError("The released tables contradict themselves.")

    def _fits(self, bounds: Bounds, limits: list[LinearConstraint]) -> bool:
        self._bounds, self._limits = bounds, limits
        found = (
            self._solve(np.zeros(len(self._place))) if self._place else self._any_fit
        )
        if found is not None:
            self._any_fit = found
        return found is not None

    def _solve(self, aim: Array) -> Array | None:
        found = milp(
            aim,
            integrality=np.ones(aim.size, dtype=int),
            bounds=self._bounds,
            constraints=self._limits,
        )
        return None if found.x is None else np.rint(found.x)

    def _limit(self, row: Row, low: float, high: float) -> tuple[Row, float, float]:
        _, shown = self._split(row)
        hidden = {cell: w for cell, w in row.items() if cell in self._place}
        return hidden, low - shown, high - shown

    def _joined(
        self, rows: list[tuple[Row, float, float]]
    ) -> list[LinearConstraint] | None:
        """Return the rows as one constraint; None where shown numbers break one."""
        if any(not row and not low <= 0 <= high for row, low, high in rows):
            return None
        kept = [each for each in rows if each[0]]
        if not kept:
            return []
        values = [weight for row, _, _ in kept for weight in row.values()]
        columns = [self._place[cell] for row, _, _ in kept for cell in row]
        starts = np.cumsum([0, *(len(row) for row, _, _ in kept)])
        shape = (len(kept), len(self._place))
        matrix = csr_array((values, columns, starts), shape=shape)
        low = [low for _, low, _ in kept]
        high = [high for _, _, high in kept]
        return [LinearConstraint(matrix, low, high)]

    def _sums(self) -> Iterator[Row]:
        for place, table in enumerate(self.tables):
            columns = zip(*(cell.key for cell in table.cells), strict=True)
            codes = [tuple(dict.fromkeys(column)) for column in columns]
            for key in product(*codes):
                for at in (at for at, code in enumerate(key) if code == TOTAL):
                    row: Row = {(place, self._wide(table, key)): -1.0}
                    for code in codes[at]:
                        if code != TOTAL:
                            part = (*key[:at], code, *key[at + 1 :])
                            row[place, self._wide(table, part)] = 1.0
                    yield row

    def _pairs(self, is_same_day: bool) -> Iterator[Row]:
        """Give what lies between two releases: nothing on one day, then growth."""
        order = sorted(
            range(len(self.tables)), key=lambda place: self.tables[place].heading.as_of
        )
        for number, later in enumerate(order):
            for before in order[:number]:
                one, other = self.tables[before], self.tables[later]
                is_alike = one.heading.as_of == other.heading.as_of
                if is_alike and set(one.dimensions) == set(other.dimensions):
                    continue
                if is_alike is is_same_day:
                    yield from self._between(before, later)

    def _between(self, before: int, later: int) -> Iterator[Row]:
        for (place, key), _count in self._counts.items():
            if place == later and (before, key) in self._counts:
                yield {(later, key): 1.0, (before, key): -1.0}

    def _least(self) -> Array:
        return np.array([self._ends(cell)[0] for cell in self._place], dtype=float)

    def _most(self) -> Array:
        return np.array([self._ends(cell)[1] for cell in self._place], dtype=float)

    def _ends(self, cell: Cell) -> tuple[int, float]:
        threshold = self.tables[cell[0]].policy.threshold
        if self._status[cell] is Status.PRIMARY:
            return 1, threshold - 1
        return threshold, max(_MUCH, 2 * max(n or 0 for n in self._counts.values()))

    def _wide(self, table: ReleasedTable, key: Key) -> Key:
        known = dict(zip(table.dimensions, key, strict=True))
        return tuple(known.get(name, TOTAL) for name in self.names)
