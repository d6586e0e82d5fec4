"""What do checklist answers say about act, means and purpose?

The guidelines give signs but no weights. Ledfyr counts the signs of one element with
the four rules of the ILO and European Commission lists, so that one sign alone seldom
settles an element; a sign that *is* the element in the words of the definition carries
it alone.
"""

from collections.abc import Set

from ledfyr.domain.screening.counting import Count, rule_fired
from ledfyr.domain.screening.findings import (
    Decision,
    ElementFinding,
    advise,
    class_of,
    finding_of,
    present,
    received,
)
from ledfyr.domain.screening.instrument import Instrument
from ledfyr.domain.screening.terms import Element, State, Strength


def decide(
    instrument: Instrument, yes: Set[str], no: Set[str], needs_no_means: bool
) -> Decision:
    """Return elements, class and advice for answers to a checklist of elements."""
    means = _counted(instrument, Element.MEANS, yes, no)
    purpose = _purpose(instrument, means, yes, no)
    act = _act(instrument, means, purpose, needs_no_means, yes, no)
    elements = {Element.ACT: act, Element.MEANS: means, Element.PURPOSE: purpose}
    advice = advise(elements, needs_no_means, bool(yes))
    return Decision({}, elements, class_of(advice), advice, needs_no_means)


def _counted(
    instrument: Instrument, element: Element, yes: Set[str], no: Set[str]
) -> ElementFinding:
    carriers = instrument.carriers[element]
    signs = yes & carriers
    if signs & instrument.enough[element]:
        why = "named"
    elif rule := rule_fired(count(instrument, signs)):
        why = f"rule_{rule}"
    else:
        return finding_of(carriers, signs, no)
    return present(signs, why)


def count(instrument: Instrument, signs: Set[str]) -> Count:
    """Count these signs by strength."""
    rated = instrument.rated
    return Count(
        len(signs & rated[Strength.STRONG]),
        len(signs & rated[Strength.MEDIUM]),
        len(signs & rated[Strength.WEAK]),
    )


def _purpose(
    instrument: Instrument, means: ElementFinding, yes: Set[str], no: Set[str]
) -> ElementFinding:
    """Work taken under coercion is forced labour, even with one sign of it (C29)."""
    found = _counted(instrument, Element.PURPOSE, yes, no)
    if found.state is State.PRESENT or not found.signs:
        return found
    coerced = set(means.signs) & instrument.rated[Strength.STRONG]
    if means.state is State.PRESENT and coerced:
        return present(found.signs, "exploited_under_coercion")
    return found


def _act(
    instrument: Instrument,
    means: ElementFinding,
    purpose: ElementFinding,
    needs_no_means: bool,
    yes: Set[str],
    no: Set[str],
) -> ElementFinding:
    carriers = instrument.carriers[Element.ACT]
    if signs := yes & carriers:
        return present(signs, "recorded")
    found = finding_of(carriers, signs, no)
    return received(found, means, purpose, needs_no_means)
