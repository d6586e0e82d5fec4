"""What can be done with a referral: each one deed, one transaction, one event."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import queries as cases
from ledfyr.apps.referrals.models import Disclosure, Referral
from ledfyr.apps.referrals.queries import (
    Payload,
    ReferralNotFound,
    ReferralView,
    read_payload,
    referral_of,
    view_of,
)
from ledfyr.apps.service_directory.queries import service_of
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import ConsentError, Purpose, disclosable
from ledfyr.domain.referrals.handover import ReferralState, check_step


class NotPermitted(PermissionError):
    """The person signed in may not do this."""


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
    NotPermitted, NothingToSend, and ConsentError when nothing may be shared.
    """
    case = cases.case_of(by, case_id)
    if not by.may_in(Permission.SEND_REFERRAL, case.organisation_id):
        raise NotPermitted("You may not send referrals in this case.")
    need = case.needs.filter(id=need_id).first()
    service = service_of(by, service_id)
    if need is None or service is None:
        raise NothingToSend("Choose a need of this case and a service that is open.")
    agreed = disclosable(
        cases.ledger(case), service.organisation_id, purpose, now.date()
    )
    if not agreed:
        raise ConsentError(
            "The person has not agreed to share anything with {recipient} for this "
            "purpose. Record their consent first, or consult without personal details.",
            recipient=service.organisation,
        )
    referral = Referral(
        case=case,
        need=need,
        service_id=service.id,
        sender_id=case.organisation_id,
        recipient_id=service.organisation_id,
        purpose=purpose.value,
        area=need.area,
        is_urgent=need.is_urgent,
        sealed_key=vault.new_sealed_key("referral"),
        sent_by_id=by.staff_id,
        sent_at=now,
    )
    first = _without_identity(agreed)
    payload = Payload(
        age_group=case.person.age_group,
        sex=case.person.sex,
        languages=tuple(need.languages),
        parts=_content(case, first),
    )
    _seal_payload(referral, payload)
    referral.save()
    _log_disclosed(referral, first, now)
    _audit(by, AuditVerb.REFERRAL_SENT, referral, case.organisation_id, now)
    return referral


@transaction.atomic
def open_referral(*, by: Viewer, now: datetime, referral_id: UUID) -> ReferralView:
    """Open a received referral; the first opening marks it as seen.

    What the person withdrew before the first opening is no longer in it. Raises
    ReferralNotFound.
    """
    referral = _locked(by, referral_id)
    if referral.state == ReferralState.SENT.value:
        _take_out_withdrawn(referral, now)
        referral.state = ReferralState.SEEN.value
        referral.seen_at = now
        referral.save()
    _audit(by, AuditVerb.REFERRAL_READ, referral, referral.recipient_id, now)
    return view_of(referral)


@transaction.atomic
def accept_referral(*, by: Viewer, now: datetime, referral_id: UUID) -> Referral:
    """Accept a referral; the identity follows if the person agreed and still agrees.

    Raises ReferralNotFound, HandoverError when it was already answered.
    """
    referral = _locked(by, referral_id)
    check_step(ReferralState(referral.state), ReferralState.ACCEPTED)
    if referral.state == ReferralState.SENT.value:
        _take_out_withdrawn(referral, now)
    agreed = _agreed_now(referral, now)
    identity = _only_identity(agreed)
    if identity:
        told = _content(referral.case, identity)[Compartment.IDENTITY]
        referral.sealed_identity = vault.seal_text(
            referral.sealed_key, referral, "sealed_identity", json.dumps(told)
        )
    _answer(referral, ReferralState.ACCEPTED, now)
    _log_disclosed(referral, identity, now)
    _audit(by, AuditVerb.REFERRAL_ACCEPTED, referral, referral.recipient_id, now)
    return referral


@transaction.atomic
def refuse_referral(
    *, by: Viewer, now: datetime, referral_id: UUID, reason: str
) -> Referral:
    """Refuse a referral and tell the sender why.

    Raises ReferralNotFound, HandoverError when it was already answered.
    """
    referral = _locked(by, referral_id)
    check_step(ReferralState(referral.state), ReferralState.REFUSED)
    referral.sealed_answer = vault.seal_text(
        referral.sealed_key, referral, "sealed_answer", reason
    )
    _answer(referral, ReferralState.REFUSED, now)
    _audit(by, AuditVerb.REFERRAL_REFUSED, referral, referral.recipient_id, now)
    return referral


def _locked(by: Viewer, referral_id: UUID) -> Referral:
    if not Referral.objects.select_for_update().filter(id=referral_id).exists():
        raise ReferralNotFound
    return referral_of(by, referral_id)


def _agreed_now(referral: Referral, now: datetime) -> dict[Compartment, UUID]:
    return disclosable(
        cases.ledger(referral.case),
        referral.recipient_id,
        Purpose(referral.purpose),
        now.date(),
    )


def _without_identity(agreed: dict[Compartment, UUID]) -> dict[Compartment, UUID]:
    return {part: agreed[part] for part in agreed if part is not Compartment.IDENTITY}


def _only_identity(agreed: dict[Compartment, UUID]) -> dict[Compartment, UUID]:
    return {part: agreed[part] for part in agreed if part is Compartment.IDENTITY}


def _take_out_withdrawn(referral: Referral, now: datetime) -> None:
    agreed = _agreed_now(referral, now)
    before = read_payload(referral)
    kept = {part: text for part, text in before.parts.items() if part in agreed}
    if kept != before.parts:
        _seal_payload(
            referral,
            Payload(before.age_group, before.sex, before.languages, kept),
        )
        gone = [part.value for part in before.parts if part not in kept]
        referral.disclosures.filter(compartment__in=gone).delete()


def _content(
    case: cases.CaseRecord, agreed: dict[Compartment, UUID]
) -> dict[Compartment, tuple[str, ...]]:
    found = cases.facts_for_sharing(case, agreed)
    return {part: tuple(texts) for part, texts in found.items()}


def _seal_payload(referral: Referral, payload: Payload) -> None:
    written = {
        "age_group": payload.age_group,
        "sex": payload.sex,
        "languages": payload.languages,
        "parts": {part.value: texts for part, texts in payload.parts.items()},
    }
    referral.sealed_payload = vault.seal_text(
        referral.sealed_key, referral, "sealed_payload", json.dumps(written)
    )


def _log_disclosed(
    referral: Referral, agreed: dict[Compartment, UUID], now: datetime
) -> None:
    Disclosure.objects.bulk_create(
        Disclosure(
            referral=referral,
            compartment=part.value,
            consent_id=consent_id,
            disclosed_at=now,
        )
        for part, consent_id in agreed.items()
    )


def _answer(referral: Referral, state: ReferralState, now: datetime) -> None:
    referral.state = state.value
    referral.answered_at = now
    referral.save()


def _audit(
    by: Viewer, verb: AuditVerb, referral: Referral, place: UUID, now: datetime
) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject_kind="referral",
        subject_id=referral.id,
        organisation=place,
        now=now,
    )
