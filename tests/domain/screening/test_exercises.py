"""Exercises tell published cases, and compare a learner's answers sign by sign."""

import pytest

from ledfyr.domain.screening.exercises import (
    Exercise,
    UnknownExercise,
    compare,
    exercise,
    exercises,
)
from ledfyr.domain.screening.terms import Advice, Answer
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.sources import source

each_exercise = pytest.mark.parametrize("each", exercises(), ids=lambda each: each.id)


def right_answers(each: Exercise) -> dict[str, Answer]:
    return {item.id: each.right_answer(item.id) for item in each.asked}


def test_cases_that_courts_held_and_did_not_hold_are_both_there() -> None:
    assert {each.held for each in exercises()} == {"trafficking", "not_forced_labour"}
    assert len(exercises()) >= 7


@each_exercise
def test_an_exercise_asks_what_is_told_and_what_is_not(each: Exercise) -> None:
    asked = right_answers(each)

    assert 10 <= len(asked) <= 20
    assert Answer.YES in asked.values()
    assert Answer.UNKNOWN in asked.values()
    assert source(each.source)
    assert each.form in codes().form_of_exploitation


@each_exercise
def test_an_answer_that_facts_give_names_them(each: Exercise) -> None:
    for item_id in (*each.yes, *each.no):
        assert each.facts_for(item_id)
    for item_id in each.also:
        assert each.facts_for(item_id) == ()


@each_exercise
def test_right_answers_lead_where_the_court_went(each: Exercise) -> None:
    attempt = compare(each, right_answers(each))

    assert attempt.right == attempt.total
    is_presumed = attempt.own.advice is Advice.TREAT_AS_PRESUMED_VICTIM
    assert is_presumed == (each.held == "trafficking")


def test_no_answer_is_right_only_where_nothing_is_told() -> None:
    boys = exercise("two-boys-in-a-shop")

    attempt = compare(boys, {})

    assert attempt.right == len(boys.also)
    assert attempt.of_the_facts.advice is Advice.TREAT_AS_PRESUMED_VICTIM


def test_a_guess_beyond_the_facts_is_not_right() -> None:
    shops = exercise("airport-shops")

    attempt = compare(shops, {**right_answers(shops), "CTL1": Answer.YES})

    wrong = [each.item.id for each in attempt.answers if not each.is_right]
    assert wrong == ["CTL1"]


def test_an_exercise_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(UnknownExercise, match="choose one of airport-shops"):
        exercise("tea-leaves")
