"""How do the cases of a team, or of a region, stand today?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, StatusDecision
from ledfyr.apps.cases.queries.due import DueItem, due_dates
from ledfyr.apps.cases.queries.lists import (
    PAGE_LENGTH,
    case_clocks,
    something_runs,
    taken,
    visible_cases,
    with_decisions,
)
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.status import DECISION_NAMES, Status, leading_to, status_after
from ledfyr.domain.referrals.clocks import Clock

SOON_DAYS = 14
LOOKED_AT_MOST = 2_000
"""How many cases are looked through for periods that end: they are not stored."""
_AT_ONCE = 200


class Due(StrEnum):
    """Which periods to look for."""

    OVERDUE = "overdue"
    SOON = "soon"


@dataclass(frozen=True)
class Sought:
    """What an overview is narrowed to; nothing given means all open cases."""

    status: Status | None = None
    form: str = ""
    due: Due | None = None
    organisation_id: UUID | None = None
    with_closed: bool = False


@dataclass(frozen=True)
class NextDue:
    """What ends or falls due next in a case; `name` is English, for translators."""

    name: str
    on: date


@dataclass(frozen=True)
class OverviewRow:
    """A case as an overview shows it: what a closed compartment holds is empty."""

    id: UUID
    reference: str
    organisation: str
    opened_on: date
    closed_on: date | None
    status: Status | None
    form: str
    next_due: NextDue | None


@dataclass(frozen=True)
class Overview:
    """One page of an overview; not `is_whole` where it stopped looking."""

    rows: tuple[OverviewRow, ...]
    number: int
    has_next: bool
    is_whole: bool


def overview(
    viewer: Viewer, sought: Sought, *, today: date, number: int = 1
) -> Overview:
    """Return one page of the viewer's cases narrowed down, newest first.

    The status compartment shows status and periods, the account shows the form; a
    coordinator, who reads only the first, neither sees forms nor finds cases by them.
    """
    cases = with_decisions(_narrowed(viewer, sought).order_by("-opened_on", "-id"))
    dates = _soonest(due_dates(viewer, today=today, within_days=SOON_DAYS))
    first = (number - 1) * PAGE_LENGTH
    if sought.due is None:
        page = list(cases[first : first + PAGE_LENGTH + 1])
        rows = [_row(viewer, case, today, dates) for case in page]
        return _page(rows, number, is_whole=True)
    found, looked_at = [], 0
    running = Q(id__in=list(dates)) | something_runs(viewer)
    for case in _in_turn(cases.filter(running)):
        looked_at += 1
        row = _row(viewer, case, today, dates)
        if row.next_due and _is_due(row.next_due.on, sought.due, today):
            found.append(row)
        if len(found) > first + PAGE_LENGTH:
            break
    return _page(found[first:], number, is_whole=looked_at < LOOKED_AT_MOST)


def places_of_overview(viewer: Viewer) -> tuple[tuple[UUID, str], ...]:
    """Return the organisations whose cases the viewer may list, by name."""
    named = {held.organisation_id: held.organisation for held in viewer.held}
    open_to = viewer.organisations_with(Permission.READ_CASE)
    found = [(place, name) for place, name in named.items() if place in open_to]
    return tuple(sorted(found, key=lambda each: each[1]))


def _narrowed(viewer: Viewer, sought: Sought) -> "QuerySet[Case]":
    cases = visible_cases(viewer)
    if not sought.with_closed:
        cases = cases.filter(closed_on=None)
    if sought.organisation_id:
        cases = cases.filter(organisation_id=sought.organisation_id)
    if sought.form:
        places = _places_reading(viewer, Compartment.ACCOUNT)
        cases = cases.filter(main_form=sought.form, organisation_id__in=places)
    if sought.status is not None:
        places = _places_reading(viewer, Compartment.STATUS)
        cases = _standing(cases.filter(organisation_id__in=places), sought.status)
    return cases


def _standing(cases: "QuerySet[Case]", status: Status) -> "QuerySet[Case]":
    decisions = StatusDecision.objects.filter(
        case=OuterRef("pk"), name__in=sorted(DECISION_NAMES)
    )
    latest = decisions.order_by("-decided_on", "-recorded_at").values("name")[:1]
    told = cases.annotate(latest=Subquery(latest))
    if status is Status.NOT_DECIDED:
        return told.filter(latest=None)
    return told.filter(latest__in=sorted(leading_to(status)))


def _in_turn(cases: "QuerySet[Case]") -> Iterator[Case]:
    for first in range(0, LOOKED_AT_MOST, _AT_ONCE):
        part = list(cases[first : first + _AT_ONCE])
        yield from part
        if len(part) < _AT_ONCE:
            return


def _row(
    viewer: Viewer, case: Case, today: date, dates: dict[UUID, NextDue]
) -> OverviewRow:
    readable = viewer.readable_in(case.organisation_id)
    decisions = taken(case.decisions.all())
    sees_status = Compartment.STATUS in readable
    clocks = case_clocks(case, decisions, today) if sees_status else ()
    near = [*_ending(clocks), *([dates[case.id]] if case.id in dates else [])]
    return OverviewRow(
        id=case.id,
        reference=case.reference,
        organisation=case.organisation.name,
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        status=status_after(decisions) if sees_status else None,
        form=case.main_form if Compartment.ACCOUNT in readable else "",
        next_due=min(near, key=lambda each: each.on, default=None),
    )


def _ending(clocks: tuple[Clock, ...]) -> list[NextDue]:
    return [
        NextDue(clock.name, clock.ends)
        for clock in clocks
        if isinstance(clock.ends, date)
    ]


def _soonest(items: tuple[DueItem, ...]) -> dict[UUID, NextDue]:
    """Return what falls due first in each case; the items come soonest first."""
    found: dict[UUID, NextDue] = {}
    for item in items:
        found.setdefault(item.case_id, NextDue(item.name, item.on))
    return found


def _is_due(on: date, due: Due, today: date) -> bool:
    days = (on - today).days
    return days < 0 if due is Due.OVERDUE else 0 <= days <= SOON_DAYS


def _places_reading(viewer: Viewer, part: Compartment) -> list[UUID]:
    return [p for p in viewer.organisation_ids if part in viewer.readable_in(p)]


def _page(rows: list[OverviewRow], number: int, is_whole: bool) -> Overview:
    return Overview(
        rows=tuple(rows[:PAGE_LENGTH]),
        number=number,
        has_next=len(rows) > PAGE_LENGTH,
        is_whole=is_whole,
    )
