"""How is a table protected from end to end?"""

from collections import Counter
from itertools import product

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Key,
    LeakFound,
    Policy,
    SafeTable,
    Table,
    primary_cells,
    release,
)
from ledfyr.engines.statistics.suppression import CannotProtect, suppress

_FIRMEST = 5
"""How often a cell is asked for more, where fractions misled the linear program."""


def protect(table: Table, policy: Policy | None = None) -> SafeTable:
    """Hide the small cells and the cheapest set of others, audited before release.

    Default policy: threshold 5. Where to say which cells are small would give counts
    away, as in four cells of one below a margin of four, as few small cells as
    possible keep quiet: the margins above, all small margins, at last all.
    """
    policy = policy or Policy()
    quiet: frozenset[Key] = frozenset()
    firmer: Counter[Key] = Counter()
    while True:
        try:
            return release(table, suppress(table, policy, quiet, firmer), policy)
        except LeakFound as leak:
            if not leak.narrow or max(firmer.values(), default=0) >= _FIRMEST:
                raise
            firmer.update(leak.narrow)
        except CannotProtect as error:
            wider = _wider(table, policy, quiet, error.stuck)
            if wider == quiet:
                raise
            quiet = wider


def _wider(
    table: Table, policy: Policy, quiet: frozenset[Key], stuck: frozenset[Key]
) -> frozenset[Key]:
    small = primary_cells(table, policy)
    margins = frozenset(key for key in small if TOTAL in key)
    above = margins & _with_margins(stuck)
    steps = (quiet | above, quiet | margins, small)
    return next((each for each in steps if each > quiet), quiet)


def _with_margins(keys: frozenset[Key]) -> frozenset[Key]:
    return frozenset(
        above for key in keys for above in product(*((code, TOTAL) for code in key))
    )
