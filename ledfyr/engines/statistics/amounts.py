"""How is a table of amounts protected from end to end?"""

from collections import Counter

import numpy as np

from ledfyr.domain.statistics.disclosure import (
    AmountPolicy,
    AmountTable,
    Key,
    LeakFound,
    SafeAmounts,
    release_amounts,
    sensitive_amounts,
)
from ledfyr.engines.statistics.slack import Slack
from ledfyr.engines.statistics.suppression import NoChoice, optimum

_FIRMEST = 5


def protect_amounts(
    table: AmountTable, policy: AmountPolicy | None = None
) -> SafeAmounts:
    """Hide the cells that tell of one contributor, and the cheapest set of others.

    Audited before release; where no cheap choice passes, all that holds something is
    hidden. Raises LeakFound where even that would tell too much.
    """
    policy = policy or AmountPolicy()
    firmer: Counter[Key] = Counter()
    while max(firmer.values(), default=0) < _FIRMEST:
        try:
            return release_amounts(table, _cheapest(table, policy, firmer), policy)
        except LeakFound as leak:
            if not leak.narrow:
                raise
            firmer.update(leak.narrow)
        except NoChoice:
            break
    counts = table.totals.with_margins
    everything = frozenset(key for key, amount in counts.items() if amount)
    return release_amounts(table, everything, policy)


def _cheapest(
    table: AmountTable, policy: AmountPolicy, firmer: Counter[Key]
) -> frozenset[Key]:
    needs = {key: need for key, (need, _) in sensitive_amounts(table, policy).items()}
    if not needs:
        return frozenset()
    slack = Slack.of_amounts(table.totals, needs)
    needed = [
        2 * needs[slack.keys[n]] * (1 + firmer[slack.keys[n]]) for n in slack.primary
    ]
    return optimum(slack, np.array(needed, dtype=float))
