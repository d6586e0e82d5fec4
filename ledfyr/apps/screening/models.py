"""A learner's best result in each exercise; the answers themselves are not kept."""

import uuid

from django.db import models
from django.db.models import F, Q


class ExerciseDone(models.Model):
    """How many questions of an exercise a learner answered right, at best."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(
        "access.Staff", on_delete=models.CASCADE, related_name="exercises_done"
    )
    exercise = models.SlugField(max_length=60)
    right = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    done_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff", "exercise"], name="one_best_result_of_an_exercise"
            ),
            models.CheckConstraint(
                condition=Q(right__lte=F("total")), name="no_more_right_than_asked"
            ),
        ]

    def __str__(self) -> str:
        return self.exercise
