"""Whose figures count where several organisations sent the same."""

import uuid

from django.db import models


class Authority(models.Model):
    """One decision on whose figures count for a template, country and year.

    A decision is added, never changed: the one with the highest number stands. Its
    reason is sealed, like that of a correction.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    template = models.CharField(max_length=40)
    ref_area = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    sealed_key = models.OneToOneField(
        "access.SealedKey", on_delete=models.PROTECT, related_name="+"
    )
    sealed_reason = models.BinaryField()
    decided_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["template", "ref_area", "year", "number"],
                name="a_decision_on_figures_has_its_own_number",
            )
        ]
