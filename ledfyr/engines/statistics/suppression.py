"""Which further cells must be hidden, at the least loss of information?

Fischetti and Salazar (2001): a master problem chooses cells, an attacker's linear
program refutes the choice, its dual becomes a cut of the master. Solver: HiGHS.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from ledfyr.domain.statistics.disclosure import Key, Policy, Table, audit
from ledfyr.engines.statistics.attacker import Attacker
from ledfyr.engines.statistics.slack import Cut, Slack

_ROUNDS = 400
_ROUGH = 0.02
"""Relative gap while cuts are still being found; the last choice is exact."""
_ADVICE = "The small counts cannot be hidden in this table; use coarser categories."


class CannotProtect(ValueError):
    """No set of hidden cells keeps the small counts secret."""


def suppress(table: Table, policy: Policy) -> frozenset[Key]:
    """Return the cells to hide besides the small ones, fewest persons first.

    Each end of the reader's interval is as in `disclosure.audit`. The result holds no
    cell that could be shown again. Raises CannotProtect.
    """
    slack = Slack(table, policy)
    if not slack.primary.size:
        return frozenset()
    master, attacker = _Master(slack), Attacker(slack)
    needed = np.full(slack.primary.size, slack.required)
    for _ in range(_ROUNDS):
        hidden = master.choose()
        if cuts := attacker.refute(hidden, needed):
            master.add(cuts)
        elif not master.is_exact:
            master.is_exact = True
        else:
            pattern = slack.keys_of(hidden)
            narrow = set(audit(table, pattern, policy).narrow)
            if not narrow:
                return pattern
            needed += [slack.keys[cell] in narrow for cell in slack.primary]
    raise CannotProtect(_ADVICE)


class _Master:
    """Chooses the cheapest cells that satisfy every cut found so far."""

    def __init__(self, slack: Slack) -> None:
        self.is_exact = False
        self._slack = slack
        size = len(slack.keys)
        self._rows: list[csr_array] = []
        self._right: list[float] = []
        self._bounds = Bounds(slack.is_primary.astype(float), np.ones(size))
        self.add(slack.first_cuts())

    def add(self, cuts: list[Cut]) -> None:
        """Keep cuts: the weights of the hidden cells must reach the cut's need."""
        for weights, need in cuts:
            self._rows.append(csr_array(np.minimum(weights, need)[None, :]))
            self._right.append(need)

    def choose(self) -> NDArray[np.bool_]:
        """Return which cells are hidden; raises CannotProtect if no choice is left."""
        found = milp(
            self._slack.cost,
            integrality=np.ones_like(self._slack.cost),
            bounds=self._bounds,
            constraints=self._constraints(),
            options={"mip_rel_gap": 0.0 if self.is_exact else _ROUGH},
        )
        if found.x is None:
            raise CannotProtect(_ADVICE)
        return np.asarray(found.x > 0.5)

    def _constraints(self) -> LinearConstraint:
        return LinearConstraint(vstack(self._rows), np.array(self._right) - 1e-6)
