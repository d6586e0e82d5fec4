"""Cases, and what is written in their compartments."""

import uuid

from django.db import models
from django.db.models import F, Q

from ledfyr.apps.cases.models.person import Person
from ledfyr.apps.cases.models.situation import Situation
from ledfyr.domain.access.compartments import Compartment

_NEWEST_FIRST = ("-opened_on", "-id")
_OPEN = Q(closed_on=None)


class Case(models.Model):
    """One person's way through the chain, in one organisation.

    `standing` only finds: where the person stands is read from the decisions, which it
    follows (decision 0027); it is empty until it was reckoned.
    """

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

    standing = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", *_NEWEST_FIRST], name="cases_of_organisation"
            ),
            models.Index(
                fields=["organisation", *_NEWEST_FIRST],
                condition=_OPEN,
                name="open_cases",
            ),
            models.Index(
                fields=["organisation", "standing", *_NEWEST_FIRST],
                name="cases_by_standing",
            ),
            models.Index(
                fields=["organisation", "standing", *_NEWEST_FIRST],
                condition=_OPEN,
                name="open_cases_by_standing",
            ),
            models.Index(
                fields=["organisation", "main_form", *_NEWEST_FIRST],
                name="cases_by_form",
            ),
            models.Index(
                fields=["organisation", "main_form", *_NEWEST_FIRST],
                condition=_OPEN,
                name="open_cases_by_form",
            ),
            models.Index(
                fields=["organisation", "standing", "main_form", *_NEWEST_FIRST],
                name="cases_by_standing_and_form",
            ),
            models.Index(
                fields=["organisation", "standing", "main_form", *_NEWEST_FIRST],
                condition=_OPEN,
                name="open_by_standing_and_form",
            ),
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
