"""What falls due in the viewer's cases?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from uuid import UUID

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import DueDay
from ledfyr.apps.cases.queries.closed import closed_by_conflict
from ledfyr.apps.cases.queries.lanes import (
    DueRow,
    Lane,
    Window,
    days_in_turn,
    lanes_of,
)
from ledfyr.apps.cases.queries.lists import visible_cases
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.due import DueKind

SHOWN_AT_MOST = 25
"""How much of what has passed, and of what comes, the first page tells."""
_AT_ONCE = 50


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


@dataclass(frozen=True)
class DueDates:
    """What has passed and is not done, and what comes; each soonest first.

    `has_more_passed` and `has_more_coming` say that there is more than is told here.
    """

    passed: tuple[DueItem, ...]
    coming: tuple[DueItem, ...]
    has_more_passed: bool
    has_more_coming: bool


def due_dates(viewer: Viewer, *, today: date, within_days: int) -> DueDates:
    """Return the first days of the viewer's cases that have passed, and that are near.

    Periods of the law, risk that nobody has assessed, reviews of risk, moves and
    hearings since which it was not assessed, steps and ends of plans, hearings and time
    limits, arrivals and follow-ups; only of compartments open to the viewer. A hearing
    or a time limit that has passed is no longer due. Closing a case ends them all but
    arrivals and follow-ups: somebody who went home is not forgotten. The two are told
    apart, so that nothing that waits since long hides what comes tomorrow.
    """
    yesterday, last = today - timedelta(days=1), today + timedelta(days=within_days)
    passed = _first(viewer, Window(None, yesterday, today))
    coming = _first(viewer, Window(today, last, today))
    return DueDates(
        passed=passed[:SHOWN_AT_MOST],
        coming=coming[:SHOWN_AT_MOST],
        has_more_passed=len(passed) > SHOWN_AT_MOST,
        has_more_coming=len(coming) > SHOWN_AT_MOST,
    )


def next_days(
    viewer: Viewer, case_ids: Iterable[UUID], window: Window
) -> dict[UUID, DueRow]:
    """Return the first day within the window of each case that has one, in one query.

    Only days in compartments that the viewer reads where the case is.
    """
    lanes = set(lanes_of(viewer))
    found: dict[UUID, DueRow] = {}
    rows = DueDay.objects.filter(case_id__in=list(case_ids), on__lte=window.last)
    for row in rows.order_by("on", "id"):
        place = Lane(row.organisation_id, Compartment(row.compartment), row.lapses)
        first = window.today if row.lapses else date.min
        if place in lanes and row.on >= max(window.first or date.min, first):
            told = (row.on, row.case_id, row.kind, row.name)
            found.setdefault(row.case_id, told)
    return found


def due_days(viewer: Viewer, *, today: date, within_days: int) -> tuple[date, ...]:
    """Return the days on which something waits, in order and each once.

    Days that have passed are among them as long as what was due is not done.
    """
    window = Window(None, today + timedelta(days=within_days), today)
    found: set[date] = set()
    closed = closed_by_conflict(viewer)
    for lane in lanes_of(viewer):
        first = today if lane.lapses else date.min
        rows = DueDay.objects.filter(
            organisation_id=lane.organisation_id,
            compartment=lane.compartment.value,
            lapses__in=(lane.lapses,),
            on__gte=first,
            on__lte=window.last,
        )
        open_ones = rows.exclude(case_id__in=closed)
        found |= set(open_ones.values_list("on", flat=True).distinct())
    return tuple(sorted(found))


def _first(viewer: Viewer, window: Window) -> tuple[DueItem, ...]:
    in_turn = days_in_turn(lanes_of(viewer), window)
    return tuple(islice(_open_ones(viewer, in_turn), SHOWN_AT_MOST + 1))


def _open_ones(viewer: Viewer, in_turn: Iterator[DueRow]) -> Iterator[DueItem]:
    while part := list(islice(in_turn, _AT_ONCE)):
        cases = visible_cases(viewer).filter(id__in={row[1] for row in part})
        numbers = dict(cases.values_list("id", "reference"))
        for on, case_id, kind, name in part:
            if case_id in numbers:
                yield DueItem(case_id, numbers[case_id], DueKind(kind), name, on)
