"""What finds sealed text again."""

from django.db import models

from ledfyr.apps.cases.models.case import Case
from ledfyr.apps.cases.models.person import SHORT_INDEX_BYTES
from ledfyr.domain.access.compartments import Compartment


class SearchToken(models.Model):
    """A keyed hash of a word that stands in one compartment of a file, once.

    Why so, and what it would tell a thief of the database: decision 0010.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tokens")
    compartment = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in Compartment]
    )
    token = models.BinaryField(max_length=SHORT_INDEX_BYTES)

    class Meta:
        indexes = [models.Index(fields=["token", "case"], name="cases_by_word")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "compartment", "token"], name="a_word_is_kept_once"
            )
        ]
