"""Opening one part of a file on its own page."""

from datetime import datetime
from uuid import UUID

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case
from ledfyr.apps.cases.queries.closed import CaseNotFound
from ledfyr.apps.cases.queries.lists import case_of
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment


def opened_part(
    viewer: Viewer, case_id: UUID, part: Compartment, *, now: datetime
) -> Case:
    """Return the case for reading one compartment of it; the reading is audited.

    Raises CaseNotFound for a case of somebody else or a compartment that is closed.
    """
    case = case_of(viewer, case_id, now=now)
    if part not in viewer.readable_in(case.organisation_id):
        raise CaseNotFound
    audit.record(
        by=viewer,
        verb=AuditVerb.FILE_READ,
        subject_kind="case",
        subject_id=case.id,
        organisation=case.organisation_id,
        compartment=part,
        now=now,
    )
    return case
