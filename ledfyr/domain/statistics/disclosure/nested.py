"""Which measures count some of the persons of another measure?

Children are registered victims under 18; presumed and identified victims are registered
ones too, and many are both. Laid beside each other, tables of two such measures tell by
subtraction what neither names, as if one of them were a part of the other's table.
"""

from collections.abc import Mapping

from ledfyr.domain.statistics.facts import NOT_RECORDED
from ledfyr.domain.vocabulary.codes import codes

_WHOLE = "victims"
_DECISION = "decision"
"""No dimension of any table: by what decisions somebody became a registered victim."""

_DECISIONS = ("presumed", "identified", "presumed and identified")

_INSIDE: Mapping[str, Mapping[str, frozenset[str]]] = {
    "children": {"age_group": frozenset({"child"})},
    "presumed_victims": {_DECISION: frozenset({_DECISIONS[0], _DECISIONS[2]})},
    "identified_victims": {_DECISION: frozenset(_DECISIONS[1:])},
}
"""Of which registered victims a measure speaks, by `counting_rules.toml`."""


def persons_of(measure: str) -> str:
    """Return the measure that counts all of whom another one counts some."""
    return _WHOLE if measure in _INSIDE else measure


def inside(measure: str) -> Mapping[str, frozenset[str]]:
    """Return the codes that bound a measure within `persons_of`; none: it counts all.

    Whoever was identified in a later year than presumed is in neither count of that
    year alone: readers are taken to believe the bounds as far as all tables agree.
    """
    return _INSIDE.get(measure, {})


def every_code(dimension: str) -> frozenset[str]:
    """Return the codes among which a bound chooses."""
    if dimension == _DECISION:
        return frozenset(_DECISIONS)
    return frozenset({*codes().age_group, NOT_RECORDED})
