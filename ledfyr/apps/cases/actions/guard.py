"""Who may act on a case, and what does every deed leave behind?"""

from datetime import datetime
from uuid import UUID

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
)
from ledfyr.apps.cases.queries import CaseNotFound, case_of
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.referrals.mandates import Answer
from ledfyr.domain.vocabulary.refusal import Refusal


class ChangedMeanwhile(Refusal):
    """Somebody else changed the record after it was shown; nothing was kept."""


class NotPermitted(PermissionError):
    """The person signed in may not do this."""


class NotMandated(PermissionError):
    """Somebody else has to take this decision; `answer` says who."""

    def __init__(self, answer: Answer) -> None:
        """Carry the answer of the country's mechanism."""
        super().__init__(answer.reason)
        self.answer = answer


def locked_case(by: Viewer, case_id: UUID) -> Case:
    """Return a case held for this transaction; raises CaseNotFound."""
    case = case_of(by, case_id)
    if not Case.objects.select_for_update().filter(id=case.id).exists():
        raise CaseNotFound
    return case


def audited(
    by: Viewer,
    verb: AuditVerb,
    case: Case,
    now: datetime,
    compartment: Compartment | None = None,
) -> None:
    """Leave one event: who did what to which case, without content."""
    audit.record(
        by=by,
        verb=verb,
        subject_kind="case",
        subject_id=case.id,
        organisation=case.organisation_id,
        compartment=compartment,
        now=now,
    )
