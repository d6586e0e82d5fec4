"""Which records are about one person, and how many persons are there then?"""

from ledfyr.domain.statistics.linkage.clusters import clusters
from ledfyr.domain.statistics.linkage.conflicts import Conflicts
from ledfyr.domain.statistics.linkage.encoded import (
    BITS,
    Encoded,
    Likeness,
    Piece,
    chances_of,
    encoded_settings,
    pieces,
)
from ledfyr.domain.statistics.linkage.linking import Linked, link, notes_on
from ledfyr.domain.statistics.linkage.missed import (
    Missed,
    missed_for_each,
    missed_pairs,
    with_missed,
)
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
from ledfyr.domain.statistics.linkage.rarity import shares_of_people
from ledfyr.domain.statistics.linkage.reasons import REASON_SENTENCES, agreeing
from ledfyr.domain.statistics.linkage.settings import (
    Block,
    Comparison,
    Level,
    Settings,
    Test,
    TestKind,
    linkage_settings,
)
from ledfyr.domain.statistics.linkage.settling import settled

__all__ = [
    "BITS",
    "Block",
    "CannotLink",
    "Comparison",
    "Conflicts",
    "Level",
    "Encoded",
    "Likeness",
    "Linked",
    "Missed",
    "Pairs",
    "Persons",
    "Piece",
    "Prepared",
    "Quality",
    "REASON_SENTENCES",
    "Settings",
    "Share",
    "Stratum",
    "Test",
    "TestKind",
    "ThresholdEffect",
    "agreeing",
    "birth_of",
    "chances_of",
    "clusters",
    "count_persons",
    "encoded_settings",
    "link",
    "missed_for_each",
    "missed_pairs",
    "with_missed",
    "linkage_settings",
    "notes_on",
    "pairs_of",
    "pieces",
    "prepare",
    "quality",
    "threshold_effects",
    "wilson",
    "shares_of_people",
    "settled",
]
