"""People, known here only sealed, and which records are about one of them."""

import uuid

from django.db import models
from django.db.models import F, Q

SHORT_INDEX_BYTES = 12
"""How much is kept of a keyed hash that only has to find, never to prove."""


class Person(models.Model):
    """A person, known here only sealed; facts for counting are codes.

    Whoever reads the name, the dates, the citizenships, the languages and the gender
    needs the person's key. In the clear stand only the groups that tables count.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed_key = models.OneToOneField(
        "access.SealedKey", on_delete=models.PROTECT, related_name="+"
    )
    sealed_identity = models.BinaryField(null=True)
    name_index = models.BinaryField(max_length=32, null=True, db_index=True)
    age_group = models.CharField(max_length=10, default="unknown")
    age_is_in_doubt = models.BooleanField(default=False)
    sex = models.CharField(max_length=10, default="UNKNOWN")
    citizenship_group = models.CharField(max_length=10, default="UNKNOWN")
    revision = models.PositiveIntegerField(default=1)
    same_as = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="records",
        db_index=False,
    )

    class Meta:
        # Hardly anybody was merged: an index of all would look useless to SQLite.
        indexes = [
            models.Index(
                fields=["same_as"],
                condition=Q(same_as__isnull=False),
                name="people_found_to_be_one",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(same_as=None) | ~Q(same_as=F("id")),
                name="a_person_is_not_merged_with_itself",
            )
        ]


class NameKey(models.Model):
    """A keyed hash of how one word of a name sounds: finds, and tells nothing."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="name_keys"
    )
    key = models.BinaryField(max_length=SHORT_INDEX_BYTES)

    class Meta:
        indexes = [models.Index(fields=["key", "person"], name="people_by_name_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"], name="a_name_key_is_kept_once"
            )
        ]


class PersonMerge(models.Model):
    """Somebody found that two records are about one person: added, never changed.

    The records stay as they are; `before` is what the merged one pointed to. An undoing
    is a row of its own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    into = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+"
    )
    deed = models.UUIDField()
    merged_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    merged_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["deed"], name="merges_of_a_deed")]


class MergeUndone(models.Model):
    """A merge was undone: two records are two people after all."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    merge = models.OneToOneField(
        PersonMerge, on_delete=models.PROTECT, related_name="undone"
    )
    undone_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField()
