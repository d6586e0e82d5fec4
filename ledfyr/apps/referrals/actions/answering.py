"""What the recipient does first: saying why, opening, accepting, refusing."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.sealed_files import keep_reason
from ledfyr.apps.cases.queries import ask_for_reason
from ledfyr.apps.referrals.actions.guard import (
    agreed_on,
    answered,
    audited,
    content_of,
    locked_received,
    log_disclosed,
    tell,
)
from ledfyr.apps.referrals.models import Referral
from ledfyr.apps.referrals.payload import keep_only, seal_answer, seal_identity
from ledfyr.apps.referrals.queries import ReferralView, referral_of, view_of
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.special_access import AccessReason
from ledfyr.domain.referrals.handover import ReferralState, Side, check_step


@transaction.atomic
def give_reason_as_recipient(
    *, by: Viewer, now: datetime, referral_id: UUID, reason: AccessReason
) -> None:
    """Say why a referral of a sealed file is opened; the code stands in the audit.

    Raises ReferralNotFound.
    """
    keep_reason(by, now, referral_of(by, referral_id).case, reason)


@transaction.atomic
def open_referral(*, by: Viewer, now: datetime, referral_id: UUID) -> ReferralView:
    """Open a received referral; the first opening marks it as seen.

    What the person withdrew before the first opening is no longer in it. Raises
    ReferralNotFound, ReasonNeeded for a sealed file until the actor has said why.
    """
    referral = locked_received(by, referral_id)
    ask_for_reason(by, referral.case, now)
    if referral.state == ReferralState.SENT.value:
        _take_out_withdrawn(referral, now)
        referral.state = ReferralState.SEEN.value
        referral.seen_at = now
        referral.save()
        tell(Side.SENDER, referral, now)
    audited(by, AuditVerb.REFERRAL_READ, referral, referral.recipient_id, now)
    return view_of(referral, today=localdate(now))


@transaction.atomic
def accept_referral(*, by: Viewer, now: datetime, referral_id: UUID) -> Referral:
    """Accept a referral; the identity follows if the person agreed and still agrees.

    Raises ReferralNotFound, ReasonNeeded as opening does, HandoverError when it was
    already answered.
    """
    referral = locked_received(by, referral_id)
    ask_for_reason(by, referral.case, now)
    check_step(ReferralState(referral.state), ReferralState.ACCEPTED)
    if referral.state == ReferralState.SENT.value:
        _take_out_withdrawn(referral, now)
    _add_identity(referral, now)
    answered(referral, ReferralState.ACCEPTED, now)
    audited(by, AuditVerb.REFERRAL_ACCEPTED, referral, referral.recipient_id, now)
    tell(Side.SENDER, referral, now)
    return referral


@transaction.atomic
def refuse_referral(
    *, by: Viewer, now: datetime, referral_id: UUID, reason: str
) -> Referral:
    """Refuse a referral and tell the sender why.

    Raises ReferralNotFound, HandoverError when it was already answered.
    """
    referral = locked_received(by, referral_id)
    check_step(ReferralState(referral.state), ReferralState.REFUSED)
    seal_answer(referral, reason)
    answered(referral, ReferralState.REFUSED, now)
    audited(by, AuditVerb.REFERRAL_REFUSED, referral, referral.recipient_id, now)
    tell(Side.SENDER, referral, now)
    return referral


def _take_out_withdrawn(referral: Referral, now: datetime) -> None:
    agreed = agreed_on(referral, now)
    keep_only(referral, agreed)
    referral.disclosures.exclude(compartment__in=[p.value for p in agreed]).delete()


def _add_identity(referral: Referral, now: datetime) -> None:
    agreed = agreed_on(referral, now)
    part = Compartment.IDENTITY
    told = content_of(referral.case, [part]).get(part) if part in agreed else None
    if told:
        seal_identity(referral, told)
        log_disclosed(referral, {part: agreed[part]}, now)
