"""Which facts do the statistics rest on: the node's own, and those sent in?

They are raw, small counts and all: whoever shows anything of them protects it first.
"""

from collections.abc import Collection
from datetime import date

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import registered_facts
from ledfyr.apps.statistics.queries.permitted import refuse_without_figures
from ledfyr.apps.statistics.queries.submissions import submitted_facts
from ledfyr.domain.statistics.facts import Fact


def node_facts(
    viewer: Viewer, years: Collection[int], until: date = date.max
) -> tuple[Fact, ...]:
    """Return the persons registered in the node's own cases, at their finest.

    Of decisions after the day `until`, nothing is counted.

    The measures `victims`, `children`, `presumed_victims` and `identified_victims`;
    their persons overlap and are never added to each other. Raises NotPermitted.
    """
    refuse_without_figures(viewer)
    return registered_facts(years, until)


def all_facts(viewer: Viewer, years: Collection[int]) -> tuple[Fact, ...]:
    """Return the node's facts, and those of every submission that counts.

    Of one body, country and year there is one sender at most. Two bodies may know one
    person: never add up over `body`, nor over countries. Raises NotPermitted.
    """
    return (*node_facts(viewer, years), *submitted_facts(viewer, years))
