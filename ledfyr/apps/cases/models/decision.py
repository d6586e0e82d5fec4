"""Decisions about a person's status."""

import uuid
from typing import ClassVar

from django.db import models

from ledfyr.apps.cases.models.case import Case
from ledfyr.apps.cases.models.taking_back import says_why


class StandingDecisions(models.Manager["StatusDecision"]):
    """The decisions that count: those that nobody took back."""

    def get_queryset(self) -> "models.QuerySet[StatusDecision]":
        """Return the decisions that stand."""
        return super().get_queryset().filter(taken_back_on=None)


class StatusDecision(models.Model):
    """A decision about a person's status: added, never changed.

    One that was recorded by mistake is taken back with the reason: it stays, is found
    by `every` alone, and counts for nothing any more.

    `deciding_organisation` took it, unless another body did: that is `taken_by`, an
    actor of the country's mechanism, or named only sealed where no source says who may.
    The organisation has then recorded it.

    `age_group` is the person's on that day, for counting alone: it follows when what is
    known of the age is corrected, and tells no more of the date of birth.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    name = models.CharField(max_length=30)
    decided_on = models.DateField()
    deciding_organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    taken_by = models.CharField(max_length=60, blank=True, default="")
    sealed_taken_by = models.BinaryField(null=True)
    legal_ground = models.CharField(max_length=200)
    sealed_reasons = models.BinaryField()
    sealed_reasons_told = models.BinaryField()
    age_group = models.CharField(max_length=10, blank=True, default="")
    recorded_at = models.DateTimeField()
    taken_back_on = models.DateField(null=True)
    taken_back_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    sealed_why = models.BinaryField(null=True)

    objects = StandingDecisions()
    every: "ClassVar[models.Manager[StatusDecision]]" = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["case", "decided_on"], name="decisions_of_case")
        ]
        constraints = [says_why("who_takes_a_decision_back_says_why")]
