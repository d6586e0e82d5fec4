"""Case conferences, with notes by compartment and who was there."""

import uuid

from django.db import models
from django.db.models import Q

from ledfyr.apps.cases.models.case import Case
from ledfyr.domain.access.compartments import Compartment


class Conference(models.Model):
    """A meeting about one case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="conferences")
    held_on = models.DateField()
    recorded_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()


class Attendee(models.Model):
    """Who was there: a colleague, or an organisation; and what they might hear.

    `held_on` is the day of the conference, so that an organisation finds its newest.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(
        Conference, on_delete=models.PROTECT, related_name="attendees"
    )
    staff = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+", null=True
    )
    might_hear = models.JSONField(default=list)
    held_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "-held_on", "-id"],
                condition=Q(organisation__isnull=False),
                name="conferences_attended",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(staff=None, organisation__isnull=False)
                | Q(staff__isnull=False, organisation=None),
                name="an_attendee_is_one_of_two_kinds",
            )
        ]


class ConferenceNote(models.Model):
    """What was said, for one compartment: added, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    conference = models.ForeignKey(
        Conference, on_delete=models.PROTECT, related_name="notes"
    )
    compartment = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in Compartment]
    )
    sealed_text = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "compartment"], name="one_note_for_a_compartment"
            )
        ]
