"""Who did what to which record, and when? Reading the audit is itself audited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ledfyr.apps.access import audit, audit_check
from ledfyr.apps.access.models import AuditEvent, Organisation, Staff
from ledfyr.apps.access.queries import THE_NODE, Viewer
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission

EVENTS_ON_A_PAGE = 50


class NotAllowedToRead(PermissionError):
    """The viewer may not read the audit."""


@dataclass(frozen=True)
class SoughtEvents:
    """Which events are looked for; empty is any."""

    verb: AuditVerb | None = None
    actor_id: UUID | None = None
    day: date | None = None
    subject_id: UUID | None = None


@dataclass(frozen=True)
class EventEntry:
    """One event: identifiers only, and the names that go with them today.

    An empty `actor` is an account that is erased; `is_node` is the node itself.
    """

    sequence: int
    at: datetime
    actor_id: UUID
    actor: str
    is_node: bool
    organisation: str
    verb: str
    subject_kind: str
    subject_id: UUID | None
    compartment: str


@dataclass(frozen=True)
class EventsRead:
    """A page of the audit, newest first; `older` is what the next page begins before.

    None where nothing older fits.
    """

    events: tuple[EventEntry, ...]
    older: int | None


@transaction.atomic
def read_audit(
    *, by: Viewer, now: datetime, sought: SoughtEvents, before: int | None = None
) -> EventsRead:
    """Return a page of the audit, and add to the audit that it was read.

    The page holds the newest events, or those before the one of number `before`: the
    events are not counted, and a page long ago is as quick as the first. `sought.day`
    is a day of the node's own time. Raises NotAllowedToRead.
    """
    _refuse_unless_reader(by)
    events = _found(sought)
    if before is not None:
        events = events.filter(sequence__lt=before)
    rows = list(events[: EVENTS_ON_A_PAGE + 1])
    shown = _entries(rows[:EVENTS_ON_A_PAGE])
    goes_on = len(rows) > EVENTS_ON_A_PAGE
    read = EventsRead(shown, shown[-1].sequence if goes_on else None)
    _audit(by, now, sought.subject_id)
    return read


def check_audit(
    *, by: Viewer, now: datetime, noted: audit_check.AuditSum | None = None
) -> audit_check.AuditSum:
    """Return the sum of an intact audit; the check is its last event.

    Raises NotAllowedToRead, and AuditBroken or AuditHeadMissing with what is wrong.
    """
    _refuse_unless_reader(by)
    with transaction.atomic():
        _audit(by, now, None)
    return audit_check.verified(noted=noted)


def people_in_audit(viewer: Viewer) -> tuple[tuple[UUID, str], ...]:
    """Return id and name of everybody with an account, for a reader of the audit."""
    if not viewer.may(Permission.READ_AUDIT):
        return ()
    rows = Staff.objects.filter(erased_at=None).order_by("name", "email")
    return tuple(rows.values_list("pk", "name"))


def _refuse_unless_reader(by: Viewer) -> None:
    if not by.may(Permission.READ_AUDIT):
        raise NotAllowedToRead("Only readers of the audit may do this; ask one.")


def _found(sought: SoughtEvents) -> QuerySet[AuditEvent]:
    events = AuditEvent.objects.order_by("-sequence")
    if sought.verb:
        events = events.filter(verb=sought.verb.value)
    if sought.actor_id:
        events = events.filter(actor_id=sought.actor_id)
    if sought.subject_id:
        events = events.filter(subject_id=sought.subject_id)
    if sought.day:
        starts, ends = (_midnight(sought.day + timedelta(days=n)) for n in (0, 1))
        events = events.filter(at__gte=starts, at__lt=ends)
    return events


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _entries(rows: Iterable[AuditEvent]) -> tuple[EventEntry, ...]:
    rows = list(rows)
    people = Staff.objects.filter(pk__in={row.actor_id for row in rows})
    names = dict(people.filter(erased_at=None).values_list("pk", "name"))
    ids = {row.organisation_id for row in rows if row.organisation_id}
    there = Organisation.objects.filter(pk__in=ids)
    places: dict[UUID | None, str] = dict(there.values_list("pk", "name"))
    return tuple(
        EventEntry(
            sequence=row.sequence,
            at=row.at,
            actor_id=row.actor_id,
            actor=names.get(row.actor_id, ""),
            is_node=row.actor_id == THE_NODE.staff_id,
            organisation=places.get(row.organisation_id, ""),
            verb=row.verb,
            subject_kind=row.subject_kind,
            subject_id=row.subject_id,
            compartment=row.compartment,
        )
        for row in rows
    )


def _audit(by: Viewer, now: datetime, subject_id: UUID | None) -> None:
    audit.record(
        by=by,
        verb=AuditVerb.AUDIT_READ,
        subject_kind="audit",
        subject_id=subject_id,
        now=now,
    )
