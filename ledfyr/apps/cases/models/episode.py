"""Episodes of exploitation."""

import uuid

from django.db import models
from django.db.models import Q

from ledfyr.apps.cases.models.case import Case


class ExploitationEpisode(models.Model):
    """What was done to the person in one place and time: added, never changed.

    A correction is a new row that `corrects` the old one, so that of two corrections
    of one row the second is refused. Codes stand in the clear for counting; the exact
    dates, the place and the words are sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="episodes")
    form = models.CharField(max_length=30)
    sector = models.CharField(max_length=20, default="UNKNOWN")
    country = models.CharField(max_length=2, blank=True)
    is_main = models.BooleanField(default=False)
    means = models.JSONField(default=list)
    acts = models.JSONField(default=list)
    recruitment_channel = models.CharField(max_length=30, default="UNKNOWN")
    recruiter_relation = models.CharField(max_length=30, default="UNKNOWN")
    sealed_dates = models.BinaryField()
    sealed_note = models.BinaryField(null=True)
    recorded_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="corrected_by"
    )
    is_current = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["case", "is_current"], name="episodes_of_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(is_main=True, is_current=True),
                name="a_case_has_one_main_episode",
            )
        ]
