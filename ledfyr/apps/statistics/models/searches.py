"""Searches for pairs of records: asked for on a page, done by the node beside it."""

import uuid

from django.db import models
from django.db.models import Q


class Step(models.TextChoices):
    """How far a search is."""

    WAITING = "waiting"
    READING = "reading"
    COMPARING = "comparing"
    KEEPING = "keeping"
    DONE = "done"
    FAILED = "failed"


class PairSearch(models.Model):
    """One search for pairs in all cases: who asked, and how far it is.

    It holds no name and no number of people; only one at a time is open.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    is_open = models.BooleanField(default=True)
    step = models.CharField(max_length=10, choices=Step.choices, default=Step.WAITING)
    asked_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_open"],
                condition=Q(is_open=True),
                name="one_search_for_pairs_is_open",
            ),
            models.CheckConstraint(
                condition=Q(is_open=True) ^ Q(step__in=("done", "failed")),
                name="a_search_that_ended_is_not_open",
            ),
        ]
