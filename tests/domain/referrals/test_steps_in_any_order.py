"""May steps be taken in any order, and does each say what it records and keeps?"""

import pytest

from ledfyr.domain.referrals.decision import Status
from ledfyr.domain.referrals.measures import measures, principles
from ledfyr.domain.referrals.mechanism import country_codes, mechanism
from ledfyr.domain.referrals.next_steps import next_decisions, next_steps, records_of

SWEDEN = mechanism("SE")


def test_nothing_done_leaves_every_step_open():
    found = next_steps(SWEDEN, ())

    assert {each.step.id for each in found} == {step.id for step in SWEDEN.step}
    assert found[0].step.id == "identification"
    assert not found[-1].is_usual


def test_return_is_possible_before_anything_else():
    (back,) = [each for each in next_steps(SWEDEN, ()) if each.step.id == "safe_return"]

    assert back.reason.startswith("Possible at any time")


def test_what_usually_follows_comes_first():
    found = next_steps(SWEDEN, {"identification"})

    assert {each.step.id for each in found if each.is_usual} == {
        "urgent_protection",
        "criminal_proceedings",
    }


def test_the_status_decides_which_decisions_can_be_taken():
    noticed = {each.decision for each in next_decisions(SWEDEN, Status.NONE)}
    identified = {each.decision for each in next_decisions(SWEDEN, Status.IDENTIFIED)}

    assert "presumed" in noticed
    assert "withdrawn" not in noticed
    assert {"withdrawn", "not_a_victim", "return"} <= identified


@pytest.mark.parametrize("code", country_codes())
def test_each_step_says_what_it_records_and_which_safeguards_hold(code):
    for step in mechanism(code).step:
        assert records_of(step)
        assert step.safeguards
        assert set(step.safeguards) <= set(principles())


def test_the_assistance_flow_has_its_seven_measures_and_proceedings():
    found = list(measures())

    assert found == [
        "identification",
        "reception",
        "safe_housing",
        "crisis_intervention",
        "long_term_help",
        "inclusion",
        "proceedings",
        "return",
    ]
    assert {measure.manual_step for measure in measures().values()} == set(range(1, 7))


def test_each_measure_names_activities_and_responsible_actors():
    for measure in measures().values():
        assert measure.activity
        assert all(activity.who for activity in measure.activity)
