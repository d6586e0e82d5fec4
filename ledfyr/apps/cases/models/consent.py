"""The consent ledger."""

import uuid

from django.db import models
from django.db.models import F, Q

from ledfyr.apps.cases.models.case import Case
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Explained, Purpose


class ConsentEntry(models.Model):
    """One line of the consent ledger: one recipient, one purpose, one compartment."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consents")
    recipient = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    purpose = models.CharField(
        max_length=20, choices=[(p.value, p.value) for p in Purpose]
    )
    compartment = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in Compartment]
    )
    language = models.CharField(max_length=10)
    explained = models.CharField(
        max_length=20, choices=[(e.value, e.value) for e in Explained]
    )
    sealed_interpreter = models.BinaryField(null=True)
    given_by = models.CharField(max_length=20)
    given_on = models.DateField()
    until = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "recipient"], name="consents_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                name="withdrawn_after_given",
            )
        ]
