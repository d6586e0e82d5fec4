"""The ILO's eleven signs: how they add up, and what feeds them."""

import pytest

from ledfyr.domain.screening.assessment import assess
from ledfyr.domain.screening.eleven_signs import carried_over, crosswalk
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import Advice, AgeGroup, Answer, Element, State

ELEVEN = instrument("ilo-11")


def _advice(yes, age=AgeGroup.ADULT):
    return assess(ELEVEN, dict.fromkeys(yes.split(), Answer.YES), age).advice


def test_there_are_eleven_signs_without_strengths():
    assert [item.id for item in ELEVEN.item] == [str(n) for n in range(1, 12)]
    assert all(item.strength is None for item in ELEVEN.item)


@pytest.mark.parametrize("yes", ["11", "8 10 11", "1 8 10 11", "1 4 8 10 11", "6 11"])
def test_bad_work_without_enough_means_is_assessed_further(yes):
    assert _advice(yes) is Advice.ASSESS_FURTHER


@pytest.mark.parametrize(
    "yes", ["5 8 11", "2 7 8", "1 6 11", "3 7 9", "1 2 8 10", "5 6 10"]
)
def test_compulsion_or_deception_with_another_sign_at_work_is_presumed(yes):
    assert _advice(yes) is Advice.TREAT_AS_PRESUMED_VICTIM


def test_threats_and_poor_lodging_of_a_child_are_assessed_further():
    assert _advice("1 6 10", AgeGroup.CHILD) is Advice.ASSESS_FURTHER


def test_a_child_in_excessive_unpaid_work_is_presumed():
    assert _advice("8 11", AgeGroup.CHILD) is Advice.TREAT_AS_PRESUMED_VICTIM


def test_the_crosswalk_names_only_signs_of_the_2009_lists():
    known = instrument("ilo-adult-labour").asked_ids

    assert set(crosswalk()) == ELEVEN.asked_ids
    assert all(set(behind) <= known for behind in crosswalk().values())


def test_a_yes_in_a_2009_list_becomes_a_yes_to_the_sign_it_feeds():
    eleven = carried_over({"CD1": Answer.YES, "EX1": Answer.YES})

    assert {sign for sign, a in eleven.items() if a is Answer.YES} == {"7", "11"}


def test_a_sign_is_a_no_only_when_everything_behind_it_is_a_no():
    half = carried_over({"CR5": Answer.NO})
    whole = carried_over({"CR5": Answer.NO, "CD1": Answer.NO})

    assert half["7"] is Answer.UNKNOWN
    assert whole["7"] is Answer.NO


def test_means_is_absent_only_when_every_sign_of_it_is_a_no():
    no = dict.fromkeys(ELEVEN.carriers[Element.MEANS], Answer.NO)

    found = assess(ELEVEN, no, AgeGroup.ADULT)

    assert found.elements[Element.MEANS].state is State.ABSENT
