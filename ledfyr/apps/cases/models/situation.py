"""Situations in which several people were exploited together."""

import uuid

from django.db import models


class Situation(models.Model):
    """Several victims of one situation: nothing but a reference.

    It holds no word of what happened or where, so that a link between two cases carries
    nothing from the one to the other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    made_on = models.DateField()

    def __str__(self) -> str:
        return self.reference
