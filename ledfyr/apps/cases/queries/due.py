"""What falls due in the viewer's cases, apart from the periods of the law?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
    FollowUp,
    PlanStep,
    PlanTerm,
    ProceedingStep,
    ReturnPlan,
    RiskAssessment,
)
from ledfyr.apps.cases.queries.closed import kept_out
from ledfyr.apps.cases.queries.risk_now import assessed_of
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.due import DUE_NAMES, DueKind
from ledfyr.domain.cases.plan_model import PlanKind
from ledfyr.domain.cases.proceedings_model import compartment_of, proceedings_model
from ledfyr.domain.cases.risk import is_fresh, is_hearing_near

MOST_OF_A_KIND = 200
"""No more of one kind are read: My day shows what is nearest."""


@dataclass(frozen=True)
class DueItem:
    """A day that comes, in one case; it says what is due and nothing of the content.

    `name` is English, for translators; `kind` says which page it is dealt with on.
    """

    case_id: UUID
    reference: str
    kind: DueKind
    name: str
    on: date


def due_dates(viewer: Viewer, *, today: date, within_days: int) -> tuple[DueItem, ...]:
    """Return every day of the viewer's cases that is near or has passed, soonest first.

    Reviews of risk, moves and hearings since which it was not assessed, steps and ends
    of plans, hearings and time limits, arrivals and follow-ups; only of compartments
    open to the viewer; the number of queries does not depend on the number of cases.
    A hearing or a time limit that has passed is no longer due. Closing a case ends them
    all but arrivals and follow-ups: somebody who went home is not forgotten.
    """
    last = today + timedelta(days=within_days)
    items = [
        DueItem(case_id, reference, kind, DUE_NAMES[kind], on)
        for found in _everything(viewer, today, last)
        for case_id, reference, on, kind in found
    ]
    hidden = _in_conflict(viewer, items)
    shown = [item for item in items if item.case_id not in hidden]
    return tuple(sorted(shown, key=lambda item: (item.on, item.reference)))


Named = tuple[UUID, str, date, DueKind]
Found = Iterator[Named]


def _everything(viewer: Viewer, today: date, last: date) -> Iterator[Found]:
    support = _open_to(viewer, Compartment.SUPPORT)
    returning = _open_to(viewer, Compartment.RETURN)
    if support:
        yield _reviews(support, last)
        yield _moves(support & _open_to(viewer, Compartment.WHEREABOUTS))
        yield _steps(support, last)
        yield _terms(support, last)
    if returning:
        yield _arrivals(returning, last)
        yield _follow_ups(returning, last)
    sides = _sides(viewer)
    if sides:
        days = tuple(_hearings(sides, today, last))
        yield iter(days)
        yield _unassessed(support, days, today)


def _in_conflict(viewer: Viewer, items: list[DueItem]) -> frozenset[UUID]:
    if not items:
        return frozenset()
    found = Case.objects.filter(id__in={item.case_id for item in items})
    return frozenset(found.filter(kept_out(viewer)).values_list("id", flat=True))


def _reviews(places: frozenset[UUID], last: date) -> Found:
    rows = RiskAssessment.objects.filter(
        _in(places, "case"), is_latest=True, review_on__lte=last
    )
    for case_id, reference, on in _near(rows, "case", "review_on"):
        yield case_id, reference, on, DueKind.RISK_REVIEW


def _moves(places: frozenset[UUID]) -> Found:
    rows = RiskAssessment.objects.filter(
        _in(places, "case"), is_latest=True, moved_on__isnull=False
    )
    for case_id, reference, on in _near(rows, "case", "moved_on"):
        yield case_id, reference, on, DueKind.RISK_MOVE


def _unassessed(places: frozenset[UUID], days: Iterable[Named], today: date) -> Found:
    """Yield the hearings that are near and for which the risk was not assessed."""
    near = [
        (case_id, reference, on)
        for case_id, reference, on, kind in days
        if kind is DueKind.HEARING and is_hearing_near(on, today)
    ]
    if not near or not places:
        return
    rows = RiskAssessment.objects.filter(
        case_id__in={case_id for case_id, _reference, _on in near},
        case__organisation_id__in=places,
        is_latest=True,
    )
    latest = {row.case_id: assessed_of(row) for row in rows}
    for case_id, reference, on in near:
        last = latest.get(case_id)
        if last and not is_fresh(last, "before_hearing", on):
            yield case_id, reference, on, DueKind.RISK_HEARING


def _steps(places: frozenset[UUID], last: date) -> Found:
    rows = PlanStep.objects.filter(
        _in(places, "plan__case"), ended_on=None, due_on__lte=last
    )
    for case_id, reference, on in _near(rows, "plan__case", "due_on"):
        yield case_id, reference, on, DueKind.PLAN_STEP


def _terms(places: frozenset[UUID], last: date) -> Found:
    rows = PlanTerm.objects.filter(
        _in(places, "plan__case"), is_latest=True, until__lte=last
    )
    for case_id, reference, on, plan in _near(
        rows, "plan__case", "until", "plan__kind"
    ):
        is_acute = plan == PlanKind.ACUTE.value
        kind = DueKind.PLAN_ENDS if is_acute else DueKind.PLAN_REVIEW
        yield case_id, reference, on, kind


def _arrivals(places: frozenset[UUID], last: date) -> Found:
    rows = ReturnPlan.objects.filter(
        _in(places, "case", closed_too=True),
        travel_on__lte=last,
        arrived_on=None,
        stopped_on=None,
    )
    for case_id, reference, on in _near(rows, "case", "travel_on"):
        yield case_id, reference, on, DueKind.ARRIVAL


def _follow_ups(places: frozenset[UUID], last: date) -> Found:
    rows = FollowUp.objects.filter(
        _in(places, "case", closed_too=True), asked_on=None, due_on__lte=last
    )
    for case_id, reference, on in _near(rows, "case", "due_on"):
        yield case_id, reference, on, DueKind.FOLLOW_UP


def _hearings(sides: Q, today: date, last: date) -> Found:
    rows = ProceedingStep.objects.filter(
        sides, day_named__gte=today, day_named__lte=last
    )
    steps = proceedings_model().steps()
    near = _near(rows, "proceeding__case", "day_named", "step")
    for case_id, reference, on, step in near:
        is_hearing = steps[step].names_day == "hearing"
        kind = DueKind.HEARING if is_hearing else DueKind.TIME_LIMIT
        yield case_id, reference, on, kind


def _sides(viewer: Viewer) -> Q | None:
    """Return which tracks are open to the viewer in which organisations; None: none."""
    sides = Q()
    for track in proceedings_model().tracks():
        places = _open_to(viewer, compartment_of(track))
        if places:
            sides |= Q(proceeding__track=track) & _in(places, "proceeding__case")
    return sides or None


def _open_to(viewer: Viewer, part: Compartment) -> frozenset[UUID]:
    return frozenset(
        place
        for place in viewer.organisations_with(Permission.READ_CASE)
        if part in viewer.readable_in(place)
    )


def _in(places: frozenset[UUID], case: str, *, closed_too: bool = False) -> Q:
    # Exists, not a join: the database then goes along the days and stops at the limit,
    # instead of through every case of an organisation.
    found = Case.objects.filter(
        id=OuterRef(f"{case}_id"),
        organisation_id__in=places,
        sealed_key__erased_at=None,
    )
    return Q(Exists(found if closed_too else found.filter(closed_on=None)))


def _near(
    rows: "QuerySet[Any]", case: str, day: str, *more: str
) -> list[tuple[Any, ...]]:
    # No join for the number either: SQLite would begin with every case there is.
    numbers = Case.objects.filter(id=OuterRef(f"{case}_id")).values("reference")
    nearest = rows.annotate(number=Subquery(numbers)).order_by(day)[:MOST_OF_A_KIND]
    return list(nearest.values_list(f"{case}_id", "number", day, *more))
