"""The days that come in cases, reckoned once so that lists find them."""

from django.db import models

from ledfyr.apps.cases.models.case import Case
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.due import DueKind


class DueDay(models.Model):
    """A day that waits in one compartment of a case; nothing is kept here alone.

    It follows from decisions, plans and steps and can be reckoned again at any time
    (decision 0027). `lapses` is a day that is over when it has passed, such as a
    hearing. Organisation, form, status and `of_closed` are those of the case, so that
    a list need not look at a case to leave it out.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="due_days")
    organisation = models.ForeignKey(
        "access.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    compartment = models.CharField(
        max_length=20, choices=[(c.value, c.value) for c in Compartment]
    )
    kind = models.CharField(
        max_length=20, choices=[(k.value, k.value) for k in DueKind]
    )
    name = models.CharField(max_length=200)
    on = models.DateField()
    lapses = models.BooleanField()
    of_closed = models.BooleanField()
    standing = models.CharField(max_length=20)
    main_form = models.CharField(max_length=30)

    class Meta:
        indexes = [
            models.Index(
                fields=[
                    "organisation",
                    "compartment",
                    "lapses",
                    "on",
                    "case",
                    "of_closed",
                    "standing",
                    "main_form",
                ],
                name="days_in_turn",
            )
        ]
