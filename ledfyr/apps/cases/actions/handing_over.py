"""Moving a case to another organisation, which then has all of it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.due_days import renew_due_days
from ledfyr.apps.cases.actions.guard import NotPermitted
from ledfyr.apps.cases.actions.indexing import index_again
from ledfyr.apps.cases.models import Case
from ledfyr.apps.cases.queries import CaseNotFound, closed_to
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission


@transaction.atomic
def hand_over_case(*, by: Viewer, now: datetime, case_id: UUID, to: UUID) -> None:
    """Give a case to the organisation `to`, in whose name the viewer takes it over.

    Whoever worked with it before no longer sees it; the event stands in the audit of
    the organisation that it leaves. The transfer has checked the consents. Raises
    CaseNotFound, also for a conflict of interest, and NotPermitted.
    """
    if not by.may_in(Permission.TRANSFER_CASE, to):
        raise NotPermitted("You may not take over cases for this organisation.")
    cases = Case.objects.select_for_update(of=("self",))
    case = cases.filter(id=case_id, sealed_key__erased_at=None).first()
    if case is None or closed_to(by, case_id):
        raise CaseNotFound
    left = case.organisation_id
    case.organisation_id = to
    case.save(update_fields=["organisation"])
    index_again(case)
    renew_due_days([case.id], today=localdate(now))
    audit.record(
        by=by,
        verb=AuditVerb.CASE_HANDED_OVER,
        subject_kind="case",
        subject_id=case.id,
        organisation=left,
        now=now,
    )
