"""Who watches over access to a case?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import BrokenGlass, Case, ConflictOfInterest
from ledfyr.apps.cases.queries.closed import CaseNotFound, kept_out
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.references import read_reference

NATIONAL = "COORDINATION"
"""The kind of organisation whose coordinators watch over the whole country."""

ROWS_AT_MOST = 200


@dataclass(frozen=True)
class ConflictRow:
    """Somebody who is kept out of a case: a code, no words."""

    id: UUID
    reference: str
    staff: str
    kind: str
    recorded_by: str
    recorded_at: datetime
    is_own: bool


@dataclass(frozen=True)
class GlassRow:
    """An emergency access, as a list shows it."""

    id: UUID
    reference: str
    staff: str
    organisation: str
    reason: str
    broken_at: datetime
    until: datetime
    outcome: str


@dataclass(frozen=True)
class GlassUnderReview:
    """An emergency access with its words, and how often the file was read under it."""

    row: GlassRow
    words: str
    readings: int


def watched_by(viewer: Viewer, permission: Permission, path: str = "") -> Q:
    """Return the condition for cases over whose access the viewer watches.

    A coordinator watches over the cases of the own organisation, one of the national
    coordination over those of the country, an administrator over the node: whoever
    holds the permission there. `path` leads from the record asked to its case.
    """
    watched = Q(**{f"{path}organisation_id__in": viewer.organisations_with(permission)})
    for held in viewer.held:
        may = viewer.may_in(permission, held.organisation_id)
        if held.role is Role.ADMINISTRATOR and may:
            return Q(**{f"{path}sealed_key__erased_at": None})
        if held.role is Role.COORDINATOR and held.kind == NATIONAL and may:
            watched |= Q(**{f"{path}country": held.country})
    return watched & Q(**{f"{path}sealed_key__erased_at": None})


def watched_case(viewer: Viewer, permission: Permission, reference: str) -> Case:
    """Return a case by its number for whoever watches over it; raises CaseNotFound."""
    found = (
        Case.objects.filter(watched_by(viewer, permission))
        .exclude(kept_out(viewer))
        .select_related("sealed_key", "organisation")
        .filter(reference=read_reference(reference))
        .first()
    )
    if found is None:
        raise CaseNotFound
    return found


def conflicts_watched(viewer: Viewer) -> tuple[ConflictRow, ...]:
    """Return who is kept out of which case, newest first, for whoever watches."""
    rows = (
        ConflictOfInterest.objects.filter(
            watched_by(viewer, Permission.RECORD_CONFLICT, "case__"), lifted_at=None
        )
        .exclude(staff_id=viewer.staff_id)
        .select_related("case", "staff", "recorded_by")
        .order_by("-recorded_at", "id")[:ROWS_AT_MOST]
    )
    return tuple(_conflict(row) for row in rows)


def conflicts_in(case: Case) -> tuple[ConflictRow, ...]:
    """Return who is kept out of a case; the caller has checked that it may be read."""
    rows = case.conflicts.filter(lifted_at=None)
    rows = rows.select_related("case", "staff", "recorded_by").order_by("-recorded_at")
    return tuple(_conflict(row) for row in rows)


def glass_to_review(viewer: Viewer) -> tuple[GlassRow, ...]:
    """Return the emergency accesses that wait for the viewer's review, oldest first.

    Nobody reviews their own.
    """
    rows = _glass_waiting(viewer).order_by("broken_at", "id")[:ROWS_AT_MOST]
    return tuple(glass_row(row) for row in rows)


def glass_waiting(viewer: Viewer) -> int:
    """Return how many emergency accesses wait for the viewer's review."""
    return _glass_waiting(viewer).count()


def watched_glass(viewer: Viewer, glass_id: UUID) -> BrokenGlass:
    """Return one emergency access to be reviewed; raises CaseNotFound for any other."""
    found = _glass_watched(viewer).exclude(staff_id=viewer.staff_id)
    row = found.filter(id=glass_id).first()
    if row is None:
        raise CaseNotFound
    return row


def glass_under_review(viewer: Viewer, glass_id: UUID) -> GlassUnderReview:
    """Return an emergency access with its words, for whoever reviews it.

    Raises CaseNotFound for any other.
    """
    row = watched_glass(viewer, glass_id)
    key = row.case.sealed_key
    return GlassUnderReview(
        row=glass_row(row),
        words=vault.open_text(key, row, "sealed_words", row.sealed_words),
        readings=_readings_under(row),
    )


def _readings_under(glass: BrokenGlass) -> int:
    return AuditEvent.objects.filter(
        subject_id=glass.case_id,
        actor_id=glass.staff_id,
        verb="glass_read",
        at__gte=glass.broken_at,
        at__lte=glass.until,
    ).count()


def glass_row(row: BrokenGlass) -> GlassRow:
    """Return an emergency access without its words."""
    return GlassRow(
        id=row.id,
        reference=row.case.reference,
        staff=row.staff.name,
        organisation=row.organisation.name,
        reason=row.reason,
        broken_at=row.broken_at,
        until=row.until,
        outcome=row.outcome,
    )


def _glass_waiting(viewer: Viewer) -> "QuerySet[BrokenGlass]":
    waiting = _glass_watched(viewer).filter(reviewed_at=None)
    return waiting.exclude(staff_id=viewer.staff_id)


def _glass_watched(viewer: Viewer) -> "QuerySet[BrokenGlass]":
    return BrokenGlass.objects.filter(
        watched_by(viewer, Permission.REVIEW_GLASS, "case__")
    ).select_related("case__sealed_key", "staff", "organisation")


def _conflict(row: ConflictOfInterest) -> ConflictRow:
    return ConflictRow(
        id=row.id,
        reference=row.case.reference,
        staff=row.staff.name,
        kind=row.kind,
        recorded_by=row.recorded_by.name,
        recorded_at=row.recorded_at,
        is_own=row.staff_id == row.recorded_by_id,
    )
