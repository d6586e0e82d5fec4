"""Why is the advice what it is?"""

from typing import TYPE_CHECKING

from ledfyr.domain.screening.findings import ElementFinding
from ledfyr.domain.screening.sentences import Statement, sentences, statement
from ledfyr.domain.screening.terms import AgeGroup, Element, State

if TYPE_CHECKING:
    from ledfyr.domain.screening.assessment import Assessment


def reasons_for(assessment: "Assessment") -> tuple[Statement, ...]:
    """Return the reasons: the advice, each element, and the rules of law applied."""
    return (
        statement("advice", assessment.advice.value),
        statement("result", assessment.result_class),
        *_dimensions(assessment),
        *(
            _element(assessment, element, found)
            for element, found in assessment.elements.items()
        ),
        *_outside_elements(assessment),
        *_law(assessment),
        *_open(assessment),
    )


def notes_for(assessment: "Assessment") -> tuple[Statement, ...]:
    """Return the threshold, what screening is not, and what is unchecked."""
    own = assessment.instrument.caveat
    return (
        statement("note", "threshold"),
        statement("note", "screening"),
        *(Statement(f"caveat.{n}", text) for n, text in enumerate(own, start=1)),
        *_unchecked(assessment),
    )


def _element(
    assessment: "Assessment", element: Element, found: ElementFinding
) -> Statement:
    return statement(
        "element_reason",
        found.why,
        words={"element": sentences().element[element.value]},
        signs=assessment.instrument.in_order(found.signs),
    )


def _dimensions(assessment: "Assessment") -> tuple[Statement, ...]:
    return tuple(
        statement(
            "dimension_rule",
            f"rule_{found.rule}" if found.rule else "too_few",
            words={"dimension": sentences().dimension[dimension.value]},
            signs=assessment.instrument.in_order(found.signs),
        )
        for dimension, found in assessment.dimensions.items()
        if found.signs
    )


def _outside_elements(assessment: "Assessment") -> tuple[Statement, ...]:
    carriers = frozenset().union(*assessment.instrument.carriers.values())
    others = assessment.yes - carriers
    if not others:
        return ()
    signs = assessment.instrument.in_order(others)
    return (statement("rule", "other_sign", signs=signs),)


def _law(assessment: "Assessment") -> tuple[Statement, ...]:
    if assessment.decision.needs_no_means:
        in_doubt = assessment.age_group is AgeGroup.UNKNOWN
        which = "minor_in_doubt" if in_doubt else "child"
        return (statement("rule", which), statement("rule", "consent_child"))
    if assessment.elements[Element.MEANS].state is State.PRESENT:
        return (statement("rule", "consent"),)
    return ()


def _open(assessment: "Assessment") -> tuple[Statement, ...]:
    answered = assessment.yes | assessment.no
    if not answered:
        return (statement("rule", "nothing_asked"),)
    open_count = len(assessment.instrument.counted_ids - answered)
    if open_count == 0:
        return ()
    return (statement("rule", "unknown_is_not_no", codes={"count": str(open_count)}),)


def _unchecked(assessment: "Assessment") -> tuple[Statement, ...]:
    by_id = assessment.instrument.by_id
    ids = [sign for sign in assessment.signs if not by_id[sign].checked]
    if not ids:
        return ()
    return (statement("note", "unchecked", codes={"ids": ", ".join(ids)}),)
