"""Recording case conferences, part by part of the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.guard import NotPermitted, audited, locked_case
from ledfyr.apps.cases.actions.indexing import index_record
from ledfyr.apps.cases.models import Attendee, Case, Conference, ConferenceNote
from ledfyr.apps.cases.queries import attended_one, colleagues, may_be_told
from ledfyr.apps.cases.queries.closed import ask_for_reason
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.plan import PlanError


@dataclass(frozen=True)
class Meeting:
    """A conference as it was held: who was there, and what was said of which part."""

    held_on: date
    notes: Mapping[Compartment, str]
    colleague_ids: frozenset[UUID] = frozenset()
    organisation_ids: frozenset[UUID] = frozenset()


@transaction.atomic
def record_conference(
    *, by: Viewer, now: datetime, case_id: UUID, meeting: Meeting
) -> Conference:
    """Record a conference, its notes kept apart by compartment.

    Each attendee is kept with what they might hear that day: a colleague by role, an
    organisation by the person's consent. Raises CaseNotFound, NotPermitted for a note
    in a part closed to the writer, PlanError for an empty or future meeting.
    """
    case = locked_case(by, case_id)
    notes = {part: text for part, text in meeting.notes.items() if text.strip()}
    if not by.may_in(Permission.MAKE_PLAN, case.organisation_id):
        raise NotPermitted("You may not record conferences in this case.")
    if set(notes) - by.writable_in(case.organisation_id):
        raise NotPermitted("You may not write in this part of the file.")
    if meeting.held_on > localdate(now):
        raise PlanError("The day is in the future; correct the day.")
    if not notes:
        raise PlanError("Write what was said, in at least one part of the file.")
    conference = Conference.objects.create(
        case=case, held_on=meeting.held_on, recorded_by_id=by.staff_id, recorded_at=now
    )
    Attendee.objects.bulk_create(_attendees(by, case, conference, meeting))
    kept = ConferenceNote.objects.bulk_create(
        _note(case, conference, part, text) for part, text in notes.items()
    )
    for each in kept:
        index_record(case, each)
    audited(by, AuditVerb.CONFERENCE_RECORDED, case, now, Compartment.SUPPORT)
    return conference


@transaction.atomic
def read_attended(
    *, by: Viewer, now: datetime, conference_id: UUID
) -> tuple[tuple[Compartment, str], ...]:
    """Read as an attendee of another organisation what is open to it today.

    Raises CaseNotFound for anybody else and where consent no longer names it, and
    ReasonNeeded for a sealed file until the attendee has said why they read.
    """
    found = attended_one(by, conference_id, today=localdate(now))
    ask_for_reason(by, found.case, now)
    audited(by, AuditVerb.CONFERENCE_READ, found.case, now)
    return found.opened()


def _attendees(
    by: Viewer, case: Case, conference: Conference, meeting: Meeting
) -> list[Attendee]:
    known = {each.staff_id: each for each in colleagues(by, case)}
    told = may_be_told(case, meeting.organisation_ids, meeting.held_on)
    if meeting.colleague_ids - set(known) or meeting.organisation_ids - set(told):
        raise PlanError("Choose the attendees from the list.")
    return [
        *(
            _attendee(conference, known[who].parts, staff_id=who)
            for who in meeting.colleague_ids
        ),
        *(
            _attendee(conference, told[place], organisation_id=place)
            for place in meeting.organisation_ids
        ),
    ]


def _attendee(
    conference: Conference, parts: frozenset[Compartment], **who: UUID
) -> Attendee:
    might_hear = sorted(part.value for part in parts)
    return Attendee(
        conference=conference,
        might_hear=might_hear,
        held_on=conference.held_on,
        **who,
    )


def _note(
    case: Case, conference: Conference, part: Compartment, text: str
) -> ConferenceNote:
    note = ConferenceNote(conference=conference, compartment=part.value)
    note.sealed_text = vault.seal_text(case.sealed_key, note, "sealed_text", text)
    return note
