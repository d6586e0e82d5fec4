"""What can be done with figures."""

from ledfyr.apps.statistics.actions.deciding import (
    DecidedMeanwhile,
    decide_whose_count,
)
from ledfyr.apps.statistics.actions.linking import (
    ask_for_pairs,
    find_pairs,
    review_pair,
)
from ledfyr.apps.statistics.actions.releasing import (
    count_figures,
    publish_release,
    write_missing_files,
)
from ledfyr.apps.statistics.actions.submissions import (
    LONGEST_REASON,
    FiguresRefused,
    Offer,
    ReplacedMeanwhile,
    correct_figures,
    offer_figures,
    submit_figures,
)

__all__ = [
    "ask_for_pairs",
    "find_pairs",
    "review_pair",
    "LONGEST_REASON",
    "DecidedMeanwhile",
    "FiguresRefused",
    "ReplacedMeanwhile",
    "Offer",
    "correct_figures",
    "count_figures",
    "decide_whose_count",
    "offer_figures",
    "publish_release",
    "submit_figures",
    "write_missing_files",
]
