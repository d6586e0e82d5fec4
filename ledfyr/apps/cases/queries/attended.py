"""Which notes of a conference may an attendee of another organisation read today?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Attendee, Case, ConferenceNote, ConsentEntry
from ledfyr.apps.cases.queries.closed import CaseNotFound, closed_by_conflict
from ledfyr.apps.cases.queries.file import consent_of
from ledfyr.apps.cases.queries.lists import PAGE_LENGTH
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import Consent, Purpose, disclosable

_AT_ONCE = 2 * PAGE_LENGTH


@dataclass(frozen=True)
class Attended:
    """A conference elsewhere, with the notes that are open to one attendee today."""

    attendee_id: UUID
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


@dataclass(frozen=True)
class AttendedPage:
    """One page of conferences elsewhere, newest first.

    `last` is what the next page follows; None on the last page.
    """

    rows: tuple[Attended, ...]
    is_first: bool
    last: UUID | None


def attended(viewer: Viewer, *, today: date, after: UUID | None = None) -> AttendedPage:
    """Return one page of the conferences elsewhere whose notes are open today.

    A note is open while consent to support names the organisation and its part, if
    the organisation might hear that part on the day. `after` is what a page before
    ended with; the number of queries does not depend on the number of conferences.
    """
    before = _attendances(viewer).filter(id=after).first() if after else None
    places = sorted(viewer.organisations_with(Permission.ANSWER_REFERRAL))
    in_turn = merge(
        *(_in_turn(viewer, place, before, today) for place in places),
        key=lambda each: (each.held_on, each.attendee_id),
        reverse=True,
    )
    found = list(islice(in_turn, PAGE_LENGTH + 1))
    rows = tuple(found[:PAGE_LENGTH])
    goes_on = len(found) > PAGE_LENGTH
    return AttendedPage(
        rows, is_first=before is None, last=rows[-1].attendee_id if goes_on else None
    )


def attended_one(viewer: Viewer, conference_id: UUID, *, today: date) -> Attended:
    """Return one such conference; raises CaseNotFound for any other."""
    rows = list(_attendances(viewer).filter(conference_id=conference_id))
    for each in _opened_today(rows, today):
        return each
    raise CaseNotFound


def _attendances(viewer: Viewer) -> "QuerySet[Attendee]":
    return (
        Attendee.objects.filter(
            organisation_id__in=viewer.organisations_with(Permission.ANSWER_REFERRAL),
            conference__case__sealed_key__erased_at=None,
        )
        .exclude(organisation_id=F("conference__case__organisation_id"))
        .exclude(conference__case_id__in=closed_by_conflict(viewer))
        .select_related(
            "conference__case__sealed_key", "conference__case__organisation"
        )
        .prefetch_related("conference__notes")
    )


def _in_turn(
    viewer: Viewer, place: UUID, before: Attendee | None, today: date
) -> Iterator[Attended]:
    """Yield what is open to one organisation, newest first, a part at a time."""
    named = ConsentEntry.objects.filter(
        case_id=OuterRef("conference__case_id"), recipient_id=place
    )
    rows = _attendances(viewer).filter(Exists(named), organisation_id=place)
    rows = rows.order_by("-held_on", "-id")
    while True:
        further = _follows(before) if before else Q()
        part = list(rows.filter(further)[:_AT_ONCE])
        yield from _opened_today(part, today)
        if len(part) < _AT_ONCE:
            return
        before = part[-1]


def _follows(before: Attendee) -> Q:
    # The first condition is implied by the second; by it the database finds the place.
    same_day = Q(held_on=before.held_on, id__lt=before.id)
    return Q(held_on__lte=before.held_on) & (Q(held_on__lt=before.held_on) | same_day)


def _opened_today(rows: list[Attendee], today: date) -> Iterator[Attended]:
    cases = {row.conference.case_id for row in rows}
    lines = _lines(cases, {row.organisation_id for row in rows if row.organisation_id})
    for row in rows:
        each = _attended(row, lines, today)
        if each.notes:
            yield each


def _lines(case_ids: set[UUID], places: set[UUID]) -> dict[UUID, list[Consent]]:
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
    return Attended(
        row.id, held.id, case, held.held_on, case.organisation.name, tuple(notes)
    )
