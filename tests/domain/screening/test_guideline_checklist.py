"""The checklist of the guidelines: what its answers add up to."""

import pytest

from ledfyr.domain.screening.assessment import UnknownAnswer, assess, read_answer
from ledfyr.domain.screening.instrument import UnknownItem
from ledfyr.domain.screening.instruments import (
    UnknownInstrument,
    instrument,
    instrument_names,
)
from ledfyr.domain.screening.terms import Advice, AgeGroup, Answer, Element, State
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.sources import source

GUIDELINES = instrument("guidelines")


def _assess(yes="", no="", age=AgeGroup.ADULT):
    answers = {i: Answer.YES for i in yes.split()} | {i: Answer.NO for i in no.split()}
    return assess(GUIDELINES, answers, age)


def _all_no(*elements):
    ids = set().union(*(GUIDELINES.carriers[element] for element in elements))
    return " ".join(ids)


def test_bad_pay_and_long_hours_alone_are_assessed_further():
    found = _assess("LAB1 LAB3 LAB4 LAB5 LAB6 LAB13 LIV1")

    assert found.elements[Element.PURPOSE].state is State.PRESENT
    assert found.elements[Element.MEANS].state is State.UNKNOWN
    assert found.advice is Advice.ASSESS_FURTHER


def test_exploitation_under_coercion_is_treated_as_trafficking():
    found = _assess("LAB3 LAB4 CTL1 CTL2")

    assert found.elements[Element.ACT].why == "received"
    assert found.advice is Advice.TREAT_AS_PRESUMED_VICTIM


def test_one_sign_of_coercion_alone_does_not_settle_the_means():
    found = _assess("LAB3 LAB4 CTL1")

    assert found.elements[Element.MEANS].state is State.UNKNOWN
    assert found.elements[Element.MEANS].signs == {"CTL1"}


def test_the_words_of_the_definition_carry_an_element_alone():
    found = _assess("ACT1 MEA5 PUR2")

    assert found.advice is Advice.TREAT_AS_PRESUMED_VICTIM


def test_a_child_needs_no_means():
    means = _all_no(Element.MEANS)

    child = _assess("ACT1 PUR1", no=means, age=AgeGroup.CHILD)
    adult = _assess("ACT1 PUR1", no=means)

    assert child.advice is Advice.TREAT_AS_PRESUMED_VICTIM
    assert child.elements[Element.MEANS].state is State.ABSENT
    assert adult.advice is Advice.ASSESS_FURTHER


def test_whoever_looks_under_18_is_treated_as_a_child_while_the_age_is_unknown():
    unknown = _assess("ACT1 PUR1 GEN4", age=AgeGroup.UNKNOWN)
    known = _assess("ACT1 PUR1 GEN4", age=AgeGroup.ADULT)

    assert unknown.advice is Advice.TREAT_AS_PRESUMED_VICTIM
    assert known.advice is Advice.ASSESS_FURTHER


def test_an_element_is_absent_only_when_every_answer_about_it_is_no():
    carriers = sorted(GUIDELINES.carriers[Element.ACT])

    all_no = _assess(no=" ".join(carriers))
    all_but_one = _assess(no=" ".join(carriers[1:]))

    assert all_no.elements[Element.ACT].state is State.ABSENT
    assert all_but_one.elements[Element.ACT].state is State.UNKNOWN


def test_nothing_recorded_is_no_signs_and_every_element_unknown():
    found = _assess()

    assert found.advice is Advice.NO_SIGNS_RECORDED
    assert {e.state for e in found.elements.values()} == {State.UNKNOWN}


def test_any_counted_sign_leads_to_at_least_further_assessment():
    for item_id in GUIDELINES.counted_ids:
        assert _assess(item_id).advice is not Advice.NO_SIGNS_RECORDED, item_id


def test_needing_an_interpreter_is_no_sign():
    assert _assess("LAB18").advice is Advice.NO_SIGNS_RECORDED


def test_an_item_the_checklist_does_not_have_is_named_with_the_cure():
    with pytest.raises(UnknownItem, match="'XX9' is not an item .* --list guidelines"):
        _assess("XX9")


def test_an_answer_other_than_the_three_is_named_with_the_cure():
    with pytest.raises(UnknownAnswer, match="CTL1 is 'maybe'; write \"yes\""):
        read_answer("CTL1", "maybe")


def test_an_unknown_instrument_is_answered_with_the_names_there_are():
    with pytest.raises(UnknownInstrument, match="choose one of guidelines"):
        instrument("guidlines")


def test_the_reasons_name_each_element_and_the_signs_that_carry_it():
    english = [reason.in_english() for reason in _assess("LAB3 LAB4 CTL1").reasons]

    assert (
        "The means is not yet carried: there are signs, but too few (CTL1)." in english
    )
    assert any("(LAB3, LAB4)" in sentence for sentence in english)


def test_the_missing_facts_would_carry_the_element_that_is_missing():
    missing = _assess("ACT1 LAB3 LAB4").missing

    named = {sign for statement in missing for sign in statement.signs}
    assert named <= GUIDELINES.carriers[Element.MEANS]


def test_what_would_change_says_how_far_the_answer_is_from_the_next_advice():
    change = _assess("ACT1 LAB3 LAB4 CTL1").what_would_change

    assert any(statement.id == "change.one" for statement in change)


@pytest.mark.parametrize("name", instrument_names())
def test_every_item_cites_a_source_and_uses_the_shared_codes(name):
    for item in instrument(name).item:
        assert source(item.source)
        assert item.means is None or item.means in codes().means
        assert set(item.forms) <= set(codes().form_of_exploitation)
        assert item.checked_on or not item.checked, item.id
