"""Recording proceedings and redress, each on its side of the wall."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.due_days import renew_due_days
from ledfyr.apps.cases.actions.guard import (
    ChangedMeanwhile,
    NotPermitted,
    audited,
    locked_case,
)
from ledfyr.apps.cases.actions.indexing import index_record
from ledfyr.apps.cases.models import Case, Proceeding, ProceedingStep
from ledfyr.apps.cases.queries import CaseNotFound, happened_in
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.happened import Happened, ProceedingsError
from ledfyr.domain.cases.proceedings import check_step, check_taking_back
from ledfyr.domain.cases.proceedings_model import compartment_of, proceedings_model


@transaction.atomic
def open_proceeding(
    *, by: Viewer, now: datetime, case_id: UUID, track: str, title: str
) -> Proceeding:
    """Open a matter in one track, such as the wages owed by one employer.

    Raises CaseNotFound, NotPermitted on the other side of the wall, ProceedingsError
    for a track that does not exist.
    """
    case = locked_case(by, case_id)
    if track not in proceedings_model().tracks():
        raise ProceedingsError("Choose which proceedings these are.")
    part = _writable_part(by, case, track)
    row = Proceeding(case=case, track=track, opened_by_id=by.staff_id, opened_at=now)
    row.sealed_title = vault.seal_text(case.sealed_key, row, "sealed_title", title)
    row.save()
    index_record(case, row)
    audited(by, AuditVerb.PROCEEDING_OPENED, case, now, part)
    return row


@transaction.atomic
def record_proceeding_step(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    proceeding_id: UUID,
    happened: Happened,
    note: str = "",
) -> ProceedingStep:
    """Record what happened in a matter; amounts and notes are sealed.

    Raises CaseNotFound, NotPermitted on the other side of the wall, ProceedingsError
    for a step that cannot stand.
    """
    case = locked_case(by, case_id)
    matter = _matter_in(case, proceeding_id)
    part = _writable_part(by, case, matter.track)
    check_step(matter.track, happened_in(case, matter), happened, localdate(now))
    row = ProceedingStep(
        proceeding=matter,
        step=happened.step,
        on=happened.on,
        day_named=happened.day_named,
        recorded_by_id=by.staff_id,
        recorded_at=now,
    )
    row.sealed_content = vault.seal_text(
        case.sealed_key, row, "sealed_content", _content(happened, note)
    )
    row.save()
    index_record(case, row)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.PROCEEDING_STEP_RECORDED, case, now, part)
    return row


@transaction.atomic
def take_back_step(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    proceeding_id: UUID,
    happened_id: UUID,
    why: str,
) -> None:
    """Take back what was recorded by mistake, or a hearing that was called off.

    It stays in the file with the reason and counts for nothing any more. Raises
    CaseNotFound, NotPermitted on the other side of the wall, ProceedingsError while
    another step rests on it, ChangedMeanwhile where somebody took it back first.
    """
    case = locked_case(by, case_id)
    matter = _matter_in(case, proceeding_id)
    row = matter.steps.filter(id=happened_id).first()
    if row is None:
        raise CaseNotFound
    part = _writable_part(by, case, matter.track)
    if row.taken_back_on is not None:
        raise ChangedMeanwhile(
            "Somebody has taken this back already; look at it again."
        )
    check_taking_back(happened_in(case, matter, apart_from=happened_id))
    row.taken_back_on, row.taken_back_by_id = localdate(now), by.staff_id
    row.sealed_why = vault.seal_text(case.sealed_key, row, "sealed_why", why)
    row.save(update_fields=["taken_back_on", "taken_back_by", "sealed_why"])
    index_record(case, row)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.PROCEEDING_STEP_TAKEN_BACK, case, now, part)


def _matter_in(case: Case, proceeding_id: UUID) -> Proceeding:
    matter: Proceeding | None = case.proceedings.filter(id=proceeding_id).first()
    if matter is None:
        raise CaseNotFound
    return matter


def _writable_part(by: Viewer, case: Case, track: str) -> Compartment:
    part = compartment_of(track)
    if not by.may_in(Permission.FOLLOW_PROCEEDINGS, case.organisation_id):
        raise NotPermitted("You may not record proceedings in this case.")
    if part not in by.writable_in(case.organisation_id):
        raise NotPermitted("You may not write on this side of the wall.")
    return part


def _content(happened: Happened, note: str) -> str:
    money = happened.money
    kept = {
        "note": note,
        "amount": str(money.amount) if money else "",
        "currency": money.currency if money else "",
        "counts_as": str(money.counts_as) if money and money.counts_as else "",
    }
    return json.dumps(kept, ensure_ascii=False)
