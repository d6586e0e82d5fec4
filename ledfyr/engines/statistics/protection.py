"""How is a table protected from end to end?"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Additive,
    Key,
    LeakFound,
    LinkedTables,
    Pattern,
    Policy,
    SafeTable,
    Table,
    release,
    release_linked,
)
from ledfyr.domain.statistics.disclosure.policy import small_cells
from ledfyr.engines.statistics.suppression import CannotProtect, suppress
from ledfyr.engines.statistics.tau_argus import TauArgusFailed, propose

Cells = TypeVar("Cells", Table, LinkedTables)
Safe = TypeVar("Safe", SafeTable, tuple[SafeTable, ...])

_FIRMEST = 5
"""How often a cell is asked for more, where fractions misled the linear program."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is settled before cells are chosen.

    `known` cells are shown elsewhere and stay shown here, if that can be; small ones of
    `quiet` do not say that they are small.
    """

    known: frozenset[Key] = frozenset()
    quiet: frozenset[Key] = frozenset()


NOTHING = Given()


def protect(
    table: Table, policy: Policy | None = None, given: Given = NOTHING
) -> SafeTable:
    """Hide the small cells and the cheapest set of others, audited before release.

    Default policy: threshold 5. Where to say which cells are small would give counts
    away, as in four cells of one below a margin of four, as few small cells as
    possible keep quiet: the margins above, all small margins, at last all.
    """
    return _protected(table, policy or Policy(), given, release)


def protect_by_tau_argus(table: Table, policy: Policy | None = None) -> SafeTable:
    """Protect a table by the pattern of Tau-Argus if the audit passes it.

    Else, and where Tau-Argus gives none, by the own program, as `protect` does.
    """
    policy = policy or Policy()
    try:
        return release(table, propose(table, policy), policy)
    except (TauArgusFailed, LeakFound):
        return protect(table, policy)


def protect_linked(
    tables: Iterable[Table],
    policy: Policy | None = None,
    given: Given = NOTHING,
) -> tuple[SafeTable, ...]:
    """Protect tables of the same persons together, so that none gives another away.

    One choice is made over all cells, and all are audited together: a margin that they
    share is shown in all or hidden in all. Raises TableError where a shared margin
    differs, CannotProtect and LeakFound as `protect` does.
    """
    linked = LinkedTables(tuple(tables))
    return _protected(linked, policy or Policy(), given, release_linked)


def _protected(
    table: Cells,
    policy: Policy,
    given: Given,
    release_: Callable[[Cells, Pattern, Policy], Safe],
) -> Safe:
    """Widen what keeps quiet step by step; at last hide what is known as well."""
    quiet = given.quiet & small_cells(table, policy)
    while True:
        try:
            return _with_quiet(table, policy, Given(given.known, quiet), release_)
        except (CannotProtect, LeakFound) as error:
            stuck = error.stuck if isinstance(error, CannotProtect) else error.narrow
            wider = _wider(table, policy, quiet, frozenset(stuck))
            if wider == quiet and not given.known:
                raise
            if wider == quiet:
                return _protected(table, policy, Given(quiet=given.quiet), release_)
            quiet = wider


def _with_quiet(
    table: Cells,
    policy: Policy,
    given: Given,
    release_: Callable[[Cells, Pattern, Policy], Safe],
) -> Safe:
    """Try the cheapest choice, firmer ones, and at last to hide all that counts.

    Where even that gives something away, no choice is worth trying: LeakFound.
    """
    firmer: Counter[Key] = Counter()
    everything: Safe | None = None
    while max(firmer.values(), default=0) < _FIRMEST:
        try:
            pattern = suppress(table, policy, given.quiet, firmer, given.known)
            return release_(table, pattern, policy)
        except LeakFound as leak:
            if not leak.narrow:
                raise
            firmer.update(leak.narrow)
        everything = everything or release_(table, _all(table, given), policy)
    return everything or release_(table, _all(table, given), policy)


def _all(table: Additive, given: Given) -> Pattern:
    every = {key for key, count in table.with_margins.items() if count}
    return Pattern(frozenset(every - given.known), given.quiet)


def _wider(
    table: Additive, policy: Policy, quiet: frozenset[Key], stuck: frozenset[Key]
) -> frozenset[Key]:
    small = small_cells(table, policy)
    margins = frozenset(key for key in small if TOTAL in key)
    above = margins & _with_margins(stuck)
    steps = (quiet | above, quiet | margins, small)
    return next((each for each in steps if each > quiet), quiet)


def _with_margins(keys: frozenset[Key]) -> frozenset[Key]:
    return frozenset(
        above for key in keys for above in product(*((code, TOTAL) for code in key))
    )
