"""Which further cells must be hidden, at the least loss of information?

Fischetti and Salazar (2001): a master problem chooses cells, an attacker's linear
program refutes the choice, its dual becomes a cut of the master. Solver: HiGHS.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from ledfyr.domain.statistics.disclosure import Key, Pattern, Policy, Table, audit
from ledfyr.engines.statistics.attacker import Attacker
from ledfyr.engines.statistics.slack import Cut, Slack

_ROUNDS = 400
_ROUGH = 0.02
"""Relative gap while cuts are still being found; the last choice is exact."""

Array = NDArray[np.float64]


class CannotProtect(ValueError):
    """No set of hidden cells keeps the small counts secret; `stuck` names some."""

    def __init__(self, stuck: frozenset[Key]) -> None:
        super().__init__(
            "The small counts cannot be hidden in this table; use coarser categories."
        )
        self.stuck = stuck


class _NoChoice(Exception):
    """The cuts of the master contradict each other."""


def suppress(
    table: Table, policy: Policy, quiet: frozenset[Key] = frozenset()
) -> Pattern:
    """Return the cells to hide besides the small ones, fewest persons first.

    A small cell of `quiet` does not say that it is small. Where hiding everything would
    not make a cell as vague as the policy asks, one count more or less is enough.
    Raises CannotProtect.
    """
    slack = Slack(table, policy, quiet)
    needed = np.full(slack.primary.size, slack.required)
    if not slack.primary.size:
        return Pattern()
    try:
        return _optimum(table, policy, slack, needed, quiet)
    except _NoChoice:
        needed = Attacker(slack).widest(needed)
    stuck = slack.primary[needed < 1]
    try:
        if not stuck.size:
            return _optimum(table, policy, slack, needed, quiet)
    except _NoChoice:
        stuck = slack.primary
    raise CannotProtect(frozenset(slack.keys[cell] for cell in stuck))


def _optimum(
    table: Table, policy: Policy, slack: Slack, needed: Array, quiet: frozenset[Key]
) -> Pattern:
    master, attacker = _Master(slack, needed), Attacker(slack)
    needed = needed.copy()
    for _ in range(_ROUNDS):
        hidden = master.choose()
        if cuts := attacker.refute(hidden, needed):
            master.add(cuts)
        elif not master.is_exact:
            master.is_exact = True
        else:
            pattern = Pattern(slack.keys_of(hidden), quiet)
            narrow = set(audit(table, pattern, policy).narrow)
            if not narrow:
                return pattern
            needed += [slack.keys[cell] in narrow for cell in slack.primary]
    raise _NoChoice


class _Master:
    """Chooses the cheapest cells that satisfy every cut found so far."""

    def __init__(self, slack: Slack, needed: Array) -> None:
        self.is_exact = False
        self._loss = 0.0
        self._slack = slack
        self._rows: list[csr_array] = []
        self._right: list[float] = []
        self._bounds = Bounds(slack.is_primary.astype(float), np.ones(len(slack.keys)))
        self.add(slack.first_cuts(needed))

    def add(self, cuts: list[Cut]) -> None:
        """Keep cuts: the weights of the hidden cells must reach the cut's need."""
        for weights, need in cuts:
            self._rows.append(csr_array(np.minimum(weights, need)[None, :]))
            self._right.append(need)

    def choose(self) -> NDArray[np.bool_]:
        """Return which cells are hidden; raises _NoChoice if no choice is left."""
        right = np.array(self._right) - 1e-6
        found = milp(
            self._slack.cost,
            integrality=np.ones_like(self._slack.cost, dtype=int),
            bounds=self._bounds,
            constraints=LinearConstraint(vstack(self._rows), right),
            options={"mip_rel_gap": self._gap()},
        )
        if found.x is None:
            raise _NoChoice
        self._loss = float(found.fun)
        return np.asarray(found.x > 0.5)

    def _gap(self) -> float:
        """Costs are whole numbers: half a unit proves the optimum."""
        return 0.5 / (self._loss + 1) if self.is_exact else _ROUGH
