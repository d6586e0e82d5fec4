"""Which notes of a conference may an attendee of another organisation read today?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Attendee, Case, ConferenceNote, ConsentEntry
from ledfyr.apps.cases.queries.closed import CaseNotFound
from ledfyr.apps.cases.queries.file import consent_of
from ledfyr.apps.cases.queries.handing_over import closed_by_conflict
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import Consent, Purpose, disclosable


@dataclass(frozen=True)
class Attended:
    """A conference elsewhere, with the notes that are open to one attendee today."""

    conference_id: UUID
    case: Case
    held_on: date
    organisation: str
    notes: tuple[ConferenceNote, ...]

    def opened(self) -> tuple[tuple[Compartment, str], ...]:
        """Return what was said, by part, opened."""
        key = self.case.sealed_key
        return tuple(
            (
                Compartment(note.compartment),
                vault.open_text(key, note, "sealed_text", note.sealed_text),
            )
            for note in self.notes
        )


def attended(viewer: Viewer, *, today: date) -> tuple[Attended, ...]:
    """Return the conferences elsewhere of which the viewer may read notes today.

    A note is open while consent to support names the organisation and its part, if
    the organisation might hear that part on the day. Three queries, however many.
    """
    places = viewer.organisations_with(Permission.ANSWER_REFERRAL)
    rows = (
        Attendee.objects.filter(
            organisation_id__in=places,
            conference__case__sealed_key__erased_at=None,
        )
        .exclude(organisation_id=F("conference__case__organisation_id"))
        .exclude(conference__case_id__in=closed_by_conflict(viewer))
        .select_related(
            "conference__case__sealed_key", "conference__case__organisation"
        )
        .prefetch_related("conference__notes")
        .order_by("-conference__held_on", "id")
    )
    lines = _lines({row.conference.case_id for row in rows}, places)
    found = [_attended(row, lines, today) for row in rows]
    return tuple(each for each in found if each.notes)


def attended_one(viewer: Viewer, conference_id: UUID, *, today: date) -> Attended:
    """Return one such conference; raises CaseNotFound for any other."""
    for each in attended(viewer, today=today):
        if each.conference_id == conference_id:
            return each
    raise CaseNotFound


def _lines(case_ids: set[UUID], places: frozenset[UUID]) -> dict[UUID, list[Consent]]:
    found: dict[UUID, list[Consent]] = {}
    for row in ConsentEntry.objects.filter(
        case_id__in=case_ids, recipient_id__in=places
    ):
        found.setdefault(row.case_id, []).append(consent_of(row))
    return found


def _attended(row: Attendee, lines: dict[UUID, list[Consent]], today: date) -> Attended:
    held, case = row.conference, row.conference.case
    place = row.organisation_id
    told = lines.get(case.id, []) if place else []
    agreed = disclosable(told, place, Purpose.SUPPORT, today) if place else {}
    notes = [
        note
        for note in held.notes.all()
        if note.compartment in row.might_hear
        and Compartment(note.compartment) in agreed
    ]
    notes.sort(key=lambda note: list(Compartment).index(Compartment(note.compartment)))
    return Attended(held.id, case, held.held_on, case.organisation.name, tuple(notes))
