"""What do the statistics hold, and what of it may this viewer see?"""

from ledfyr.apps.statistics.queries.facts import all_facts, node_facts
from ledfyr.apps.statistics.queries.figures import countable_years, years
from ledfyr.apps.statistics.queries.free import (
    OWN,
    FreeQuestion,
    Source,
    free_answer,
    free_years,
    left_out,
    sources_of_facts,
)
from ledfyr.apps.statistics.queries.links import (
    PairNotFound,
    PairsWaiting,
    PairView,
    SearchRow,
    double_counting,
    open_pair,
    pairs_waiting,
    readable_pair,
)
from ledfyr.apps.statistics.queries.noisy import noisy_table
from ledfyr.apps.statistics.queries.overlaps import (
    HIDDEN,
    Overlap,
    OverlapNotFound,
    OverlapView,
    SenderRow,
    may_decide,
    overlap,
    overlaps,
)
from ledfyr.apps.statistics.queries.permitted import NotPermitted
from ledfyr.apps.statistics.queries.proposals import (
    NotReleasable,
    Proposal,
    proposal,
    releases_beside,
    stands_already,
)
from ledfyr.apps.statistics.queries.releases import (
    ReleaseEntry,
    ReleaseNotFound,
    latest_release,
    release_of,
    releases,
)
from ledfyr.apps.statistics.queries.submissions import (
    Change,
    SubmissionNotFound,
    SubmissionRow,
    SubmissionView,
    VersionRow,
    submission,
    submissions,
    submitted_cells,
    submitted_facts,
)
from ledfyr.apps.statistics.queries.summaries import Summary

__all__ = [
    "HIDDEN",
    "Overlap",
    "OverlapNotFound",
    "OverlapView",
    "SenderRow",
    "may_decide",
    "overlap",
    "overlaps",
    "OWN",
    "FreeQuestion",
    "Source",
    "free_answer",
    "free_years",
    "left_out",
    "sources_of_facts",
    "PairNotFound",
    "PairView",
    "PairsWaiting",
    "SearchRow",
    "double_counting",
    "open_pair",
    "pairs_waiting",
    "readable_pair",
    "Change",
    "NotPermitted",
    "NotReleasable",
    "Proposal",
    "ReleaseEntry",
    "ReleaseNotFound",
    "SubmissionNotFound",
    "SubmissionRow",
    "SubmissionView",
    "Summary",
    "VersionRow",
    "submission",
    "submissions",
    "submitted_cells",
    "submitted_facts",
    "all_facts",
    "countable_years",
    "latest_release",
    "node_facts",
    "noisy_table",
    "proposal",
    "release_of",
    "releases",
    "releases_beside",
    "stands_already",
    "years",
]
