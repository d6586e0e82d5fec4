"""What a learner does: an exercise, again and again if they like."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.screening.models import ExerciseDone
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.screening.exercises import Attempt, compare, exercise
from ledfyr.domain.screening.terms import Answer


@transaction.atomic
def finish_exercise(
    *, by: Viewer, now: datetime, name: str, answers: Mapping[str, Answer]
) -> Attempt:
    """Compare the learner's answers with the facts, and keep the best result.

    Only how many were right is kept. Raises UnknownExercise.
    """
    attempt = compare(exercise(name), answers)
    kept = _kept(by, name)
    if kept is None or attempt.right >= kept.right:
        ExerciseDone.objects.update_or_create(
            staff_id=by.staff_id,
            exercise=name,
            defaults={
                "right": attempt.right,
                "total": attempt.total,
                "done_at": now,
            },
        )
    audit.record(
        by=by,
        verb=AuditVerb.EXERCISE_DONE,
        subject_kind="exercise",
        subject_id=None,
        now=now,
    )
    return attempt


def _kept(by: Viewer, name: str) -> ExerciseDone | None:
    rows = ExerciseDone.objects.select_for_update()
    return rows.filter(staff_id=by.staff_id, exercise=name).first()
