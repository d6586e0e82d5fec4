"""Who may act on a referral, and what does every deed leave behind?"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access import audit, webhooks
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import queries as cases
from ledfyr.apps.referrals.models import Disclosure, Referral
from ledfyr.apps.referrals.queries import (
    ReferralNotFound,
    referral_of,
    sent_referral_of,
)
from ledfyr.domain.access.announcements import EventKind
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import Purpose, disclosable
from ledfyr.domain.referrals.handover import ReferralState, Side


class NotPermitted(PermissionError):
    """The person signed in may not do this."""


def locked_received(by: Viewer, referral_id: UUID) -> Referral:
    """Return a received referral held for this transaction; raises ReferralNotFound."""
    _lock(referral_id)
    return referral_of(by, referral_id)


def locked_sent(by: Viewer, referral_id: UUID) -> Referral:
    """Return a referral sent, held for this transaction, to be changed by its sender.

    Raises ReferralNotFound, NotPermitted.
    """
    _lock(referral_id)
    referral = sent_referral_of(by, referral_id)
    if not by.may_in(Permission.SEND_REFERRAL, referral.case.organisation_id):
        raise NotPermitted("You may not change referrals of this organisation.")
    return referral


def agreed_on(referral: Referral, moment: datetime) -> dict[Compartment, UUID]:
    """Return what the person lets the recipient have on this day, by ledger entry."""
    return disclosable(
        cases.ledger(referral.case),
        referral.recipient_id,
        Purpose(referral.purpose),
        localdate(moment),
    )


def content_of(
    case: cases.CaseRecord, parts: Iterable[Compartment]
) -> dict[Compartment, tuple[str, ...]]:
    """Return what stands in the parts; an empty part is not carried."""
    found = cases.facts_for_sharing(case, parts)
    return {part: tuple(texts) for part, texts in found.items() if texts}


def log_disclosed(
    referral: Referral, agreed: dict[Compartment, UUID], moment: datetime
) -> None:
    """Keep which part left under which entry of the ledger."""
    Disclosure.objects.bulk_create(
        Disclosure(
            referral=referral,
            compartment=part.value,
            consent_id=consent_id,
            disclosed_at=moment,
        )
        for part, consent_id in agreed.items()
    )


def answered(referral: Referral, state: ReferralState, moment: datetime) -> None:
    """Keep that a referral was answered or recalled."""
    referral.state = state.value
    referral.answered_at = moment
    referral.save()


def tell(
    side: Side,
    referral: Referral,
    moment: datetime,
    kind: EventKind = EventKind.REFERRAL_CHANGED,
) -> None:
    """Let the programs of one side know that something happened to a referral."""
    sender = referral.case.organisation_id
    webhooks.announce(
        kind,
        referral.id,
        organisation_id=sender if side is Side.SENDER else referral.recipient_id,
        now=moment,
        apart_from=cases.kept_out_of(referral.case_id),
    )


def audited(
    by: Viewer, verb: AuditVerb, referral: Referral, place: UUID, moment: datetime
) -> None:
    """Leave one event in the name of the organisation `place`, without content."""
    audit.record(
        by=by,
        verb=verb,
        subject_kind="referral",
        subject_id=referral.id,
        organisation=place,
        now=moment,
    )


def _lock(referral_id: UUID) -> None:
    if not Referral.objects.select_for_update().filter(id=referral_id).exists():
        raise ReferralNotFound
