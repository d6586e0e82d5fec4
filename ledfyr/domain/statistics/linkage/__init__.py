"""Which records are about one person, and how many persons are there then?"""

from ledfyr.domain.statistics.linkage.clusters import clusters
from ledfyr.domain.statistics.linkage.conflicts import Conflicts
from ledfyr.domain.statistics.linkage.linking import Linked, link
from ledfyr.domain.statistics.linkage.pairs import Pairs, pairs_of
from ledfyr.domain.statistics.linkage.persons import (
    Persons,
    ThresholdEffect,
    count_persons,
    threshold_effects,
)
from ledfyr.domain.statistics.linkage.preparing import (
    CannotLink,
    Prepared,
    birth_of,
    prepare,
)
from ledfyr.domain.statistics.linkage.quality import (
    Quality,
    Share,
    Stratum,
    quality,
    wilson,
)
from ledfyr.domain.statistics.linkage.settings import (
    Block,
    Comparison,
    Level,
    Settings,
    Test,
    TestKind,
    linkage_settings,
)

__all__ = [
    "Block",
    "CannotLink",
    "Comparison",
    "Conflicts",
    "Level",
    "Linked",
    "Pairs",
    "Persons",
    "Prepared",
    "Quality",
    "Settings",
    "Share",
    "Stratum",
    "Test",
    "TestKind",
    "ThresholdEffect",
    "birth_of",
    "clusters",
    "count_persons",
    "link",
    "linkage_settings",
    "pairs_of",
    "prepare",
    "quality",
    "threshold_effects",
    "wilson",
]
