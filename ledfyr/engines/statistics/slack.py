"""How far may a reader believe that a hidden cell lies from its true count?"""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from ledfyr.domain.statistics.disclosure import (
    Additive,
    Key,
    Policy,
    Table,
    primary_cells,
)
from ledfyr.domain.statistics.disclosure.policy import possible_counts, small_cells

_FAR = 20
"""How far above its count a large hidden cell is taken to reach, in widths.

A reader believes even more possible, so that the bound only errs toward safety.
"""

Cut = tuple[NDArray[np.float64], float]
"""Weights of the cells, and what the weights of the hidden ones must add up to."""

Sum = tuple[NDArray[np.intp], NDArray[np.float64]]
"""The cells of one sum, and their signs: minus for the margin."""


class Slack:
    """The cells that may be hidden, as arrays: those that count somebody.

    To hide those that are `known` from elsewhere would protect nothing.
    """

    def __init__(
        self,
        table: Additive,
        policy: Policy,
        quiet: frozenset[Key],
        known: frozenset[Key] = frozenset(),
    ) -> None:
        small = small_cells(table, policy)
        primary = primary_cells(table, policy)
        self.keys: list[Key] = [
            key
            for key, count in table.with_margins.items()
            if count and (key in primary or key not in known)
        ]
        self.required = float(policy.required)
        count = np.array([table.with_margins[key] for key in self.keys], dtype=float)
        self.is_primary = np.array([key in primary for key in self.keys], dtype=bool)
        self.primary = np.flatnonzero(self.is_primary)
        ends = [possible_counts(policy, k in small, k in quiet) for k in self.keys]
        far = _FAR * self.required
        self.down = np.minimum(count - [low for low, _ in ends], far)
        highest = [count.max() + far if high is None else high for _, high in ends]
        self.up = np.minimum(highest - count, far)
        self.cost = np.where(self.is_primary, 0.0, count + 1.0)
        self.sums = self._sums(table.sums())
        self._all_sums = self._sums(table.all_sums())

    @classmethod
    def of_amounts(cls, table: Table, needs: Mapping[Key, int]) -> "Slack":
        """Return the cells of a table of amounts; `needs` names the sensitive ones.

        A reader holds every amount of zero or more possible.
        """
        self = cls.__new__(cls)
        self.keys = [key for key, amount in table.with_margins.items() if amount]
        amounts = np.array([table.with_margins[k] for k in self.keys], dtype=float)
        self.is_primary = np.array([key in needs for key in self.keys], dtype=bool)
        self.primary = np.flatnonzero(self.is_primary)
        far = float(_FAR * max(needs.values()))
        self.required = 0.0
        self.down, self.up = np.minimum(amounts, far), np.full(len(self.keys), far)
        self.cost = np.where(self.is_primary, 0.0, amounts + 1.0)
        self.sums = self._sums(table.sums())
        self._all_sums = self._sums(table.all_sums())
        return self

    def _sums(self, sums: Iterable[tuple[Key, tuple[Key, ...]]]) -> list[Sum]:
        place = {key: number for number, key in enumerate(self.keys)}
        found = []
        for whole, parts in sums:
            if cells := [place[key] for key in (whole, *parts) if key in place]:
                signs = np.ones(len(cells))
                signs[0] = -1.0 if whole in place else 1.0
                found.append((np.array(cells), signs))
        return found

    def first_cuts(self, needed: NDArray[np.float64]) -> list[Cut]:
        """Return what every sum asks: beside a small cell, enough room to move."""
        room = self.up + self.down
        need = np.zeros(len(self.keys))
        need[self.primary] = needed
        cuts = []
        for cells, _ in self._all_sums:
            for cell in cells[self.is_primary[cells]]:
                weights = np.zeros(len(self.keys))
                weights[cells] = room[cells]
                weights[cell] = 0.0
                cuts.append((weights, float(need[cell])))
        return cuts

    def keys_of(self, hidden: NDArray[np.bool_]) -> frozenset[Key]:
        """Return the hidden cells that are not small themselves."""
        return frozenset(
            self.keys[cell] for cell in np.flatnonzero(hidden & ~self.is_primary)
        )
