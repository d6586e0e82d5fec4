"""What the statistics keep."""

from ledfyr.apps.statistics.models.authority import Authority
from ledfyr.apps.statistics.models.links import Finding, LinkPair, forget_pairs
from ledfyr.apps.statistics.models.releases import Release
from ledfyr.apps.statistics.models.searches import PairSearch, Step
from ledfyr.apps.statistics.models.submission import State, Submission

__all__ = [
    "Authority",
    "forget_pairs",
    "Finding",
    "LinkPair",
    "PairSearch",
    "Release",
    "State",
    "Step",
    "Submission",
]
