"""Looking into a file beyond the everyday, and being kept out of it."""

import uuid

from django.db import models
from django.db.models import F, Q

from ledfyr.apps.cases.models.case import Case
from ledfyr.domain.cases import special_access


class ReasonGiven(models.Model):
    """Why somebody opened a sealed file, as a code; it holds until a moment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reasons")
    staff = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(
        max_length=20, choices=[(r.value, r.value) for r in special_access.AccessReason]
    )
    given_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case", "staff", "until"], name="reasons_that_hold")
        ]


class ConflictOfInterest(models.Model):
    """Somebody may not see a case at all; why, beyond the code, is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="conflicts")
    staff = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in special_access.Conflict]
    )
    sealed_note = models.BinaryField(null=True)
    recorded_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["staff", "lifted_at", "case"], name="who_is_kept_out")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "staff"],
                condition=Q(lifted_at=None),
                name="a_conflict_holds_once",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="somebody_lifts_a_conflict",
            ),
        ]


class BrokenGlass(models.Model):
    """Emergency access: why, until when, and what the review found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="broken_glass"
    )
    staff = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    reason = models.CharField(
        max_length=20, choices=[(r.value, r.value) for r in special_access.GlassReason]
    )
    sealed_words = models.BinaryField()
    broken_at = models.DateTimeField()
    until = models.DateTimeField()
    reviewed_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, null=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        max_length=20,
        blank=True,
        choices=[(o.value, o.value) for o in special_access.GlassOutcome],
    )
    sealed_review = models.BinaryField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["reviewed_at", "broken_at"], name="glass_to_review")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("broken_at")), name="broken_glass_mends"
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, outcome="")
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False)
                & ~Q(outcome=""),
                name="a_review_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("staff")),
                name="nobody_reviews_their_own_emergency",
            ),
        ]
