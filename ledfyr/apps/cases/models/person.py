"""People, known here only sealed."""

import uuid

from django.db import models


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
