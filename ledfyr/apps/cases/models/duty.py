"""What left a case without consent, because a law demanded it."""

import uuid

from django.db import models
from django.db.models import Q

from ledfyr.apps.cases.models.case import Case


class DutyDisclosure(models.Model):
    """Parts of a file that were shared by a legal duty: to whom, when, on what ground.

    The recipient is an organisation of this node, or somebody else, named only sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="duty_disclosures"
    )
    recipient = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sealed_outside = models.BinaryField(null=True)
    duty = models.CharField(max_length=40)
    sealed_ground = models.BinaryField()
    compartments = models.JSONField(default=list)
    disclosed_on = models.DateField()
    told_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case", "-disclosed_on"], name="duties_of_case")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient=None, sealed_outside__isnull=False)
                | Q(recipient__isnull=False, sealed_outside=None),
                name="a_duty_has_one_recipient",
            ),
        ]
