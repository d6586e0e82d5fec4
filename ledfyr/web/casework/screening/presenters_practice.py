"""Wording and grouping for the exercises."""

from typing import Any

from django.utils.translation import gettext

from ledfyr.apps.screening.queries import Progress
from ledfyr.domain.screening.exercises import Attempt, Compared, Exercise
from ledfyr.domain.screening.practice import (
    ENOUGH_RIGHT_PERCENT,
    has_certificate,
    has_passed,
)
from ledfyr.domain.screening.terms import Answer
from ledfyr.web.casework.screening import wording
from ledfyr.web.casework.screening.forms import ANSWERS

_ANSWER_NAMES = dict(ANSWERS)


def progress(found: tuple[Progress, ...]) -> dict[str, Any]:
    """Return the exercises with the learner's best result in each."""
    return {
        "rows": [_row(each) for each in found],
        "passed": sum(each.passed for each in found),
        "total": len(found),
        "has_certificate": has_certificate(each.passed for each in found),
        "enough": ENOUGH_RIGHT_PERCENT,
    }


def story(told: Exercise) -> dict[str, Any]:
    """Return a case as it is told to the learner, without its outcome."""
    return {
        "title": gettext(told.title),
        "story": [gettext(fact) for fact in told.story],
        "is_about_children": told.age_group.value == "child",
        "name": told.id,
    }


def compared(attempt: Attempt) -> dict[str, Any]:
    """Return the learner's answers beside the facts, the outcome and the lesson."""
    told = attempt.exercise
    return {
        **story(told),
        "right": attempt.right,
        "total": attempt.total,
        "passed": has_passed(attempt.right, attempt.total),
        "answers": [_answer(each) for each in attempt.answers],
        "own_advice": wording.advice(attempt.own),
        "advice_of_the_facts": wording.advice(attempt.of_the_facts),
        "outcome": gettext(told.outcome),
        "lesson": [gettext(sentence) for sentence in told.lesson],
        "source": told.source,
        "place": told.place_in_source,
        "checked": told.checked,
    }


def _row(each: Progress) -> dict[str, Any]:
    return {
        "name": each.exercise.id,
        "title": gettext(each.exercise.title),
        "form": wording.form_name(each.exercise.form),
        "right": each.right,
        "total": each.total,
        "done_at": each.done_at,
        "passed": each.passed,
    }


def _answer(each: Compared) -> dict[str, Any]:
    return {
        "id": each.item.id,
        "sentence": gettext(each.item.sentence),
        "given": _ANSWER_NAMES[each.given.value],
        "right": _ANSWER_NAMES[each.right.value],
        "is_right": each.is_right,
        "facts": [gettext(fact) for fact in each.facts],
        "is_guess": each.right is Answer.UNKNOWN and not each.is_right,
    }
