"""The short tools: their own result, and what it means for 100 people."""

import pytest

from ledfyr.domain.screening.accuracy import (
    missed_share,
    of_a_hundred,
    positive_predictive_value,
)
from ledfyr.domain.screening.assessment import assess
from ledfyr.domain.screening.catalogue import published_tools
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import Advice, AgeGroup, Answer
from ledfyr.domain.vocabulary.sources import source

YES, NO = Answer.YES, Answer.NO


def _assess(name, *answers):
    ids = [item.id for item in instrument(name).item]
    said = dict(zip(ids, answers, strict=False))
    return assess(instrument(name), said, AgeGroup.ADULT)


@pytest.mark.parametrize("name", ["qyit", "raft"])
def test_one_yes_of_four_is_a_positive_screen_and_a_reason_to_ask_more(name):
    found = _assess(name, NO, NO, YES)

    assert found.result_class == "screen_positive"
    assert found.advice is Advice.ASSESS_FURTHER


@pytest.mark.parametrize("name", ["qyit", "raft"])
def test_a_screen_is_negative_only_when_all_four_are_answered(name):
    assert _assess(name, NO, NO, NO).result_class == "screen_incomplete"
    assert _assess(name, NO, NO, NO, NO).result_class == "screen_negative"


def test_the_screen_for_children_needs_two_of_six():
    assert _assess("sscst", YES, NO, NO, NO, NO).result_class == "screen_incomplete"
    assert _assess("sscst", YES, NO, NO, NO, NO, NO).result_class == "screen_negative"
    assert _assess("sscst", YES, YES).result_class == "screen_positive"


@pytest.mark.parametrize(
    ("sensitivity", "specificity", "prevalence", "expected"),
    [
        (0.867, 0.765, 0.088, 26),
        (0.867, 0.765, 0.01, 3.6),
        (0.867, 0.765, 0.001, 0.4),
        (1.0, 0.61, 0.014, 3.5),
        (0.844, 0.575, 0.111, 20),
        (0.769, 0.84, 0.073, 28),
        (0.769, 0.84, 0.01, 4.6),
    ],
)
def test_the_predictive_values_of_the_reference_come_out(
    sensitivity, specificity, prevalence, expected
):
    value = positive_predictive_value(sensitivity, specificity, prevalence)

    assert value * 100 == pytest.approx(expected, abs=0.55 if expected > 10 else 0.06)


def test_the_share_missed_by_the_tablet_screen_agrees_with_its_publication():
    assert of_a_hundred(missed_share(0.846, 0.532, 0.123)) == 4


def test_a_positive_screen_says_how_many_of_a_hundred_are_victims():
    said = [statement.in_english() for statement in _assess("qyit", YES).plain_words]

    assert said[0].startswith(
        "Of 100 people with this result in a setting like a shelt"
    )
    assert said[0].endswith("about 26 are victims of trafficking.")
    assert said[2].startswith(
        "Where 1 person in 1,000 is a victim, fewer than 1 of 100"
    )


def test_a_negative_screen_says_how_many_are_missed():
    (said, *_) = _assess("qyit", NO, NO, NO, NO).plain_words

    assert said.in_english().endswith(
        "about 2 are victims of trafficking all the same."
    )


def test_an_incomplete_screen_says_nothing_about_a_hundred_people():
    assert _assess("qyit", NO).plain_words == ()


@pytest.mark.parametrize("tool", published_tools(), ids=lambda tool: tool.id)
def test_every_catalogued_tool_cites_a_source_and_says_what_is_not_known(tool):
    assert source(tool.source)
    assert tool.rule
    assert tool.checked_on or not tool.checked
