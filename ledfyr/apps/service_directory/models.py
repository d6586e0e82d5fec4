"""Services that help, and whom they are for (names after HSDS)."""

import uuid

from django.db import models

from ledfyr.domain.vocabulary.codes import codes


class Service(models.Model):
    """A service of an organisation; where it lies is never kept here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="services"
    )
    name = models.CharField(max_length=200)
    summary = models.CharField(max_length=500, blank=True)
    areas = models.JSONField(default=list)
    sexes = models.JSONField(default=list)
    age_groups = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    free_places = models.PositiveIntegerField(null=True)
    verified_on = models.DateField()
    closed_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                condition=models.Q(closed_on=None),
                name="one_open_service_of_a_name",
            )
        ]

    def __str__(self) -> str:
        return self.name


def need_areas() -> dict[str, str]:
    """Return the areas a service can cover, code to English name."""
    return codes().need_area
