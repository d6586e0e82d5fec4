"""What can be done with a referral: each one deed, one transaction, one event."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import queries as cases
from ledfyr.apps.referrals.models import Disclosure, FactConfirmation, Referral
from ledfyr.apps.referrals.payload import (
    Payload,
    keep_only,
    seal_answer,
    seal_identity,
    seal_payload,
)
from ledfyr.apps.referrals.queries import (
    ReferralNotFound,
    ReferralView,
    SentView,
    referral_of,
    sent_referral_of,
    sent_view_of,
    unanswered,
    view_of,
)
from ledfyr.apps.referrals.queries_review import check_editor
from ledfyr.apps.service_directory.queries import service_of
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import ConsentError, Purpose, disclosable
from ledfyr.domain.referrals.handover import (
    HandoverError,
    ReferralState,
    check_step,
)
from ledfyr.domain.referrals.mechanism import mechanism
from ledfyr.domain.referrals.review import review_items
from ledfyr.domain.vocabulary.refusal import Refusal


class NotPermitted(PermissionError):
    """The person signed in may not do this."""


class ReviewError(Refusal):
    """A confirmation that cannot stand."""


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
    case = cases.case_of(by, case_id)
    if not by.may_in(Permission.SEND_REFERRAL, case.organisation_id):
        raise NotPermitted("You may not send referrals in this case.")
    need = case.needs.select_for_update().filter(id=need_id).first()
    service = service_of(by, service_id)
    if need is None or service is None:
        raise NothingToSend("Choose a need of this case and a service that is open.")
    if unanswered(need_id, service_id):
        raise HandoverError(
            "{recipient} has been asked for this already and has not answered yet; "
            "wait for the answer or recall that referral.",
            recipient=service.organisation,
        )
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
    parts = _content(case, [p for p in agreed if p is not Compartment.IDENTITY])
    payload = Payload(
        age_group=case.person.age_group,
        sex=case.person.sex,
        languages=tuple(need.languages),
        parts=parts,
    )
    seal_payload(referral, payload)
    referral.save()
    _log_disclosed(referral, {part: agreed[part] for part in parts}, now)
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
    _add_identity(referral, now)
    _end(referral, ReferralState.ACCEPTED, now)
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
    seal_answer(referral, reason)
    _end(referral, ReferralState.REFUSED, now)
    _audit(by, AuditVerb.REFERRAL_REFUSED, referral, referral.recipient_id, now)
    return referral


@transaction.atomic
def read_sent_referral(*, by: Viewer, now: datetime, referral_id: UUID) -> SentView:
    """Read as its sender what a referral shared and what was answered.

    Raises ReferralNotFound.
    """
    referral = sent_referral_of(by, referral_id)
    _audit(by, AuditVerb.REFERRAL_READ, referral, referral.sender_id, now)
    return sent_view_of(referral)


@transaction.atomic
def recall_referral(*, by: Viewer, now: datetime, referral_id: UUID) -> Referral:
    """Take a referral back before it is answered; its content is erased at once.

    Raises ReferralNotFound, NotPermitted, HandoverError when it was already answered.
    """
    _lock(referral_id)
    referral = sent_referral_of(by, referral_id)
    if not by.may_in(Permission.SEND_REFERRAL, referral.sender_id):
        raise NotPermitted("You may not recall referrals of this organisation.")
    check_step(ReferralState(referral.state), ReferralState.RECALLED)
    vault.destroy_key(referral.sealed_key, now=now)
    _end(referral, ReferralState.RECALLED, now)
    _audit(by, AuditVerb.REFERRAL_WITHDRAWN, referral, referral.sender_id, now)
    return referral


@transaction.atomic
def confirm_fact(
    *,
    by: Viewer,
    now: datetime,
    country: str,
    place: str,
    wording: str,
    holds: bool,
    remark: str = "",
) -> FactConfirmation:
    """Record that an editor read a fact in its source, and whether it holds.

    Raises NotAnEditor, CountryUnknown, and ReviewError when the fact is not there, has
    been worded anew, or is said not to hold without a remark.
    """
    check_editor(by)
    items = {item.place: item for item in review_items(mechanism(country))}
    if place not in items or items[place].wording != wording:
        raise ReviewError(
            "This fact has been worded anew meanwhile. Read it again, then confirm."
        )
    if not holds and not remark.strip():
        raise ReviewError("Say in the remark what the source says instead.")
    kept = FactConfirmation.objects.create(
        country=country.upper(),
        place=place,
        wording=wording,
        holds=holds,
        remark=remark.strip(),
        confirmed_by_id=by.staff_id,
        confirmed_on=now.date(),
    )
    audit.record(
        by=by,
        verb=AuditVerb.FACT_CONFIRMED,
        subject_kind="fact",
        subject_id=kept.id,
        now=now,
    )
    return kept


def _locked(by: Viewer, referral_id: UUID) -> Referral:
    _lock(referral_id)
    return referral_of(by, referral_id)


def _lock(referral_id: UUID) -> None:
    if not Referral.objects.select_for_update().filter(id=referral_id).exists():
        raise ReferralNotFound


def _agreed_now(referral: Referral, now: datetime) -> dict[Compartment, UUID]:
    return disclosable(
        cases.ledger(referral.case),
        referral.recipient_id,
        Purpose(referral.purpose),
        now.date(),
    )


def _take_out_withdrawn(referral: Referral, now: datetime) -> None:
    agreed = _agreed_now(referral, now)
    keep_only(referral, agreed)
    referral.disclosures.exclude(compartment__in=[p.value for p in agreed]).delete()


def _add_identity(referral: Referral, now: datetime) -> None:
    agreed = _agreed_now(referral, now)
    part = Compartment.IDENTITY
    told = _content(referral.case, [part]).get(part) if part in agreed else None
    if told:
        seal_identity(referral, told)
        _log_disclosed(referral, {part: agreed[part]}, now)


def _content(
    case: cases.CaseRecord, parts: Iterable[Compartment]
) -> dict[Compartment, tuple[str, ...]]:
    """Return what stands in the parts; an empty part is not carried."""
    found = cases.facts_for_sharing(case, parts)
    return {part: tuple(texts) for part, texts in found.items() if texts}


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


def _end(referral: Referral, state: ReferralState, now: datetime) -> None:
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
