"""Sealing a file, and saying why one opens it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.guard import NotPermitted, audited, locked_case
from ledfyr.apps.cases.models import Case, ReasonGiven
from ledfyr.apps.cases.queries import CaseNotFound, visible_cases
from ledfyr.apps.cases.queries.attended import attended_one
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.special_access import REASON_HOLDS, AccessReason


@transaction.atomic
def seal_file(*, by: Viewer, now: datetime, case_id: UUID, is_sealed: bool) -> None:
    """Seal a file, so that everybody says why before it opens; or lift the seal.

    Raises CaseNotFound, NotPermitted.
    """
    case = locked_case(by, case_id)
    if not by.may_in(Permission.SEAL_FILE, case.organisation_id):
        raise NotPermitted("You may not seal this file.")
    case.is_sealed = is_sealed
    case.save(update_fields=["is_sealed"])
    verb = AuditVerb.FILE_SEALED if is_sealed else AuditVerb.FILE_UNSEALED
    audited(by, verb, case, now)


@transaction.atomic
def give_reason(
    *, by: Viewer, now: datetime, case_id: UUID, reason: AccessReason
) -> None:
    """Say why a sealed file is opened; the code stands in the audit, for good.

    Raises CaseNotFound for a case that the actor may not see.
    """
    keep_reason(by, now, case_in_list(by, case_id), reason)


@transaction.atomic
def give_reason_as_attendee(
    *, by: Viewer, now: datetime, conference_id: UUID, reason: AccessReason
) -> None:
    """Say why notes of a sealed file are read that were taken at a conference.

    Raises CaseNotFound for a conference of which the actor may read nothing today.
    """
    held = attended_one(by, conference_id, today=localdate(now))
    keep_reason(by, now, held.case, reason)


def keep_reason(by: Viewer, now: datetime, case: Case, reason: AccessReason) -> None:
    """Keep why something of a sealed file is opened, with one event of the audit.

    It opens no file: the caller has checked what of it is open to the actor.
    """
    ReasonGiven.objects.create(
        case=case,
        staff_id=by.staff_id,
        reason=reason.value,
        given_at=now,
        until=now + REASON_HOLDS,
    )
    audited(by, AuditVerb(f"reason_{reason.value}"), case, now)


def case_in_list(by: Viewer, case_id: UUID) -> Case:
    """Return a case without opening its file: no reason is asked for that.

    Raises CaseNotFound for a case that the actor may not see.
    """
    case = visible_cases(by).select_related("sealed_key").filter(id=case_id).first()
    if case is None:
        raise CaseNotFound
    return case
