"""Plans of support: what is done, by whom, until when."""

import uuid

from django.db import models
from django.db.models import Q

from ledfyr.apps.cases.models.case import Case
from ledfyr.domain.cases.plan import StepEnd
from ledfyr.domain.cases.plan_model import PlanKind


class SupportPlan(models.Model):
    """A plan of one kind; how long it runs is its latest term, until it is ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="plans")
    kind = models.CharField(
        max_length=15, choices=[(k.value, k.value) for k in PlanKind]
    )
    starts_on = models.DateField()
    opened_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(ended_on=None),
                name="one_open_plan_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_by=None)
                | Q(ended_on__isnull=False, ended_by__isnull=False),
                name="somebody_ends_a_plan",
            ),
        ]


class PlanTerm(models.Model):
    """Until when a plan runs or is reviewed: each extension is a new term."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(
        SupportPlan, on_delete=models.PROTECT, related_name="terms"
    )
    until = models.DateField()
    is_latest = models.BooleanField(default=True)
    sealed_reason = models.BinaryField(null=True)
    decided_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["until"], condition=Q(is_latest=True), name="plan_terms_due"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(is_latest=True),
                name="one_latest_term_of_a_plan",
            )
        ]


class PlanStep(models.Model):
    """One step of a plan: added, and ended once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(
        SupportPlan, on_delete=models.PROTECT, related_name="steps"
    )
    area = models.CharField(max_length=20)
    activity = models.CharField(max_length=40, blank=True)
    responsible = models.CharField(max_length=40)
    sealed_content = models.BinaryField()
    agreed_by = models.CharField(max_length=20)
    due_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_as = models.CharField(
        max_length=10, blank=True, choices=[(e.value, e.value) for e in StepEnd]
    )
    added_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(ended_on=None), name="plan_steps_due"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_as="")
                | (Q(ended_on__isnull=False) & ~Q(ended_as="")),
                name="a_step_ends_somehow",
            )
        ]
