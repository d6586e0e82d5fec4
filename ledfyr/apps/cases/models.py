"""People, their cases, and what is decided, agreed, needed and written there."""

import uuid

from django.db import models
from django.db.models import F, Q

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Explained, Purpose


class Person(models.Model):
    """A person, known here only sealed; facts for counting are codes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed_key = models.OneToOneField(
        "access.SealedKey", on_delete=models.PROTECT, related_name="+"
    )
    sealed_identity = models.BinaryField(null=True)
    name_index = models.BinaryField(max_length=32, null=True, db_index=True)
    age_group = models.CharField(max_length=10, default="unknown")
    sex = models.CharField(max_length=10, default="UNKNOWN")


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


class StatusDecision(models.Model):
    """A decision about a person's status: added, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    name = models.CharField(max_length=30)
    decided_on = models.DateField()
    deciding_organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    legal_ground = models.CharField(max_length=200)
    sealed_reasons = models.BinaryField()
    sealed_reasons_told = models.BinaryField()
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case", "decided_on"], name="decisions_of_case")
        ]


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


class Need(models.Model):
    """Something the person needs, in one area of life."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="needs")
    area = models.CharField(max_length=20)
    is_urgent = models.BooleanField(default=False)
    languages = models.JSONField(default=list)
    sealed_note = models.BinaryField(null=True)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    met_on = models.DateField(null=True)
