"""What do the ILO and European Commission indicators say about act, means and purpose?

Each dimension is positive or not by the published counting rules. How dimensions carry
the elements, and the elements the advice, is Ledfyr's reading; each step names its
reason.
"""

from collections.abc import Mapping, Set

from ledfyr.domain.screening.counting import Count, rule_fired
from ledfyr.domain.screening.dimension_classes import class_by_dimensions
from ledfyr.domain.screening.findings import (
    Decision,
    DimensionFinding,
    ElementFinding,
    advise,
    finding_of,
    present,
    received,
)
from ledfyr.domain.screening.instrument import Instrument
from ledfyr.domain.screening.terms import Dimension, Element, Strength

_RECRUITMENT = (
    Dimension.DECEPTIVE_RECRUITMENT,
    Dimension.COERCIVE_RECRUITMENT,
    Dimension.VULNERABILITY_RECRUITMENT,
)
_MEANS = (
    *_RECRUITMENT,
    Dimension.COERCION_DESTINATION,
    Dimension.VULNERABILITY_DESTINATION,
)
_BACKING = (Dimension.DECEPTIVE_RECRUITMENT, Dimension.VULNERABILITY_DESTINATION)
_DECEIVED_OR_FORCED = (
    Dimension.DECEPTIVE_RECRUITMENT,
    Dimension.COERCIVE_RECRUITMENT,
)
_FORCED_SERVICE = frozenset({"CD6", "CD7"})
"""Being forced into crime, tasks or clients is forced service: it is the purpose."""

_SOLD = frozenset({"CR3"})
_PROFIT_FROM_PROSTITUTION = frozenset({"EX2", "EX3"})
_DIMENSIONS = tuple(Dimension)

Dimensions = Mapping[Dimension, DimensionFinding]


def decide(
    instrument: Instrument, yes: Set[str], no: Set[str], needs_no_means: bool
) -> Decision:
    """Return dimensions, elements, class and advice for answers to one of the lists."""
    found = _dimensions(instrument, yes)
    means = _means(instrument, found, yes, no)
    purpose = _purpose(instrument, found, needs_no_means, yes, no)
    act = received(_act(instrument, found, no), means, purpose, needs_no_means)
    elements = {Element.ACT: act, Element.MEANS: means, Element.PURPOSE: purpose}
    open_left = bool(instrument.counted_ids - yes - no)
    return Decision(
        found,
        elements,
        class_by_dimensions(
            found, elements, instrument.sexual, needs_no_means, open_left
        ),
        advise(elements, needs_no_means, bool(yes)),
        needs_no_means,
    )


def _dimensions(instrument: Instrument, yes: Set[str]) -> Dimensions:
    counted = [0] * (3 * len(_DIMENSIONS))
    slots = instrument.slots
    for sign in yes:
        counted[slots[sign]] += 1
    found = {}
    for at, dimension in enumerate(_DIMENSIONS):
        count = Count(*counted[3 * at : 3 * at + 3])
        signs = instrument.in_dimension[dimension] & yes
        found[dimension] = DimensionFinding(count, rule_fired(count), signs)
    return found


def _signs(found: Dimensions, dimensions: tuple[Dimension, ...]) -> frozenset[str]:
    return frozenset().union(*[found[d].signs for d in dimensions])


def _means(
    instrument: Instrument, found: Dimensions, yes: Set[str], no: Set[str]
) -> ElementFinding:
    """Any means dimension positive, or signs of several dimensions together.

    Abuse of vulnerability stands in for the other means (ILO and European Commission).
    That two strong signs in two phases add up, or two signs of coercion at destination
    with a sign of deception or abused vulnerability, is Ledfyr's reading of reasonable
    grounds: the published rule counts each dimension alone.
    """
    positive = tuple([d for d in _MEANS if found[d].rule])
    if positive:
        return present(_signs(found, positive), "dimension")
    signs = yes & instrument.carriers[Element.MEANS]
    strong = signs & instrument.rated[Strength.STRONG]
    if len(strong) >= 2:
        return present(strong, "strong_in_two_phases")
    backed = _signs(found, _BACKING) - instrument.rated[Strength.WEAK]
    coercion = found[Dimension.COERCION_DESTINATION].signs
    if len(coercion - instrument.rated[Strength.WEAK]) >= 2 and backed:
        return present(coercion | backed, "coercion_backed")
    return finding_of(instrument.carriers[Element.MEANS], signs, no)


def _purpose(
    instrument: Instrument,
    found: Dimensions,
    needs_no_means: bool,
    yes: Set[str],
    no: Set[str],
) -> ElementFinding:
    """Exploitation positive, a forced service, or work that is taken under coercion."""
    exploitation = found[Dimension.EXPLOITATION]
    if exploitation.rule is not None:
        return present(exploitation.signs, "dimension")
    signs = yes & instrument.carriers[Element.PURPOSE]
    if forced := signs & _FORCED_SERVICE:
        return present(forced, "forced_service")
    if instrument.sexual and (taken := _sexual_gain(found, signs, needs_no_means)):
        return present(taken, "profit_from_prostitution")
    coerced = found[Dimension.COERCION_DESTINATION].rule is not None
    if coerced and signs:
        return present(signs, "exploited_under_coercion")
    if found[Dimension.COERCIVE_RECRUITMENT].rule is not None and (
        sold := signs & _SOLD
    ):
        return present(sold, "sold")
    return finding_of(instrument.carriers[Element.PURPOSE], signs, no)


def _sexual_gain(
    found: Dimensions, signs: Set[str], needs_no_means: bool
) -> frozenset[str]:
    """Taking what one forced or deceived another to earn; with a child, anything.

    An adult who shares earnings and is merely poor or foreign is not thereby exploited.
    """
    if needs_no_means:
        return found[Dimension.EXPLOITATION].signs
    if any(found[d].rule is not None for d in _DECEIVED_OR_FORCED):
        return _PROFIT_FROM_PROSTITUTION & signs
    return frozenset()


def _act(instrument: Instrument, found: Dimensions, no: Set[str]) -> ElementFinding:
    """Signs about recruitment record it; without them the act stays open."""
    if signs := _signs(found, _RECRUITMENT):
        return present(signs, "recorded")
    return finding_of(instrument.counted_ids, frozenset(), no)
