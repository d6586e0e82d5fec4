"""Assessments of the risk to a person."""

import uuid

from django.db import models
from django.db.models import F, Q

from ledfyr.apps.cases.models.case import Case
from ledfyr.domain.cases.risk_model import Band


class RiskAssessment(models.Model):
    """One assessment: added, never changed; a later one takes its place.

    `moved_on` is the first day after it on which something new was written about where
    the person stays: the assessment is stale since then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="risk_assessments"
    )
    occasion = models.CharField(max_length=20)
    assessed_on = models.DateField()
    review_on = models.DateField()
    band = models.CharField(max_length=10, choices=[(b.value, b.value) for b in Band])
    score = models.PositiveSmallIntegerField()
    is_danger_to_life = models.BooleanField()
    is_latest = models.BooleanField(default=True)
    moved_on = models.DateField(null=True)
    sealed_content = models.BinaryField()
    decided_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case", "-recorded_at"], name="risks_of_case"),
            models.Index(
                fields=["review_on"], condition=Q(is_latest=True), name="risks_due"
            ),
            models.Index(
                fields=["moved_on"],
                condition=Q(is_latest=True, moved_on__isnull=False),
                name="risks_stale",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(is_latest=True),
                name="one_latest_assessment_of_a_case",
            ),
            models.CheckConstraint(
                condition=Q(review_on__gt=F("assessed_on")),
                name="risk_is_reviewed_after_it_was_assessed",
            ),
        ]
