"""How long is a learner's progress kept?"""

from datetime import datetime, timedelta

from ledfyr.apps.access.retention import RetentionRule
from ledfyr.apps.screening.models import ExerciseDone

PROGRESS_KEPT = timedelta(days=730)
"""How long a result counts: what was learned wants refreshing."""


def delete_old_progress(now: datetime) -> int:
    """Delete results that are more than two years old; return how many."""
    return ExerciseDone.objects.filter(done_at__lt=now - PROGRESS_KEPT).delete()[0]


RETENTION: tuple[RetentionRule, ...] = (
    RetentionRule(
        ExerciseDone,
        "A result in an exercise is deleted after two years, and with the account.",
        delete_old_progress,
    ),
)
