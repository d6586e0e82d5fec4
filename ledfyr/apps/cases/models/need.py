"""What people need."""

import uuid

from django.db import models

from ledfyr.apps.cases.models.case import Case
from ledfyr.domain.cases.plan_model import Where


class Need(models.Model):
    """Something the person needs, in one area of life."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="needs")
    area = models.CharField(max_length=20)
    where = models.CharField(
        max_length=15,
        choices=[(w.value, w.value) for w in Where],
        default=Where.DESTINATION.value,
    )
    is_urgent = models.BooleanField(default=False)
    languages = models.JSONField(default=list)
    sealed_note = models.BinaryField(null=True)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    met_on = models.DateField(null=True)
