"""What was released: the text of each edition, exactly as everybody may read it."""

import uuid

from django.db import models

from ledfyr.domain.statistics.disclosure import ReleasedTable, read_release


class Release(models.Model):
    """One edition of a released table; no hidden count is in it.

    `text` is the released file. `by` names the dimensions, joined by a hyphen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ref_area = models.CharField(max_length=2)
    measure = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    by = models.CharField(max_length=100)
    as_of = models.DateField()
    edition = models.PositiveSmallIntegerField()
    text = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        "access.Staff", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ref_area", "measure", "year", "by", "as_of", "edition"],
                name="one_release_of_an_edition",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.by} {self.edition}"

    @property
    def table(self) -> ReleasedTable:
        """The released table; raises ReleaseError where the record was changed."""
        return read_release(f"Release {self.pk}", self.text)
