"""What was already sent under a consent, and what will no longer be sent without it?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import CaseNotFound, case_of, ledger
from ledfyr.apps.referrals.models import Disclosure, Transfer, TransferredPart
from ledfyr.apps.referrals.queries import sent
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Consent, Purpose, disclosable
from ledfyr.domain.referrals.handover import UNANSWERED, ReferralState
from ledfyr.domain.referrals.transfer import TransferState


@dataclass(frozen=True)
class SentUnder:
    """A part that left under the consent: with what, and when."""

    what: str
    moment: datetime


@dataclass(frozen=True)
class BeforeWithdrawal:
    """What a withdrawal today changes, and what it cannot change any more.

    `already_sent` was read or could be; `taken_out` was sent but nobody has opened it;
    `name_kept_back` waits for acceptance; `offers_stopped` are offers of the whole
    case. `other_line_holds` says that another line of the ledger allows the same.
    """

    consent: Consent
    already_sent: tuple[SentUnder, ...]
    taken_out: tuple[SentUnder, ...]
    name_kept_back: tuple[str, ...]
    offers_stopped: int
    other_line_holds: bool


def before_withdrawal(
    viewer: Viewer, case_id: UUID, consent_id: UUID, *, now: datetime
) -> BeforeWithdrawal:
    """Return what one line of the ledger carried so far, and what it would still carry.

    Raises CaseNotFound for a case of somebody else, a viewer to whom the compartment of
    support is closed, or a line that is not of this case.
    """
    case = case_of(viewer, case_id, now=now)
    lines = ledger(case)
    line = next((each for each in lines if each.id == consent_id), None)
    if line is None or Compartment.SUPPORT not in viewer.readable_in(
        case.organisation_id
    ):
        raise CaseNotFound
    others = [each for each in lines if each.id != consent_id]
    unopened, opened = _disclosed(consent_id)
    return BeforeWithdrawal(
        consent=line,
        already_sent=opened,
        taken_out=unopened,
        name_kept_back=_names_waiting(viewer, case_id, line),
        offers_stopped=_offers(case_id, line),
        other_line_holds=line.compartment
        in disclosable(others, line.recipient, line.purpose, localdate(now)),
    )


def _disclosed(
    consent_id: UUID,
) -> tuple[tuple[SentUnder, ...], tuple[SentUnder, ...]]:
    unopened: list[SentUnder] = []
    opened: list[SentUnder] = []
    shared = Disclosure.objects.filter(consent_id=consent_id)
    for each in shared.select_related("referral__service").order_by("disclosed_at"):
        is_unopened = each.referral.state == ReferralState.SENT.value
        is_recalled_unread = (
            each.referral.state == ReferralState.RECALLED.value
            and each.referral.seen_at is None
        )
        if is_recalled_unread:
            continue
        found = unopened if is_unopened else opened
        found.append(SentUnder(each.referral.service.name, each.disclosed_at))
    handed = TransferredPart.objects.filter(consent_id=consent_id)
    for part in handed.select_related("transfer__recipient"):
        opened.append(SentUnder(part.transfer.recipient.name, part.disclosed_at))
    return tuple(unopened), tuple(opened)


def _names_waiting(viewer: Viewer, case_id: UUID, line: Consent) -> tuple[str, ...]:
    if line.compartment is not Compartment.IDENTITY:
        return ()
    waiting = sent(viewer).filter(
        case_id=case_id,
        recipient_id=line.recipient,
        purpose=line.purpose.value,
        state__in=UNANSWERED,
    )
    names = waiting.order_by("sent_at").values_list("service__name", flat=True)
    return tuple(names)


def _offers(case_id: UUID, line: Consent) -> int:
    if line.purpose is not Purpose.TRANSFER:
        return 0
    return Transfer.objects.filter(
        case_id=case_id,
        recipient_id=line.recipient,
        state=TransferState.OFFERED.value,
    ).count()
