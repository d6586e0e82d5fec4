"""What would a reader find who tries to compute the hidden cells?"""

from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from ledfyr.domain.statistics.disclosure.policy import (
    Pattern,
    Policy,
    possible_counts,
    primary_cells,
    small_cells,
)
from ledfyr.domain.statistics.disclosure.table import Additive, Key

_SWEEPS = 24
"""Whole-table attacks before single cells are attacked; only speed depends on it."""
_TINY = 1e-6

Array = NDArray[np.float64]


class Attack:
    """Looks for whole tables that fit, as far from the true one as needed."""

    def __init__(self, table: Additive, pattern: Pattern, policy: Policy) -> None:
        self._primary = sorted(primary_cells(table, policy))
        others = sorted(pattern.secondary - set(self._primary))
        self._place = {key: n for n, key in enumerate([*self._primary, *others])}
        self._seen = len(self._place)
        for _, parts in table.unseen():
            for key in parts:
                self._place.setdefault(key, len(self._place))
        true = [table.with_margins[key] for key in self._primary]
        self._low = np.array(true, dtype=float)
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

    def _limits(self, table: Additive, pattern: Pattern, policy: Policy) -> Bounds:
        widest = max(table.with_margins.values()) + 10 * policy.threshold
        small = small_cells(table, policy)
        hidden = list(self._place)[: self._seen]
        ends = [
            possible_counts(policy, key in small, key in pattern.quiet)
            for key in hidden
        ]
        ends += [(0, None)] * (len(self._place) - self._seen)
        return Bounds([low for low, _ in ends], [high or widest for _, high in ends])

    def _shown_sums(self, table: Additive) -> LinearConstraint | None:
        rows: list[dict[int, float]] = []
        right: list[float] = []
        for whole, parts in chain(table.all_sums(), table.unseen()):
            row = {self._place[key]: 1.0 for key in parts if key in self._place}
            shown = -sum(table.with_margins[k] for k in parts if k not in self._place)
            if whole in self._place:
                row[self._place[whole]] = -1.0
            else:
                shown += table.with_margins[whole]
            if row:
                rows.append(row)
                right.append(shown)
        if not rows:
            return None
        return LinearConstraint(_sparse(rows, len(self._place)), right, right)

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
