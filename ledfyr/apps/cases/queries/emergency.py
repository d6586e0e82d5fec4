"""What may be read of a file under emergency access?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import BrokenGlass, Case
from ledfyr.apps.cases.queries.closed import CaseNotFound, kept_out
from ledfyr.apps.cases.queries.file import entries_of
from ledfyr.apps.cases.queries.identities import identity_of
from ledfyr.apps.cases.queries.oversight import GlassRow, glass_row
from ledfyr.apps.cases.queries.seen import EntryView, Identity
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.references import read_reference
from ledfyr.domain.cases.special_access import EMERGENCY_PARTS


@dataclass(frozen=True)
class EmergencyFile:
    """What emergency access opens of a file, until a moment, and nothing more."""

    glass: GlassRow
    organisation: str
    identity: Identity | None
    entries: dict[Compartment, tuple[EntryView, ...]]


def case_in_emergency(viewer: Viewer, reference: str) -> Case:
    """Return a case of the node by its number, for emergency access alone.

    Raises CaseNotFound, also where a conflict of interest keeps the viewer out: that
    holds in an emergency too, somebody else has to look.
    """
    found = (
        Case.objects.filter(
            reference=read_reference(reference), sealed_key__erased_at=None
        )
        .exclude(kept_out(viewer))
        .select_related("sealed_key")
        .first()
    )
    if found is None:
        raise CaseNotFound
    return found


def open_in_emergency(
    viewer: Viewer, glass_id: UUID, *, now: datetime
) -> EmergencyFile:
    """Open what emergency access opens; each reading is audited.

    Raises CaseNotFound for the access of somebody else, and once its time is over.
    """
    glass = (
        BrokenGlass.objects.filter(id=glass_id, staff_id=viewer.staff_id)
        .filter(until__gt=now, case__sealed_key__erased_at=None)
        .select_related(
            "case__sealed_key", "case__person__sealed_key", "case__organisation"
        )
        .select_related("staff", "organisation")
        .first()
    )
    if glass is None or Case.objects.filter(kept_out(viewer), id=glass.case_id):
        raise CaseNotFound
    audit.record(
        by=viewer,
        verb=AuditVerb.GLASS_READ,
        subject_kind="case",
        subject_id=glass.case_id,
        organisation=glass.organisation_id,
        now=now,
    )
    case = glass.case
    return EmergencyFile(
        glass=glass_row(glass),
        organisation=case.organisation.name,
        identity=identity_of(case.person),
        entries=entries_of(case, frozenset(EMERGENCY_PARTS)),
    )
