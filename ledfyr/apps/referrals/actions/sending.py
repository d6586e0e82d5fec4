"""What the sender does: asking, reading what came of it, recalling."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import queries as cases
from ledfyr.apps.referrals.actions.guard import (
    NotPermitted,
    answered,
    audited,
    content_of,
    locked_sent,
    log_disclosed,
    tell,
)
from ledfyr.apps.referrals.models import Referral
from ledfyr.apps.referrals.payload import Payload, seal_payload
from ledfyr.apps.referrals.queries import (
    SentView,
    sent_referral_of,
    sent_view_of,
    unanswered,
)
from ledfyr.apps.service_directory.queries import ServiceRow, service_of
from ledfyr.domain.access.announcements import EventKind
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import (
    FOR_REFERRALS,
    ConsentError,
    Purpose,
    disclosable,
)
from ledfyr.domain.referrals.handover import (
    HandoverError,
    ReferralState,
    Side,
    check_step,
)


class NothingToSend(LookupError):
    """The need or the service that a referral is about is not there."""


@transaction.atomic
def send_referral(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    need_id: UUID,
    service_id: UUID,
    purpose: Purpose,
) -> Referral:
    """Ask a service to help, sharing only what the consent ledger allows today.

    The identity is kept back until the recipient accepts. Raises CaseNotFound,
    NotPermitted, NothingToSend, HandoverError while the same was asked and not yet
    answered, and ConsentError when nothing may be shared.
    """
    case = cases.case_of(by, case_id, now=now)
    if not by.may_in(Permission.SEND_REFERRAL, case.organisation_id):
        raise NotPermitted("You may not send referrals in this case.")
    need = case.needs.select_for_update().filter(id=need_id).first()
    service = service_of(by, service_id)
    if purpose not in FOR_REFERRALS:
        raise ConsentError("Offer the case itself; a referral does not hand it over.")
    reads_needs = Compartment.SUPPORT in by.readable_in(case.organisation_id)
    if need is None or service is None or not reads_needs:
        raise NothingToSend("Choose a need of this case and a service that is open.")
    if unanswered(need_id, service_id):
        raise HandoverError(
            "{recipient} has been asked for this already and has not answered yet; "
            "wait for the answer or recall that referral.",
            recipient=service.organisation,
        )
    agreed = disclosable(
        cases.ledger(case), service.organisation_id, purpose, localdate(now)
    )
    return send_off(by, now, need, service, purpose, agreed)


def send_off(
    by: Viewer,
    now: datetime,
    need: cases.NeedRecord,
    service: ServiceRow,
    purpose: Purpose,
    agreed: Mapping[Compartment, UUID],
) -> Referral:
    """Send a service what was agreed; the caller has checked that it may.

    Raises ConsentError where nothing was agreed.
    """
    if not agreed:
        raise ConsentError(
            "The person has not agreed to share anything with {recipient} for this "
            "purpose. Record their consent first, or consult without personal details.",
            recipient=service.organisation,
        )
    case = need.case
    referral = Referral(
        case=case,
        need=need,
        service_id=service.id,
        sender_id=case.organisation_id,
        holder_id=case.organisation_id,
        recipient_id=service.organisation_id,
        purpose=purpose.value,
        area=need.area,
        is_urgent=need.is_urgent,
        sealed_key=vault.new_sealed_key("referral"),
        sent_by_id=by.staff_id,
        sent_at=now,
    )
    parts = content_of(case, [p for p in agreed if p is not Compartment.IDENTITY])
    age = cases.childhood_of(case.person, localdate(now))
    payload = Payload(
        age_group=age.age_group,
        is_treated_as_child=age.is_treated_as_child,
        sex=case.person.sex,
        languages=tuple(need.languages),
        parts=parts,
    )
    seal_payload(referral, payload)
    referral.save()
    log_disclosed(referral, {part: agreed[part] for part in parts}, now)
    audited(by, AuditVerb.REFERRAL_SENT, referral, case.organisation_id, now)
    tell(Side.RECIPIENT, referral, now, EventKind.REFERRAL_RECEIVED)
    return referral


@transaction.atomic
def read_sent_referral(*, by: Viewer, now: datetime, referral_id: UUID) -> SentView:
    """Read as its sender what a referral shared and what was answered.

    Raises ReferralNotFound, ReasonNeeded for a sealed file until the actor has said
    why.
    """
    referral = sent_referral_of(by, referral_id)
    cases.ask_for_reason(by, referral.case, now)
    audited(by, AuditVerb.REFERRAL_READ, referral, referral.case.organisation_id, now)
    return sent_view_of(referral)


@transaction.atomic
def recall_referral(*, by: Viewer, now: datetime, referral_id: UUID) -> Referral:
    """Take a referral back before it is answered; its content is erased at once.

    Raises ReferralNotFound, NotPermitted, HandoverError when it was already answered.
    """
    referral = locked_sent(by, referral_id)
    check_step(ReferralState(referral.state), ReferralState.RECALLED)
    vault.destroy_key(referral.sealed_key, now=now)
    answered(referral, ReferralState.RECALLED, now)
    audited(
        by, AuditVerb.REFERRAL_WITHDRAWN, referral, referral.case.organisation_id, now
    )
    tell(Side.RECIPIENT, referral, now)
    return referral
