"""What does an assessment find about dimensions and elements?"""

from collections.abc import Mapping, Set
from typing import NamedTuple

from ledfyr.domain.screening.counting import Count
from ledfyr.domain.screening.terms import Advice, Dimension, Element, State


class DimensionFinding(NamedTuple):
    """One dimension: its signs by strength, and the rule that made it positive."""

    counted: Count
    rule: int | None
    signs: frozenset[str]

    @property
    def positive(self) -> bool:
        """Whether one of the four counting rules fired."""
        return self.rule is not None


class ElementFinding(NamedTuple):
    """One element: its state, the signs that speak to it, and why (a sentence id)."""

    state: State
    signs: frozenset[str]
    why: str


class Decision(NamedTuple):
    """What one instrument's rule concludes from the recorded answers."""

    dimensions: Mapping[Dimension, DimensionFinding]
    elements: Mapping[Element, ElementFinding]
    result_class: str
    advice: Advice
    needs_no_means: bool


def required(needs_no_means: bool) -> tuple[Element, ...]:
    """Return the elements that must be present: a child needs no means.

    Source: Palermo Protocol Article 3(c); Directive 2011/36/EU Article 2(5).
    """
    if needs_no_means:
        return (Element.ACT, Element.PURPOSE)
    return (Element.ACT, Element.MEANS, Element.PURPOSE)


def advise(
    elements: Mapping[Element, ElementFinding], needs_no_means: bool, any_sign: bool
) -> Advice:
    """Return the advice: every required element present, or any sign at all, or none.

    The threshold is that of reasonable grounds (Council of Europe Convention 197,
    Article 10): signs that carry the elements are enough, proof is not asked for.
    """
    for element in required(needs_no_means):
        if elements[element].state is not State.PRESENT:
            break
    else:
        return Advice.TREAT_AS_PRESUMED_VICTIM
    return Advice.ASSESS_FURTHER if any_sign else Advice.NO_SIGNS_RECORDED


def present(signs: Set[str], why: str) -> ElementFinding:
    """Return an element that these signs carry; `why` is a sentence id."""
    return ElementFinding(State.PRESENT, frozenset(signs), why)


def finding_of(carriers: Set[str], signs: Set[str], no: Set[str]) -> ElementFinding:
    """Return an element that is not carried: absent only if every carrier is a no."""
    if signs:
        return ElementFinding(State.UNKNOWN, frozenset(signs), "not_enough")
    if carriers and carriers <= no:
        return ElementFinding(State.ABSENT, frozenset(), "all_no")
    return ElementFinding(State.UNKNOWN, frozenset(), "nothing_recorded")


def received(
    act: ElementFinding,
    means: ElementFinding,
    purpose: ElementFinding,
    needs_no_means: bool,
) -> ElementFinding:
    """Return the act, inferred from exploitation when no recruitment is recorded.

    Whoever exploits a person under control has received or harbours them, and receipt
    and harbouring are acts in the Palermo Protocol, Article 3(a), without any journey.
    The inference is Ledfyr's; it gives way when every question about the act is a no.
    """
    if act.state is not State.UNKNOWN or purpose.state is not State.PRESENT:
        return act
    if means.state is State.PRESENT or needs_no_means:
        return present(purpose.signs, "received")
    return act


_CLASSES = {
    Advice.TREAT_AS_PRESUMED_VICTIM: "elements_present",
    Advice.ASSESS_FURTHER: "signs_without_all_elements",
    Advice.NO_SIGNS_RECORDED: "no_signs_recorded",
}


def class_of(advice: Advice) -> str:
    """Return the class of an instrument that has no classes of its own."""
    return _CLASSES[advice]
