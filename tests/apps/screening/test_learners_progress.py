"""A learner's best result is kept, for them alone and for a time; no answer is."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.models import AuditEvent, Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.screening.actions import finish_exercise
from ledfyr.apps.screening.models import ExerciseDone
from ledfyr.apps.screening.queries import Progress, own_progress
from ledfyr.apps.screening.retention import PROGRESS_KEPT, delete_old_progress
from ledfyr.domain.access.roles import Role
from ledfyr.domain.screening.exercises import UnknownExercise, exercise
from ledfyr.domain.screening.terms import Answer
from tests.factories.access import NOW, a_viewer

pytestmark = pytest.mark.django_db
NAME = "airport-shops"


def all_right() -> dict[str, Answer]:
    told = exercise(NAME)
    return {item.id: told.right_answer(item.id) for item in told.asked}


def progress_of(viewer: Viewer) -> Progress:
    return next(p for p in own_progress(viewer) if p.exercise.id == NAME)


def test_an_exercise_not_done_has_no_result() -> None:
    learner = a_viewer(Role.CASE_WORKER)

    assert progress_of(learner).right is None
    assert not progress_of(learner).passed


def test_all_right_answers_pass_the_exercise() -> None:
    learner = a_viewer(Role.CASE_WORKER)

    finish_exercise(by=learner, now=NOW, name=NAME, answers=all_right())

    found = progress_of(learner)
    assert (found.right, found.total, found.passed) == (10, 10, True)


def test_a_worse_attempt_does_not_take_the_best_result_away() -> None:
    learner = a_viewer(Role.CASE_WORKER)
    finish_exercise(by=learner, now=NOW, name=NAME, answers=all_right())

    finish_exercise(by=learner, now=NOW + timedelta(days=1), name=NAME, answers={})

    assert progress_of(learner).right == 10
    assert progress_of(learner).done_at == NOW


def test_nobody_else_sees_the_result() -> None:
    learner, other = a_viewer(Role.CASE_WORKER), a_viewer(Role.ADMINISTRATOR)

    finish_exercise(by=learner, now=NOW, name=NAME, answers=all_right())

    assert progress_of(other).right is None


def test_doing_an_exercise_is_audited_without_its_name() -> None:
    learner = a_viewer(Role.CASE_WORKER)

    finish_exercise(by=learner, now=NOW, name=NAME, answers={})

    (event,) = AuditEvent.objects.filter(actor_id=learner.staff_id).values()
    assert event["verb"] == "exercise_done"
    assert NAME not in str(event)


def test_an_exercise_that_does_not_exist_leaves_nothing() -> None:
    learner = a_viewer(Role.CASE_WORKER)

    with pytest.raises(UnknownExercise):
        finish_exercise(by=learner, now=NOW, name="tea-leaves", answers={})

    assert not ExerciseDone.objects.exists()


def test_a_result_is_deleted_after_two_years_and_not_before() -> None:
    learner = a_viewer(Role.CASE_WORKER)
    finish_exercise(by=learner, now=NOW, name=NAME, answers={})

    assert delete_old_progress(NOW + PROGRESS_KEPT) == 0
    assert delete_old_progress(NOW + PROGRESS_KEPT + timedelta(seconds=1)) == 1
    assert not ExerciseDone.objects.exists()


def test_a_result_goes_with_the_account() -> None:
    learner = a_viewer(Role.CASE_WORKER)
    finish_exercise(by=learner, now=NOW, name=NAME, answers={})

    Staff.objects.get(pk=learner.staff_id).delete()

    assert not ExerciseDone.objects.exists()
