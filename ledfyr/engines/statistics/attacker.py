"""What could a reader compute, and which cells would have stopped it?"""

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from ledfyr.engines.statistics.slack import Cut, Slack

_TINY = 1e-7
_SWEEPS = 12
_FEW = 20
_PRIMAL = 4
"""HiGHS: primal simplex, as only the aim changes from attack to attack."""

Array = NDArray[np.float64]


class Attacker:
    """Attacks one choice of hidden cells after the other, and remembers what moved."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._matrix = _matrix(slack)
        self._moves: list[Array] = []
        self._low = self._high = np.zeros(slack.primary.size)
        self._random = np.random.default_rng(1)

    def refute(self, hidden: NDArray[np.bool_], needed: Array) -> list[Cut]:
        """Return a cut for each small cell that a reader could compute too closely."""
        program = _Program(self._matrix, self._slack, np.flatnonzero(hidden))
        self._forget(hidden)
        for _ in range(_SWEEPS):
            open_ = self._slack.primary[self._reach() < needed - _TINY]
            if open_.size > _FEW:
                signs = self._random.choice([-1.0, 1.0], open_.size)
                self._remember(program.push(open_, signs)[0])
        return [
            cut
            for number, need in enumerate(needed)
            if self._reach()[number] < need - _TINY
            for cut in self._attack(program, number, float(need))
        ]

    def widest(self, needed: Array) -> Array:
        """Return the width that is left to each small cell if everything is hidden.

        Whole numbers, and no more than `needed`.
        """
        everything = np.ones(len(self._slack.keys), dtype=bool)
        self.refute(everything, needed)
        return np.minimum(needed, np.floor(self._reach() + _TINY))

    def _attack(self, program: "_Program", number: int, need: float) -> list[Cut]:
        cell = self._slack.primary[number : number + 1]
        weights = np.zeros(self._matrix.shape[1])
        for sign in (1.0, -1.0):
            move, price = program.push(cell, np.array([sign]))
            weights += price
            self._remember(move)
            if self._reach()[number] >= need - _TINY:
                return []
        return [(weights, need)]

    def _forget(self, hidden: NDArray[np.bool_]) -> None:
        """Keep the moves that need no cell which is shown now."""
        moves, self._moves = self._moves, []
        self._low = self._high = np.zeros(self._slack.primary.size)
        for move in moves:
            if not move[~hidden].any():
                self._remember(move)

    def _remember(self, move: Array) -> None:
        self._moves.append(move)
        self._low = np.minimum(self._low, move[self._slack.primary])
        self._high = np.maximum(self._high, move[self._slack.primary])

    def _reach(self) -> Array:
        return self._high - self._low


class _Program:
    """The linear program of one choice; an attack starts where the last one ended."""

    def __init__(
        self, matrix: csc_array, slack: Slack, hidden: NDArray[np.intp]
    ) -> None:
        self._matrix, self._slack, self._hidden = matrix, slack, hidden
        self._place = np.full(matrix.shape[1], -1, dtype=np.int32)
        self._place[hidden] = np.arange(hidden.size)
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self._solver.setOptionValue("output_flag", False)
        self._solver.setOptionValue("threads", 1)
        self._solver.setOptionValue("simplex_strategy", _PRIMAL)
        self._solver.addVars(hidden.size, -slack.down[hidden], slack.up[hidden])
        rows = matrix[:, hidden].tocsr()
        self._used = np.flatnonzero(np.diff(rows.indptr))
        for row in self._used:
            part = slice(rows.indptr[row], rows.indptr[row + 1])
            columns = rows.indices[part].astype(np.int32)
            self._solver.addRow(0.0, 0.0, columns.size, columns, rows.data[part])

    def push(self, cells: NDArray[np.intp], signs: Array) -> tuple[Array, Array]:
        """Move cells as far as the sums allow; return the move and all prices."""
        places = self._place[cells]
        self._solver.changeColsCost(places.size, places, -signs)
        self._solver.run()
        self._solver.changeColsCost(places.size, places, np.zeros(places.size))
        solution = self._solver.getSolution()
        move = np.zeros(self._place.size)
        move[self._hidden] = solution.col_value
        move[np.abs(move) < _TINY] = 0.0
        dual = np.zeros(self._matrix.shape[0])
        dual[self._used] = solution.row_dual
        price = self._matrix.T @ dual
        price[cells] += signs
        up, down = self._slack.up, self._slack.down
        return move, np.where(price > 0, price * up, -price * down)


def _matrix(slack: Slack) -> csc_array:
    columns = np.concatenate([cells for cells, _ in slack.sums])
    signs = np.concatenate([signs for _, signs in slack.sums])
    starts = np.cumsum([0, *(cells.size for cells, _ in slack.sums)])
    rows = np.repeat(np.arange(len(slack.sums)), np.diff(starts))
    shape = (len(slack.sums), len(slack.keys))
    return csc_array((signs, (rows, columns)), shape=shape)
