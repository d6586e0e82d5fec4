"""Figures that an organisation sent in, version by version."""

import uuid

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    """Where a version stands: looked at, taken in, or followed by a later one."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    REPLACED = "replaced"


class Submission(models.Model):
    """One version of the figures of a template, country and year.

    The figures are small counts before any protection, and so are sealed, like the
    reason of a correction. A version is added, never changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    template = models.CharField(max_length=40)
    ref_area = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices)
    sealed_key = models.OneToOneField(
        "access.SealedKey", on_delete=models.PROTECT, related_name="+"
    )
    sealed_content = models.BinaryField()
    sealed_reason = models.BinaryField(null=True)
    sent_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["year"], condition=Q(state="accepted"), name="figures_of_year"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "template", "ref_area", "year", "version"],
                name="a_version_has_its_own_number",
            ),
            models.UniqueConstraint(
                fields=["organisation", "template", "ref_area", "year"],
                condition=Q(state="accepted"),
                name="one_version_of_figures_stands",
            ),
            models.CheckConstraint(
                condition=Q(state="offered", version=None)
                | (~Q(state="offered") & Q(version__gte=1)),
                name="what_was_taken_in_has_a_version",
            ),
            models.CheckConstraint(
                condition=Q(state="replaced", replaced_at__isnull=False)
                | (~Q(state="replaced") & Q(replaced_at=None)),
                name="a_replaced_version_says_when",
            ),
        ]
