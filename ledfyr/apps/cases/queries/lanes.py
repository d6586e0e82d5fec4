"""Several lists in one order as one list, each read only as far as it is needed.

A database finds the next rows of *one* organisation by an index at once. Of several
together it would first gather and sort them all; so each is asked apart.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, DueDay
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission

AT_ONCE = 60
_WAITING_IN = (
    Compartment.STATUS,
    Compartment.WHEREABOUTS,
    Compartment.SUPPORT,
    Compartment.RETURN,
)
"""Where days wait until something is done."""
_LAPSING_IN = (Compartment.SUPPORT, Compartment.PROCEEDINGS)
"""Where days are over when they have passed: hearings and what they ask for."""

DueRow = tuple[date, UUID, str, str]
"""A day with its case, kind and name."""


@dataclass(frozen=True)
class Lane:
    """The days of one compartment in one organisation, of one kind of ending."""

    organisation_id: UUID
    compartment: Compartment
    lapses: bool


@dataclass(frozen=True)
class Window:
    """Days from `first` to `last`, both included; None has no first day."""

    first: date | None
    last: date
    today: date


def lanes_of(viewer: Viewer, organisation_id: UUID | None = None) -> tuple[Lane, ...]:
    """Return every lane that the viewer's roles read, or those of one organisation."""
    return tuple(
        Lane(place, part, lapses)
        for place in sorted(viewer.organisations_with(Permission.READ_CASE))
        if organisation_id in (None, place)
        for part in Compartment
        if part in viewer.readable_in(place)
        for lapses in _endings(part)
    )


def days_in_turn(
    lanes: Iterable[Lane],
    window: Window,
    *,
    only: Q | None = None,
    after: tuple[date, UUID] | None = None,
) -> Iterator[DueRow]:
    """Yield days soonest first, those that follow the place `after`.

    `only` narrows by what a DueDay copies of its case. What lapses is left out once its
    day has passed.
    """
    return merge(
        *(
            _lane(lane, each, only or Q(), after)
            for lane in lanes
            if (each := _open_window(lane, window))
        )
    )


def newest(
    cases_of: "Callable[[UUID], QuerySet[Case]]", places: Iterable[UUID], most: int
) -> "list[Case]":
    """Return the newest cases of several organisations, `most` in all.

    `cases_of` says which cases of an organisation, newest first.
    """
    parts = [cases_of(place)[:most] for place in sorted(places)]
    in_turn = merge(*parts, key=lambda case: (case.opened_on, case.id), reverse=True)
    return list(islice(in_turn, most))


def _endings(part: Compartment) -> Iterator[bool]:
    if part in _WAITING_IN:
        yield False
    if part in _LAPSING_IN:
        yield True


def _open_window(lane: Lane, window: Window) -> Window | None:
    if not lane.lapses:
        return window
    first = max(window.first or window.today, window.today)
    return Window(first, window.last, window.today) if first <= window.last else None


def _lane(
    lane: Lane, window: Window, only: Q, after: tuple[date, UUID] | None
) -> Iterator[DueRow]:
    in_order = DueDay.objects.order_by("on", "case_id", "id").filter(
        only,
        organisation_id=lane.organisation_id,
        compartment=lane.compartment.value,
        # Not "lapses=": SQLite finds no place in an index by NOT.
        lapses__in=(lane.lapses,),
        on__gte=window.first or date.min,
        on__lte=window.last,
    )
    columns: tuple[str, ...] = ("on", "case_id", "kind", "name", "id")
    further: Any = _follows(after) if after else Q()
    while True:
        part = list(in_order.filter(further).values_list(*columns)[:AT_ONCE])
        yield from ((on, case_id, kind, name) for on, case_id, kind, name, _ in part)
        if len(part) < AT_ONCE:
            return
        further = _goes_on(*part[-1])


def _follows(place: tuple[date, UUID]) -> Q:
    on, case_id = place
    # The first condition is implied by the second; by it the database finds the place.
    return Q(on__gte=on) & (Q(on__gt=on) | Q(on=on, case_id__gt=case_id))


def _goes_on(on: date, case_id: UUID, _kind: str, _name: str, row_id: int) -> Q:
    same = Q(on=on, case_id=case_id, id__gt=row_id)
    return Q(on__gte=on) & (Q(on__gt=on) | Q(on=on, case_id__gt=case_id) | same)
