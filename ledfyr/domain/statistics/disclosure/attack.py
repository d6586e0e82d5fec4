"""What would a reader find who tries to compute the hidden cells?"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from ledfyr.domain.statistics.disclosure.policy import (
    Pattern,
    Policy,
    possible_counts,
    primary_cells,
)
from ledfyr.domain.statistics.disclosure.table import Key, Table

_SWEEPS = 24
"""Whole-table attacks before single cells are attacked; only speed depends on it."""
_TINY = 1e-6

Array = NDArray[np.float64]


class Attack:
    """Looks for whole tables that fit, as far from the true one as needed."""

    def __init__(self, table: Table, pattern: Pattern, policy: Policy) -> None:
        self._primary = sorted(primary_cells(table, policy))
        others = sorted(pattern.secondary - set(self._primary))
        self._place = {key: n for n, key in enumerate([*self._primary, *others])}
        self._true = np.array(
            [table.with_margins[key] for key in self._place], dtype=float
        )
        self._low = self._true[: len(self._primary)].copy()
        self._high = self._low.copy()
        self._required = policy.required
        self._bounds = self._limits(table, pattern, policy)
        self._sums = self._shown_sums(table)

    def ends(self) -> dict[Key, tuple[int, int]]:
        """Return for each small cell the smallest and largest count found possible.

        The search stops where the policy's width is reached.
        """
        self._sweep()
        self._single_out()
        ends = zip(self._primary, self._low, self._high, strict=True)
        return {key: (int(low), int(high)) for key, low, high in ends}

    def _limits(self, table: Table, pattern: Pattern, policy: Policy) -> Bounds:
        widest = max(table.with_margins.values()) + 10 * policy.threshold
        small = set(self._primary)
        ends = [
            possible_counts(policy, key in small, key in pattern.quiet)
            for key in self._place
        ]
        return Bounds([low for low, _ in ends], [high or widest for _, high in ends])

    def _shown_sums(self, table: Table) -> LinearConstraint | None:
        rows: list[dict[int, float]] = []
        for whole, parts in table.all_sums():
            row = {self._place[key]: 1.0 for key in parts if key in self._place}
            if whole in self._place:
                row[self._place[whole]] = -1.0
            if row:
                rows.append(row)
        if not rows:
            return None
        matrix = _sparse(rows, len(self._place))
        right = matrix @ self._true
        return LinearConstraint(matrix, right, right)

    def _open(self) -> NDArray[np.intp]:
        return np.flatnonzero(self._high - self._low < self._required)

    def _sweep(self) -> None:
        """Attack many cells at once, in seeded random directions."""
        random = np.random.default_rng(1)
        for _ in range(_SWEEPS):
            cells = self._open()
            if not cells.size:
                return
            direction = np.zeros(len(self._place))
            direction[cells] = random.choice([-1.0, 1.0], cells.size)
            self._solve(direction, gap=0.05)

    def _single_out(self) -> None:
        """Attack each cell that is still too narrow, downward and upward."""
        for cell in self._open():
            for sign in (1.0, -1.0):
                if self._high[cell] - self._low[cell] < self._required:
                    direction = np.zeros(len(self._place))
                    direction[cell] = sign
                    self._solve(direction, gap=0.0)

    def _solve(self, direction: Array, gap: float) -> None:
        table = self._fit(direction, False, gap)
        if table is not None and np.abs(table - np.rint(table)).max() > _TINY:
            table = self._fit(direction, True, gap)
        if table is not None:
            table = np.rint(table[: len(self._primary)])
            self._low = np.minimum(self._low, table)
            self._high = np.maximum(self._high, table)

    def _fit(self, direction: Array, is_whole: bool, gap: float) -> Array | None:
        found = milp(
            direction,
            integrality=np.full(direction.size, int(is_whole)),
            bounds=self._bounds,
            constraints=self._sums or (),
            options={"mip_rel_gap": gap},
        )
        return None if found.x is None else np.asarray(found.x)


def _sparse(rows: list[dict[int, float]], width: int) -> csr_array:
    values = [value for row in rows for value in row.values()]
    columns = [column for row in rows for column in row]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    return csr_array((values, columns, starts), shape=(len(rows), width))
