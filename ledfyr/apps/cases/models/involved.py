"""People in a case besides the victim."""

import uuid

from django.db import models
from django.db.models import Q

from ledfyr.apps.cases.models.case import Case
from ledfyr.apps.cases.models.person import Person
from ledfyr.domain.cases.person_roles import ADDED_LATER


class Involved(models.Model):
    """Somebody has a role in a case; who it is lies under a key of their own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="involved")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="involvements"
    )
    role = models.CharField(
        max_length=10, choices=[(role.value, role.value) for role in ADDED_LATER]
    )
    sealed_note = models.BinaryField(null=True)
    added_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "role"], name="people_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in ADDED_LATER]),
                name="a_known_role_in_a_case",
            )
        ]
