"""A member of staff's own log of supervision and debriefing."""

import uuid

from django.db import models


class SupervisionEntry(models.Model):
    """What somebody wrote for themselves; nobody else reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    staff = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    sealed_key = models.OneToOneField(
        "access.SealedKey", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=15)
    held_on = models.DateField()
    sealed_text = models.BinaryField()
    written_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["staff", "-held_on"], name="supervision_of_staff")
        ]
