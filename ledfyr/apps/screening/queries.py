"""How far has a learner come? Only ever the viewer's own records."""

from dataclasses import dataclass
from datetime import datetime

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.screening.models import ExerciseDone
from ledfyr.domain.screening.exercises import Exercise, exercises
from ledfyr.domain.screening.practice import has_passed


@dataclass(frozen=True)
class Progress:
    """One exercise with the learner's best result; None where it was not done."""

    exercise: Exercise
    right: int | None = None
    total: int | None = None
    done_at: datetime | None = None

    @property
    def passed(self) -> bool:
        """Whether enough questions were answered right."""
        return self.right is not None and has_passed(self.right, self.total or 0)


def own_progress(viewer: Viewer) -> tuple[Progress, ...]:
    """Return every exercise with the viewer's best result, with one query."""
    rows = ExerciseDone.objects.filter(staff_id=viewer.staff_id)
    done = {row.exercise: row for row in rows}
    return tuple(_progress(each, done.get(each.id)) for each in exercises())


def _progress(each: Exercise, row: ExerciseDone | None) -> Progress:
    if row is None:
        return Progress(each)
    return Progress(each, row.right, row.total, row.done_at)
