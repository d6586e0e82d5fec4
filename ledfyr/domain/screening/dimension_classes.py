"""Which class do the dimensions add up to?

The four published classes are those of the Moldova labour force survey, read second-
hand; abuse of vulnerability stands in for coercion. Combinations that the published
table does not name have classes of Ledfyr's own.
"""

from collections.abc import Mapping

from ledfyr.domain.screening.findings import DimensionFinding, ElementFinding
from ledfyr.domain.screening.terms import Dimension, Element, State


def class_by_dimensions(
    found: Mapping[Dimension, DimensionFinding],
    elements: Mapping[Element, ElementFinding],
    sexual: bool,
    needs_no_means: bool,
    open_left: bool,
) -> str:
    """Return the class for these dimensions.

    `successful_migrant` is returned only when no question is left open: what is not
    known is never counted as a no.
    """
    coerced = (
        found[Dimension.COERCION_DESTINATION].positive
        or found[Dimension.VULNERABILITY_DESTINATION].positive
    )
    deceived = found[Dimension.DECEPTIVE_RECRUITMENT].positive
    forced_along = found[Dimension.COERCIVE_RECRUITMENT].positive
    vulnerable = found[Dimension.VULNERABILITY_RECRUITMENT].positive
    recruited_by_means = deceived or forced_along or vulnerable
    purpose = elements[Element.PURPOSE].state is State.PRESENT
    exploited = found[Dimension.EXPLOITATION].positive or (purpose and coerced)
    if purpose and needs_no_means or exploited and coerced and recruited_by_means:
        return _TRAFFICKED[sexual]
    if exploited:
        means = elements[Element.MEANS].state is State.PRESENT
        return _exploited(coerced, deceived, forced_along, vulnerable, means)
    if coerced or recruited_by_means:
        return "means_without_exploitation"
    return "not_classified" if open_left or purpose else "successful_migrant"


_TRAFFICKED = {
    False: "trafficked_for_forced_labour",
    True: "trafficked_for_sexual_exploitation",
}


def _exploited(
    coerced: bool, deceived: bool, forced_along: bool, vulnerable: bool, means: bool
) -> str:
    if coerced:
        return "exploited_and_coerced_not_deceived"
    if deceived:
        return "deceived_and_exploited"
    if forced_along:
        return "recruited_by_coercion_and_exploited"
    if vulnerable:
        return "recruited_through_vulnerability_and_exploited"
    return "exploited_by_several_means" if means else "exploited_migrant"
