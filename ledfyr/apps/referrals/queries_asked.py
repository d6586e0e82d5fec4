"""What may somebody outside support send, and what do they learn of the answer?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import CaseRecord, case_of, told_to
from ledfyr.apps.referrals.models import Referral
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Purpose, disclosable
from ledfyr.domain.referrals.handover import UNANSWERED, ReferralState


@dataclass(frozen=True)
class AskedRow:
    """A request of one's own: whom one asked for what, and whether they take it on."""

    area: str
    service: str
    sent_at: datetime
    state: ReferralState


def may_be_sent(
    viewer: Viewer, case: CaseRecord, recipient_id: UUID, purpose: Purpose, today: date
) -> dict[Compartment, UUID]:
    """Return the parts that this viewer may send to a recipient, by ledger entry.

    Only parts the viewer reads, and only under consent given to this very viewer: the
    other lines would tell where the person finds support.
    """
    agreed = disclosable(told_to(viewer, case), recipient_id, purpose, today)
    readable = viewer.readable_in(case.organisation_id)
    return {part: line for part, line in agreed.items() if part in readable}


def asked_in(viewer: Viewer, case_id: UUID) -> tuple[AskedRow, ...]:
    """Return what this viewer asked for in a case, newest first; raises CaseNotFound.

    It tells whether the request was taken on, and nothing of what came after.
    """
    case = case_of(viewer, case_id)
    mine = Referral.objects.filter(case=case, sent_by_id=viewer.staff_id)
    return tuple(
        AskedRow(row.area, row.service.name, row.sent_at, _as_told(row))
        for row in mine.select_related("service").order_by("-sent_at", "id")
    )


def waits_for_answer(
    viewer: Viewer, case_id: UUID, area: str, service_id: UUID
) -> bool:
    """Return whether this viewer asked a service for this and has no answer yet."""
    return Referral.objects.filter(
        case_id=case_id,
        sent_by_id=viewer.staff_id,
        area=area,
        service_id=service_id,
        state__in=UNANSWERED,
    ).exists()


def _as_told(row: Referral) -> ReferralState:
    state = ReferralState(row.state)
    told = {*UNANSWERED, ReferralState.REFUSED, ReferralState.RECALLED}
    return state if state in told else ReferralState.ACCEPTED
