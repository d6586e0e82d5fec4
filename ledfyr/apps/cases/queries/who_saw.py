"""Who has seen this file, and done what in it?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access import audit
from ledfyr.apps.access.models import AuditEvent, Organisation, Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries.closed import CaseNotFound
from ledfyr.apps.cases.queries.lists import case_of
from ledfyr.apps.cases.queries.oversight import (
    ConflictRow,
    GlassRow,
    conflicts_in,
    glass_row,
)
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission

SEEN_PAGE = 50


@dataclass(frozen=True)
class SeenRow:
    """What somebody did in a compartment of a case on a day: how often, and when.

    `at` is the last time and `first_at` the first; they are one where it was done once.
    """

    at: datetime
    first_at: datetime
    times: int
    name: str
    verb: AuditVerb
    compartment: Compartment | None


@dataclass(frozen=True)
class WhoSaw:
    """One page of what the audit says of a case, newest first.

    What one person did again, with nobody else in between, stands in one row.
    """

    case_id: UUID
    reference: str
    is_sealed: bool
    rows: tuple[SeenRow, ...]
    number: int
    has_next: bool
    kept_out: tuple[ConflictRow, ...]
    emergencies: tuple[GlassRow, ...]


def who_saw(viewer: Viewer, case_id: UUID, *, now: datetime, number: int = 1) -> WhoSaw:
    """Return who has seen a file and who is kept out; looking here is audited as well.

    Raises CaseNotFound for a case of others, and for those who do not work with it.
    """
    case = case_of(viewer, case_id, now=now)
    if not viewer.may_in(Permission.READ_WHO_HAS_SEEN, case.organisation_id):
        raise CaseNotFound
    audit.record(
        by=viewer,
        verb=AuditVerb.AUDIT_READ,
        subject_kind="case",
        subject_id=case.id,
        organisation=case.organisation_id,
        now=now,
    )
    first = (number - 1) * SEEN_PAGE
    events = AuditEvent.objects.filter(subject_id=case.id).order_by("-sequence")
    found = list(events[first : first + SEEN_PAGE + 1])
    glass = case.broken_glass.select_related("case", "staff", "organisation")
    return WhoSaw(
        case_id=case.id,
        reference=case.reference,
        is_sealed=case.is_sealed,
        rows=_rows(found[:SEEN_PAGE]),
        number=number,
        has_next=len(found) > SEEN_PAGE,
        kept_out=conflicts_in(case),
        emergencies=tuple(glass_row(each) for each in glass.order_by("-broken_at")),
    )


def readings(case_id: UUID) -> tuple[tuple[datetime, str], ...]:
    """Return when a file was read and in the name of which organisation.

    For the person's own copy: it names organisations, never members of staff.
    """
    events = AuditEvent.objects.filter(
        subject_id=case_id, verb__in=[AuditVerb.FILE_READ, AuditVerb.GLASS_READ]
    ).order_by("sequence")
    pairs = list(events.values_list("at", "organisation_id"))
    names = dict(
        Organisation.objects.filter(pk__in={place for _, place in pairs if place})
        .order_by("pk")
        .values_list("pk", "name")
    )
    return tuple((at, names[place] if place in names else "") for at, place in pairs)


def _rows(events: list[AuditEvent]) -> tuple[SeenRow, ...]:
    """Return events, newest first, as rows: each run of one person's day is folded."""
    names = dict(
        Staff.objects.filter(pk__in={event.actor_id for event in events}).values_list(
            "pk", "name"
        )
    )
    runs = groupby(events, key=lambda event: (event.actor_id, localdate(event.at)))
    return tuple(
        row for (actor, _), run in runs for row in _folded(names.get(actor, ""), run)
    )


def _folded(name: str, run: Iterable[AuditEvent]) -> Iterator[SeenRow]:
    done: dict[tuple[str, str], list[datetime]] = {}
    for event in run:
        done.setdefault((event.verb, event.compartment), []).append(event.at)
    for (verb, part), times in done.items():
        yield SeenRow(
            at=times[0],
            first_at=times[-1],
            times=len(times),
            name=name,
            verb=AuditVerb(verb),
            compartment=Compartment(part) if part else None,
        )
