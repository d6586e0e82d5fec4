"""In which years did this node register somebody, and which of them are released?"""

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import registered_years
from ledfyr.apps.statistics.models import Release
from ledfyr.apps.statistics.queries.permitted import refuse_without_figures
from ledfyr.apps.statistics.queries.proposals import releasing_house


def years(viewer: Viewer) -> tuple[int, ...]:
    """Return the years of which figures were released, latest first.

    Raises NotPermitted.
    """
    refuse_without_figures(viewer)
    found = Release.objects.order_by("-year").values_list("year", flat=True)
    return tuple(found.distinct())


def countable_years(viewer: Viewer) -> tuple[int, ...]:
    """Return the years in which the node registered somebody, latest first.

    For those who release figures: to see a new year appear would tell others that
    somebody was registered. Raises NotPermitted.
    """
    releasing_house(viewer)
    return registered_years()
