"""What both sides do after a referral was accepted: arrival, follow-up, the end."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import SealedKey
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.referrals.actions.guard import (
    audited,
    locked_received,
    locked_sent,
    tell,
)
from ledfyr.apps.referrals.models import Referral, ReferralStep
from ledfyr.apps.referrals.queries import ReferralNotFound
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.referrals.handover import (
    Closing,
    ReferralState,
    Side,
    check_arrival,
    check_closing,
    check_step,
)


@transaction.atomic
def record_arrival(
    *, by: Viewer, now: datetime, referral_id: UUID, arrived_on: date
) -> Referral:
    """Record as the recipient that the person arrived; the sender has to act next.

    Raises ReferralNotFound, HandoverError before acceptance or for a day that
    cannot be.
    """
    referral = locked_received(by, referral_id)
    check_step(ReferralState(referral.state), ReferralState.ARRIVED)
    check_arrival(arrived_on, localdate(referral.sent_at), localdate(now))
    _step(
        referral,
        ReferralStep(
            state=ReferralState.ARRIVED.value,
            side=Side.RECIPIENT.value,
            happened_on=arrived_on,
            taken_by_id=by.staff_id,
            taken_at=now,
        ),
    )
    place = referral.recipient_id
    audited(by, AuditVerb.REFERRAL_ARRIVED, referral, place, now)
    tell(Side.SENDER, referral, now)
    return referral


@transaction.atomic
def record_follow_up(
    *, by: Viewer, now: datetime, referral_id: UUID, words: str
) -> Referral:
    """Record as the sender how the help goes; the words stay with the sender's case.

    The recipient learns that it was followed up, and nothing of what was written.
    Raises ReferralNotFound, NotPermitted, HandoverError before the arrival.
    """
    referral = locked_sent(by, referral_id)
    check_step(ReferralState(referral.state), ReferralState.FOLLOWED_UP)
    step = ReferralStep(
        state=ReferralState.FOLLOWED_UP.value,
        side=Side.SENDER.value,
        happened_on=localdate(now),
        taken_by_id=by.staff_id,
        taken_at=now,
    )
    _write(step, referral.case.sealed_key, words)
    _step(referral, step)
    place = referral.case.organisation_id
    audited(by, AuditVerb.REFERRAL_FOLLOWED_UP, referral, place, now)
    tell(Side.RECIPIENT, referral, now)
    return referral


@transaction.atomic
def close_referral(
    *, by: Viewer, now: datetime, referral_id: UUID, how: Closing
) -> Referral:
    """Close an accepted referral from either side, with how it ended.

    Raises ReferralNotFound, NotPermitted, HandoverError where it does not stand open or
    cannot end in this way.
    """
    referral, side, place = _own_side(by, referral_id)
    check_closing(ReferralState(referral.state), how)
    step = ReferralStep(
        state=ReferralState.CLOSED.value,
        side=side.value,
        closing=how.value,
        happened_on=localdate(now),
        taken_by_id=by.staff_id,
        taken_at=now,
    )
    _step(referral, step)
    audited(by, AuditVerb.REFERRAL_CLOSED, referral, place, now)
    other = Side.RECIPIENT if side is Side.SENDER else Side.SENDER
    tell(other, referral, now)
    return referral


def _own_side(by: Viewer, referral_id: UUID) -> tuple[Referral, Side, UUID]:
    try:
        referral = locked_received(by, referral_id)
    except ReferralNotFound:
        referral = locked_sent(by, referral_id)
        return referral, Side.SENDER, referral.case.organisation_id
    return referral, Side.RECIPIENT, referral.recipient_id


def _write(step: ReferralStep, key: SealedKey, words: str) -> None:
    if words.strip():
        step.sealed_words = vault.seal_text(key, step, "sealed_words", words.strip())


def _step(referral: Referral, step: ReferralStep) -> None:
    step.referral = referral
    step.save(force_insert=True)
    referral.state = step.state
    referral.save(update_fields=["state"])
