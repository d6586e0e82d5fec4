"""Reckoning again which days come in a case, after a deed that may have moved them."""

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ledfyr.apps.cases.models import Case, DueDay, FollowUp, ReturnPlan
from ledfyr.apps.cases.queries.reckoning import Day, Reckoned, reckoned
from ledfyr.domain.cases.due import LAPSING

AT_ONCE = 500


@transaction.atomic
def renew_due_days(case_ids: Iterable[UUID], *, today: date) -> int:
    """Make the days that lists know agree with what is recorded in these cases.

    Part of the deed that moved a day, in its transaction: it holds each case until the
    end, so that of two deeds at once the later one reckons. Returns how many cases had
    other days before. The number of queries does not grow with the number of cases.
    """
    locked = Case.objects.select_for_update().filter(id__in=list(case_ids))
    ids = list(locked.order_by("id").values_list("id", flat=True))
    kept: dict[UUID, list[DueDay]] = {case_id: [] for case_id in ids}
    for row in DueDay.objects.filter(case_id__in=ids):
        kept[row.case_id].append(row)
    stale: list[int] = []
    missing: list[DueDay] = []
    moved: set[UUID] = set()
    standing: dict[str, list[UUID]] = {}
    for each in reckoned(ids, today=today):
        old, new = _difference(each, kept[each.case.id])
        stale += old
        missing += new
        if each.case.standing != each.standing.value:
            standing.setdefault(each.standing.value, []).append(each.case.id)
            moved.add(each.case.id)
        if old or new:
            moved.add(each.case.id)
    for status, those in standing.items():
        Case.objects.filter(id__in=those).update(standing=status)
    DueDay.objects.filter(id__in=stale).delete()
    DueDay.objects.bulk_create(missing)
    return len(moved)


def renew_all_due_days(*, today: date) -> int:
    """Reckon the days of every case that may have any; return how many had others.

    The law of a country may change with a new release or on a day that it names, and
    no deed then tells. Cases are taken in parts, each in a transaction of its own.
    """
    ids = iter(sorted(_that_may_wait()))
    moved = 0
    while part := list(islice(ids, AT_ONCE)):
        moved += renew_due_days(part, today=today)
    return moved


def _that_may_wait() -> set[UUID]:
    open_ones = Case.objects.filter(Q(closed_on=None) | Q(standing=""))
    journeys = ReturnPlan.objects.filter(arrived_on=None, stopped_on=None)
    not_asked = FollowUp.objects.filter(asked_on=None)
    return {
        *open_ones.values_list("id", flat=True),
        *journeys.values_list("case_id", flat=True),
        *not_asked.values_list("case_id", flat=True),
        *DueDay.objects.values_list("case_id", flat=True),
    }


def _difference(each: Reckoned, kept: list[DueDay]) -> tuple[list[int], list[DueDay]]:
    """Return the ids of the rows that no longer hold, and the rows that lack."""
    wanted = {_values(row): row for row in (_row(each, day) for day in each.days)}
    stale = [row.id for row in kept if wanted.pop(_values(row), None) is None]
    return stale, list(wanted.values())


def _row(each: Reckoned, day: Day) -> DueDay:
    case = each.case
    return DueDay(
        case_id=case.id,
        organisation_id=case.organisation_id,
        compartment=day.compartment.value,
        kind=day.kind.value,
        name=day.name,
        on=day.on,
        lapses=day.kind in LAPSING,
        of_closed=case.closed_on is not None,
        standing=each.standing.value,
        main_form=case.main_form,
    )


def _values(row: DueDay) -> tuple[Any, ...]:
    fields = (field for field in DueDay._meta.fields if field.name != "id")
    return tuple(getattr(row, field.attname) for field in fields)
