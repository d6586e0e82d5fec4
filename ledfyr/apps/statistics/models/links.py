"""Pairs of records that may be about one person, and what people found."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q, QuerySet

from ledfyr.apps.access import vault


class Finding(models.TextChoices):
    """What somebody who read both records found."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot_tell"


class LinkPair(models.Model):
    """Two records of people, by their ids only, and how probably they are one person.

    In which way they are alike would tell about both, and so is sealed. `missed` says
    how many pairs of one person nobody compared for each that was found, with its
    standard error: the same for all pairs of a search.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    one_id = models.UUIDField()
    other_id = models.UUIDField()
    chance = models.FloatField()
    missed = models.FloatField(default=0.0)
    missed_error = models.FloatField(default=0.0)
    sealed_key = models.OneToOneField(
        "access.SealedKey", on_delete=models.PROTECT, related_name="+"
    )
    sealed_reasons = models.BinaryField()
    found_at = models.DateTimeField()
    finding = models.CharField(max_length=12, choices=Finding.choices, blank=True)
    reviewed_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, null=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["one_id", "other_id"], name="a_pair_is_kept_once"
            ),
            models.CheckConstraint(
                condition=Q(one_id__lt=F("other_id")), name="a_pair_has_one_order"
            ),
            models.CheckConstraint(
                condition=Q(chance__gte=0, chance__lte=1),
                name="a_chance_is_between_0_and_1",
            ),
            models.CheckConstraint(
                condition=Q(finding="", reviewed_by=None, reviewed_at=None)
                | (
                    ~Q(finding="")
                    & Q(reviewed_by__isnull=False, reviewed_at__isnull=False)
                ),
                name="a_finding_says_who_and_when",
            ),
        ]


def forget_pairs(pairs: "QuerySet[LinkPair]", now: datetime) -> int:
    """Delete pairs and destroy the keys of their reasons; return how many."""
    rows = list(pairs.select_related("sealed_key"))
    for row in rows:
        row.delete()
        vault.destroy_key(row.sealed_key, now=now)
    return len(rows)
