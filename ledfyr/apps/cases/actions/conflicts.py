"""Keeping people out of a case in which they have an interest of their own."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.guard import NotPermitted, audited
from ledfyr.apps.cases.actions.sealed_files import case_in_list
from ledfyr.apps.cases.models import Case, ConflictOfInterest
from ledfyr.apps.cases.queries import CaseNotFound
from ledfyr.apps.cases.queries.oversight import watched_by, watched_case
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.special_access import Conflict
from ledfyr.domain.vocabulary.refusal import Refusal


class AccessError(Refusal):
    """Something about access that cannot be kept; the message says what to correct."""


@transaction.atomic
def declare_conflict(
    *, by: Viewer, now: datetime, case_id: UUID, kind: Conflict, note: str = ""
) -> None:
    """Step back from a case oneself; from now on it is not found. Raises CaseNotFound.

    Only somebody who watches over access can take this back.
    """
    case = case_in_list(by, case_id)
    _keep_out(case, by, now, by.staff_id, kind, note)


@transaction.atomic
def record_conflict(
    *, by: Viewer, now: datetime, reference: str, email: str, kind: Conflict
) -> None:
    """Keep a member of staff out of a case, by its number and their e-mail.

    Raises NotPermitted, CaseNotFound for a case over which the actor does not watch,
    AccessError where there is no such account or it is kept out already.
    """
    if not by.may(Permission.RECORD_CONFLICT):
        raise NotPermitted("You may not keep anybody out of a case.")
    case = watched_case(by, Permission.RECORD_CONFLICT, reference)
    staff = Staff.objects.filter(email__iexact=email.strip(), erased_at=None).first()
    if staff is None:
        raise AccessError("There is no account with this e-mail; check it.")
    _keep_out(case, by, now, staff.pk, kind, "")


@transaction.atomic
def lift_conflict(*, by: Viewer, now: datetime, conflict_id: UUID) -> None:
    """Let somebody see a case again; nobody does this for themselves.

    Raises NotPermitted, CaseNotFound.
    """
    if not by.may(Permission.RECORD_CONFLICT):
        raise NotPermitted("You may not let anybody back into a case.")
    watched = watched_by(by, Permission.RECORD_CONFLICT, "case__")
    row = (
        ConflictOfInterest.objects.filter(watched, id=conflict_id, lifted_at=None)
        .exclude(staff_id=by.staff_id)
        .select_related("case")
        .first()
    )
    if row is None:
        raise CaseNotFound
    row.lifted_at, row.lifted_by_id = now, by.staff_id
    row.save(update_fields=["lifted_at", "lifted_by"])
    audited(by, AuditVerb.CONFLICT_LIFTED, row.case, now)


def _keep_out(
    case: Case, by: Viewer, now: datetime, staff_id: UUID, kind: Conflict, note: str
) -> None:
    if case.conflicts.filter(staff_id=staff_id, lifted_at=None).exists():
        raise AccessError("This person is kept out of the case already.")
    row = ConflictOfInterest(
        case=case,
        staff_id=staff_id,
        kind=kind.value,
        recorded_by_id=by.staff_id,
        recorded_at=now,
    )
    if note.strip():
        row.sealed_note = vault.seal_text(case.sealed_key, row, "sealed_note", note)
    row.save()
    audited(by, AuditVerb.CONFLICT_RECORDED, case, now)
