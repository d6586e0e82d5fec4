"""Who may hear what in a conference, and what was said that this viewer may read?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import Organisation, RoleHeld
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Attendee, Case, Conference, ConferenceNote
from ledfyr.apps.cases.queries.sharing import ledger
from ledfyr.domain.access.compartments import Compartment, readable
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.consent import Purpose, disclosable
from ledfyr.domain.cases.plan import may_hear


@dataclass(frozen=True)
class Colleague:
    """Somebody with a role where the case is, and the parts their roles read."""

    staff_id: UUID
    name: str
    parts: frozenset[Compartment]


@dataclass(frozen=True)
class NoteView:
    """What was said of one part of the file, and who of those present might hear it."""

    part: Compartment
    text: str
    might_be_heard_by: tuple[str, ...]


@dataclass(frozen=True)
class ConferenceView:
    """A conference with the notes that are open to the viewer."""

    held_on: date
    recorded_by: str
    attendees: tuple[str, ...]
    notes: tuple[NoteView, ...]


def colleagues(viewer: Viewer, case: Case) -> tuple[Colleague, ...]:
    """Return everybody else with a role in the organisation of a case, by name."""
    held = RoleHeld.objects.filter(
        organisation_id=case.organisation_id, staff__is_active=True
    ).exclude(staff_id=viewer.staff_id)
    roles: dict[UUID, tuple[str, set[Role]]] = {}
    for row in held.select_related("staff").order_by("staff__name", "staff_id"):
        roles.setdefault(row.staff_id, (row.staff.name, set()))[1].add(Role(row.role))
    return tuple(
        Colleague(staff_id, name, readable(has))
        for staff_id, (name, has) in roles.items()
    )


def may_be_told(
    case: Case, organisation_ids: Iterable[UUID], on: date
) -> dict[UUID, frozenset[Compartment]]:
    """Return what each organisation may be told, on the day, under live consent."""
    others = Organisation.objects.filter(pk__in=list(organisation_ids))
    lines = ledger(case)
    return {
        place: frozenset(disclosable(lines, place, Purpose.SUPPORT, on))
        for place in others.exclude(pk=case.organisation_id).values_list(
            "pk", flat=True
        )
    }


def conferences_in(
    case: Case, open_parts: frozenset[Compartment]
) -> tuple[ConferenceView, ...]:
    """Return the conferences of a case, the latest first, with notes of open parts."""
    rows = case.conferences.select_related("recorded_by").prefetch_related(
        "notes", "attendees__staff", "attendees__organisation"
    )
    latest_first = rows.order_by("-held_on", "-recorded_at")
    return tuple(_view(case, row, open_parts) for row in latest_first)


def _view(
    case: Case, row: Conference, open_parts: frozenset[Compartment]
) -> ConferenceView:
    attendees = {str(each.id): each for each in row.attendees.all()}
    notes = [
        _note(case, note, attendees)
        for note in row.notes.all()
        if Compartment(note.compartment) in open_parts
    ]
    in_order = sorted(notes, key=lambda note: list(Compartment).index(note.part))
    return ConferenceView(
        row.held_on,
        row.recorded_by.name,
        tuple(_name(each) for each in attendees.values()),
        tuple(in_order),
    )


def _note(case: Case, row: ConferenceNote, attendees: dict[str, Attendee]) -> NoteView:
    part = Compartment(row.compartment)
    present = {
        who: frozenset(Compartment(each) for each in attendee.might_hear)
        for who, attendee in attendees.items()
    }
    return NoteView(
        part,
        vault.open_text(case.sealed_key, row, "sealed_text", row.sealed_text),
        tuple(_name(attendees[who]) for who in may_hear(present, part)),
    )


def _name(attendee: Attendee) -> str:
    who = attendee.staff or attendee.organisation
    return who.name if who else ""
