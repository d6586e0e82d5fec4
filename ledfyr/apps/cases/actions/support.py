"""Recording what a person needs, and notes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.due_days import renew_due_days
from ledfyr.apps.cases.actions.guard import NotPermitted, audited, locked_case
from ledfyr.apps.cases.actions.indexing import index_record
from ledfyr.apps.cases.models import (
    Case,
    FileEntry,
    Need,
)
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.plan_model import Where


@transaction.atomic
def record_need(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    area: str,
    is_urgent: bool,
    languages: tuple[str, ...] = (),
    note: str = "",
    where: Where = Where.DESTINATION,
) -> Need:
    """Record what the person needs in one area of life, here or after a return.

    Support never waits for a status: a need can be recorded at any time. Raises
    CaseNotFound, NotPermitted.
    """
    case = locked_case(by, case_id)
    if not by.may_in(Permission.RECORD_NEED, case.organisation_id):
        raise NotPermitted("You may not record needs in this case.")
    need = Need(
        case=case,
        area=area,
        where=where.value,
        is_urgent=is_urgent,
        languages=list(languages),
        recorded_on=localdate(now),
        recorded_by_id=by.staff_id,
    )
    if note:
        need.sealed_note = vault.seal_text(case.sealed_key, need, "sealed_note", note)
    need.save()
    index_record(case, need)
    audited(by, AuditVerb.NEED_RECORDED, case, now, Compartment.SUPPORT)
    return need


def add_told_need(
    case: Case,
    by: Viewer,
    now: datetime,
    *,
    area: str,
    is_urgent: bool,
    languages: tuple[str, ...],
) -> Need:
    """Keep a need told outside support, without a note; the caller audits its deed."""
    need = Need.objects.create(
        case=case,
        area=area,
        is_urgent=is_urgent,
        languages=list(languages),
        recorded_on=localdate(now),
        recorded_by_id=by.staff_id,
    )
    index_record(case, need)
    return need


@transaction.atomic
def write_entry(
    *, by: Viewer, now: datetime, case_id: UUID, compartment: Compartment, text: str
) -> FileEntry:
    """Write a note into one compartment of a file.

    Raises CaseNotFound, and NotPermitted for a compartment closed to the viewer.
    """
    case = locked_case(by, case_id)
    if compartment not in by.writable_in(case.organisation_id):
        raise NotPermitted("You may not write in this part of the file.")
    entry = add_entry(case, by, now, compartment, "note", text)
    audited(by, AuditVerb.FILE_CHANGED, case, now, compartment)
    return entry


def add_entry(
    case: Case,
    by: Viewer,
    now: datetime,
    compartment: Compartment,
    kind: str,
    text: str,
) -> FileEntry:
    """Seal a text into a compartment; the caller has checked that it may."""
    entry = FileEntry(
        case=case,
        compartment=compartment.value,
        kind=kind,
        written_by_id=by.staff_id,
        written_at=now,
    )
    key = case.sealed_key
    entry.sealed_text = vault.seal_text(key, entry, "sealed_text", text)
    entry.save()
    index_record(case, entry)
    if compartment is Compartment.WHEREABOUTS:
        stale = case.risk_assessments.filter(is_latest=True, moved_on=None)
        stale.update(moved_on=localdate(now))
        renew_due_days([case.id], today=localdate(now))
    return entry
