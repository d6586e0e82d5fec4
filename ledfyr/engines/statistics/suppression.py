"""Which further cells must be hidden, at the least loss of information?

Fischetti and Salazar (2001): a master problem chooses cells, an attacker's linear
program refutes the choice, its dual becomes a cut of the master. Solver: HiGHS.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from ledfyr.domain.statistics.disclosure import Additive, Key, Pattern, Policy
from ledfyr.engines.statistics.attacker import Attacker
from ledfyr.engines.statistics.slack import Cut, Slack

_ROUGH = 0.02
"""Relative gap while cuts are still being found; the last choice is exact."""
_TINY = 1e-6

Array = NDArray[np.float64]


class CannotProtect(ValueError):
    """No set of hidden cells keeps the small counts secret; `stuck` names some."""

    def __init__(self, stuck: frozenset[Key]) -> None:
        super().__init__(
            "The small counts cannot be hidden in this table; use coarser categories."
        )
        self.stuck = stuck


class NoChoice(Exception):
    """The cuts of the master contradict each other."""


def suppress(
    table: Additive,
    policy: Policy,
    quiet: frozenset[Key] = frozenset(),
    firmer: Mapping[Key, int] | None = None,
    known: frozenset[Key] = frozenset(),
) -> Pattern:
    """Return the cells to hide besides the small ones, fewest persons first.

    A small cell of `quiet` does not say that it is small; one of `firmer` is kept
    vaguer by so many counts than the policy asks. `known` cells are shown elsewhere, so
    that hiding them is no choice. Where hiding everything would not
    make a cell as vague as that, one count is enough. Raises CannotProtect.
    """
    slack = Slack(table, policy, quiet, known)
    if not slack.primary.size:
        return Pattern()
    more = [(firmer or {}).get(slack.keys[cell], 0) for cell in slack.primary]
    needed = slack.required + np.array(more, dtype=float)
    try:
        return Pattern(optimum(slack, needed), quiet)
    except NoChoice:
        needed = Attacker(slack).widest(needed)
    stuck = slack.primary[needed < 1]
    try:
        if not stuck.size:
            return Pattern(optimum(slack, needed), quiet)
    except NoChoice:
        stuck = slack.primary
    raise CannotProtect(frozenset(slack.keys[cell] for cell in stuck))


def optimum(slack: Slack, needed: Array) -> frozenset[Key]:
    """Return the cheapest cells that keep each small one as vague as `needed`.

    Raises NoChoice where hiding everything would not.
    """
    master, attacker = _Master(slack, needed), Attacker(slack)
    while True:
        hidden = master.choose()
        if cuts := attacker.refute(hidden, needed):
            master.add(cuts)
        elif not master.is_exact:
            master.is_exact = True
        else:
            return slack.keys_of(hidden)


class _Master:
    """Chooses the cheapest cells that satisfy every cut found so far."""

    def __init__(self, slack: Slack, needed: Array) -> None:
        self.is_exact = False
        self._loss = 0.0
        self._slack = slack
        self._rows: list[csr_array] = []
        self._bounds = Bounds(slack.is_primary.astype(float), np.ones(len(slack.keys)))
        self.add(slack.first_cuts(needed))

    def add(self, cuts: list[Cut]) -> None:
        """Keep cuts: the weights of the hidden cells must reach the cut's need.

        What the small cells give is taken off first, and no cell counts for more than
        the rest, which makes the cut as sharp as whole choices allow.
        """
        free = ~self._slack.is_primary
        for weights, need in cuts:
            rest = need - weights[~free].sum()
            if rest > _TINY:
                shares = np.minimum(weights / rest, 1.0) * free
                self._rows.append(csr_array(shares[None, :]))

    def choose(self) -> NDArray[np.bool_]:
        """Return which cells are hidden; raises NoChoice if no choice is left."""
        found = milp(
            self._slack.cost,
            integrality=np.ones_like(self._slack.cost, dtype=int),
            bounds=self._bounds,
            constraints=self._constraints(),
            options={"mip_rel_gap": self._gap()},
        )
        if found.x is None:
            raise NoChoice
        self._loss = float(found.fun)
        return np.asarray(found.x > 0.5)

    def _constraints(self) -> list[LinearConstraint]:
        return [LinearConstraint(vstack(self._rows), 1 - _TINY)] if self._rows else []

    def _gap(self) -> float:
        """Costs are whole numbers: half a unit proves the optimum."""
        return 0.5 / (self._loss + 1) if self.is_exact else _ROUGH
