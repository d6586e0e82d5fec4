"""How do the cases of a team, or of a region, stand today?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from uuid import UUID

from django.db.models import Q, QuerySet

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case
from ledfyr.apps.cases.queries.due import next_days
from ledfyr.apps.cases.queries.lanes import (
    DueRow,
    Window,
    days_in_turn,
    lanes_of,
)
from ledfyr.apps.cases.queries.lists import (
    PAGE_LENGTH,
    follows,
    newest_with_decisions,
    taken,
    visible_cases,
    with_decisions,
)
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.due import DueKind
from ledfyr.domain.cases.status import Status, status_after

SOON_DAYS = 14
_AT_ONCE = 2 * PAGE_LENGTH


class Due(StrEnum):
    """Which days to look for."""

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

    kind: DueKind
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
    """One page of an overview; `is_first` where it begins with the first case."""

    rows: tuple[OverviewRow, ...]
    is_first: bool
    has_next: bool


def overview(
    viewer: Viewer, sought: Sought, *, today: date, after: UUID | None = None
) -> Overview:
    """Return one page of the viewer's cases narrowed down: those that follow `after`.

    Newest first; where days are sought, the case whose day comes first, each case once.
    The last page is as quick as the first. The status compartment shows status and
    periods, the account shows the form; a coordinator, who reads only the first,
    neither sees forms nor finds cases by them.
    """
    window = _window(sought.due, today)
    before = visible_cases(viewer).filter(id=after).first() if after else None
    if sought.due is None:
        found, is_first = _newest(viewer, sought, before), before is None
    else:
        place = _place(viewer, before, window)
        due = _by_day(viewer, sought, window, place)
        found, is_first = list(islice(due, PAGE_LENGTH + 1)), place is None
    days = next_days(viewer, [case.id for case in found], window)
    rows = tuple(_row(viewer, case, days) for case in found[:PAGE_LENGTH])
    return Overview(rows, is_first=is_first, has_next=len(found) > PAGE_LENGTH)


def places_of_overview(viewer: Viewer) -> tuple[tuple[UUID, str], ...]:
    """Return the organisations whose cases the viewer may list, by name."""
    named = {held.organisation_id: held.organisation for held in viewer.held}
    open_to = viewer.organisations_with(Permission.READ_CASE)
    found = [(place, name) for place, name in named.items() if place in open_to]
    return tuple(sorted(found, key=lambda each: each[1]))


def _newest(viewer: Viewer, sought: Sought, before: Case | None) -> list[Case]:
    def of_place(place: UUID) -> "QuerySet[Case]":
        cases = visible_cases(viewer, place).filter(_case_is(sought))
        if before:
            cases = cases.filter(follows(before))
        return cases.order_by("-opened_on", "-id")

    return newest_with_decisions(of_place, _places(viewer, sought), PAGE_LENGTH + 1)


def _by_day(
    viewer: Viewer, sought: Sought, window: Window, place: tuple[date, UUID] | None
) -> Iterator[Case]:
    """Yield each case at its first day within the window."""
    lanes = [
        lane
        for each in _places(viewer, sought)
        for lane in lanes_of(viewer, organisation_id=each)
    ]
    only = Q() if sought.with_closed else Q(of_closed=False)
    only &= Q(**_narrowing(sought))
    in_turn = days_in_turn(lanes, window, only=only, after=place)
    seen: set[UUID] = set()
    while part := list(islice(in_turn, _AT_ONCE)):
        yield from _at_their_first_day(viewer, part, window, seen)


def _at_their_first_day(
    viewer: Viewer, part: list[DueRow], window: Window, seen: set[UUID]
) -> Iterator[Case]:
    # Whoever had an earlier day stands on an earlier page.
    first = next_days(viewer, {row[1] for row in part} - seen, window)
    new = [row[1] for row in part if first.get(row[1], (None,))[0] == row[0]]
    cases = with_decisions(visible_cases(viewer).filter(id__in=new)).in_bulk()
    for case_id in dict.fromkeys(new):
        if case_id in cases:
            yield cases[case_id]
    seen.update(new)


def _place(
    viewer: Viewer, before: Case | None, window: Window
) -> tuple[date, UUID] | None:
    """Return where the list by days stood at a case; None where it has no day now."""
    if before is None:
        return None
    day = next_days(viewer, [before.id], window).get(before.id)
    return (day[0], before.id) if day else None


def _window(due: Due | None, today: date) -> Window:
    match due:
        case None:
            return Window(None, date.max, today)
        case Due.OVERDUE:
            return Window(None, today - timedelta(days=1), today)
        case Due.SOON:
            return Window(today, today + timedelta(days=SOON_DAYS), today)


def _places(viewer: Viewer, sought: Sought) -> list[UUID]:
    """Return where the viewer reads what the cases are narrowed by."""
    needed = set()
    if sought.status is not None:
        needed.add(Compartment.STATUS)
    if sought.form:
        needed.add(Compartment.ACCOUNT)
    return [
        place
        for place in viewer.organisations_with(Permission.READ_CASE)
        if sought.organisation_id in (None, place)
        and needed <= viewer.readable_in(place)
    ]


def _case_is(sought: Sought) -> Q:
    wanted = Q(**_narrowing(sought))
    return wanted if sought.with_closed else wanted & Q(closed_on=None)


def _narrowing(sought: Sought) -> dict[str, str]:
    status = {"standing": sought.status.value} if sought.status is not None else {}
    return status | ({"main_form": sought.form} if sought.form else {})


def _row(viewer: Viewer, case: Case, days: dict[UUID, DueRow]) -> OverviewRow:
    readable = viewer.readable_in(case.organisation_id)
    day = days.get(case.id)
    return OverviewRow(
        id=case.id,
        reference=case.reference,
        organisation=case.organisation.name,
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        status=(
            status_after(taken(case.decisions.all()))
            if Compartment.STATUS in readable
            else None
        ),
        form=case.main_form if Compartment.ACCOUNT in readable else "",
        next_due=NextDue(DueKind(day[2]), day[3], day[0]) if day else None,
    )
