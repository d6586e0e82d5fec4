"""Writing in one's own log of supervision and debriefing."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.guard import NotPermitted
from ledfyr.apps.cases.models import SupervisionEntry
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.plan import PlanError
from ledfyr.domain.cases.supervision import SupervisionKind


@transaction.atomic
def write_supervision(
    *, by: Viewer, now: datetime, kind: SupervisionKind, held_on: date, text: str
) -> SupervisionEntry:
    """Write an entry that only its writer reads, under a key of its own.

    Raises NotPermitted, and PlanError for a day in the future.
    """
    if not by.may(Permission.KEEP_OWN_LOG):
        raise NotPermitted("You keep no log of supervision here.")
    if held_on > localdate(now):
        raise PlanError("The day is in the future; correct the day.")
    entry = SupervisionEntry(
        staff_id=by.staff_id,
        sealed_key=vault.new_sealed_key("supervision"),
        kind=kind.value,
        held_on=held_on,
        written_at=now,
    )
    entry.sealed_text = vault.seal_text(entry.sealed_key, entry, "sealed_text", text)
    entry.save()
    audit.record(
        by=by,
        verb=AuditVerb.SUPERVISION_WRITTEN,
        subject_kind="supervision",
        subject_id=entry.id,
        now=now,
    )
    return entry
