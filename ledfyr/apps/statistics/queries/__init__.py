"""What do the statistics hold, and what of it may this viewer see?"""

from ledfyr.apps.statistics.queries.facts import all_facts, node_facts
from ledfyr.apps.statistics.queries.figures import year_figure, years
from ledfyr.apps.statistics.queries.permitted import NotPermitted

__all__ = [
    "NotPermitted",
    "all_facts",
    "node_facts",
    "year_figure",
    "years",
]
