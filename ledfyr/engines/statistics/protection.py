"""How is a table protected from end to end?"""

from dataclasses import replace

from ledfyr.domain.statistics.disclosure import Policy, SafeTable, Table, release
from ledfyr.engines.statistics.suppression import CannotProtect, suppress


def protect(table: Table, policy: Policy | None = None) -> SafeTable:
    """Hide the small cells and the cheapest set of others, audited before release.

    Default policy: threshold 5. Where a very small table cannot be kept as vague as
    the policy asks, two possible counts are accepted, then no hidden cell says why it
    is hidden; the policy used is in the result.
    """
    asked = policy or Policy()
    for each in _ladder(asked):
        try:
            return release(table, suppress(table, each), each)
        except CannotProtect as error:
            refusal = error
    raise refusal


def _ladder(asked: Policy) -> list[Policy]:
    return [asked, replace(asked, width=1), replace(asked, one_status=True)]
