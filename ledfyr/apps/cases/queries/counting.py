"""How many people were registered, and when?"""

from django.db.models import Min, Q
from django.db.models.functions import Coalesce

from ledfyr.apps.cases.models import (
    Case,
    StatusDecision,
)

_REGISTERS = ("presumed", "reasonable_grounds", "identified")


def registered_by_form(year: int) -> dict[str, int]:
    """Count the persons first registered in `year`, by main form of exploitation.

    A person is registered on the day of the first decision that presumes or identifies
    them; each person counts once, also where two records were found to be one person.
    """
    firsts = (
        Case.objects.annotate(
            registered_on=Min(
                "decisions__decided_on", filter=Q(decisions__name__in=_REGISTERS)
            )
        )
        .filter(registered_on__year=year)
        .order_by("-registered_on", "-id")
        .values_list(Coalesce("person__same_as_id", "person_id"), "main_form")
    )
    earlier = set(
        StatusDecision.objects.filter(
            name__in=_REGISTERS, decided_on__year__lt=year
        ).values_list(
            Coalesce("case__person__same_as_id", "case__person_id"), flat=True
        )
    )
    form_of = {person: form for person, form in firsts if person not in earlier}
    counted: dict[str, int] = {}
    for form in form_of.values():
        counted[form] = counted.get(form, 0) + 1
    return counted


def registered_years() -> tuple[int, ...]:
    """Return the years in which the node registered somebody, latest first."""
    days = StatusDecision.objects.filter(name__in=_REGISTERS).dates(
        "decided_on", "year", order="DESC"
    )
    return tuple(day.year for day in days)
