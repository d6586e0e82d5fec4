"""Proceedings and redress, step by step."""

import uuid

from django.db import models

from ledfyr.apps.cases.models.case import Case
from ledfyr.apps.cases.models.taking_back import says_why


class Proceeding(models.Model):
    """One matter in one track; its track says which compartment keeps it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proceedings")
    track = models.CharField(max_length=20)
    sealed_title = models.BinaryField()
    opened_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()


class ProceedingStep(models.Model):
    """Something that happened in a matter: added, or taken back with a reason."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    proceeding = models.ForeignKey(
        Proceeding, on_delete=models.PROTECT, related_name="steps"
    )
    step = models.CharField(max_length=40)
    on = models.DateField()
    day_named = models.DateField(null=True)
    sealed_content = models.BinaryField()
    recorded_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    taken_back_on = models.DateField(null=True)
    taken_back_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    sealed_why = models.BinaryField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["proceeding", "on"], name="steps_of_proceeding"),
            models.Index(fields=["day_named"], name="proceedings_due"),
        ]
        constraints = [says_why("who_takes_back_says_why")]
