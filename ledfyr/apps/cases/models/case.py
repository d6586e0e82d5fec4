"""Cases, and what is written in their compartments."""

import uuid

from django.db import models
from django.db.models import F, Q

from ledfyr.apps.cases.models.person import Person
from ledfyr.apps.cases.models.situation import Situation
from ledfyr.domain.access.compartments import Compartment


class Case(models.Model):
    """One person's way through the chain, in one organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    sealed_key = models.OneToOneField(
        "access.SealedKey", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    country = models.CharField(max_length=2)
    main_form = models.CharField(max_length=30, default="UNKNOWN")
    opened_on = models.DateField()
    opened_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    closed_on = models.DateField(null=True)
    is_sealed = models.BooleanField(default=False)
    situation = models.ForeignKey(
        Situation, on_delete=models.PROTECT, null=True, related_name="cases"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "-opened_on", "-id"],
                name="cases_of_organisation",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="a_case_closes_after_it_opens",
            )
        ]

    def __str__(self) -> str:
        return self.reference


class FileEntry(models.Model):
    """Something written in one compartment of a file: added, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    compartment = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in Compartment]
    )
    kind = models.CharField(max_length=20)
    sealed_text = models.BinaryField()
    written_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case", "compartment"], name="entries_of_compartment")
        ]
