"""Returns, and the days on which somebody asks how the person is."""

import uuid

from django.db import models
from django.db.models import F, Q

from ledfyr.apps.cases.models.case import Case
from ledfyr.domain.cases.return_home import Outcome, Wanted

_WANTED = [(w.value, w.value) for w in Wanted]


class ReturnPlan(models.Model):
    """One return: prepared, travelled and confirmed, or stopped."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="returns")
    sealed_place = models.BinaryField()
    opened_on = models.DateField()
    opened_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    family_tracing = models.CharField(max_length=10, choices=_WANTED)
    embassy = models.CharField(max_length=10, choices=_WANTED)
    travel_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True)
    stopped_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(
                fields=["travel_on"],
                condition=Q(arrived_on=None, stopped_on=None),
                name="arrivals_due",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(stopped_on=None, arrived_on=None),
                name="one_return_under_way",
            ),
            models.CheckConstraint(
                condition=Q(arrived_on=None) | Q(arrived_on__gte=F("travel_on")),
                name="nobody_arrives_before_travelling",
            ),
        ]


class ReturnStep(models.Model):
    """Something done for a return: added, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    return_plan = models.ForeignKey(
        ReturnPlan, on_delete=models.PROTECT, related_name="steps"
    )
    step = models.CharField(max_length=30)
    on = models.DateField()
    sealed_note = models.BinaryField(null=True)
    recorded_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["return_plan", "on"], name="steps_of_return")]


class FollowUp(models.Model):
    """A day on which somebody asks how the person is, and what they found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    asked_on = models.DateField(null=True)
    outcome = models.CharField(
        max_length=15, blank=True, choices=[(o.value, o.value) for o in Outcome]
    )
    sealed_note = models.BinaryField(null=True)
    asked_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(asked_on=None), name="follow_ups_due"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_on=None, outcome="", asked_by=None)
                | (Q(asked_on__isnull=False, asked_by__isnull=False) & ~Q(outcome="")),
                name="who_asked_found_something",
            )
        ]
