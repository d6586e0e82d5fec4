"""Handing the responsibility for a case to another organisation of the node."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.models import Organisation
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions as case_actions
from ledfyr.apps.cases import queries as cases
from ledfyr.apps.referrals.actions.guard import NotPermitted
from ledfyr.apps.referrals.models import Referral, Transfer, TransferredPart
from ledfyr.apps.referrals.queries_transfer import (
    TransferNotFound,
    TransferView,
    agreed_to_hand_over,
    check_case,
    transfer_of,
    transfer_view_of,
)
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.handover import ENDED
from ledfyr.domain.referrals.transfer import (
    TransferError,
    TransferState,
    check_answer,
)


@transaction.atomic
def offer_transfer(
    *, by: Viewer, now: datetime, case_id: UUID, recipient_id: UUID
) -> Transfer:
    """Offer a case to another organisation; until they take it, it stays.

    The person must have agreed, for this purpose, to every part of the file. Raises
    CaseNotFound, NotPermitted, TransferError with what to do first.
    """
    case = cases.case_of(by, case_id, now=now)
    if not by.may_in(Permission.TRANSFER_CASE, case.organisation_id):
        raise NotPermitted("You may not hand over cases of this organisation.")
    recipient = Organisation.objects.filter(pk=recipient_id).first()
    if recipient is None or recipient.pk == case.organisation_id:
        raise TransferError("Choose another organisation of this node.")
    check_case(case, recipient, localdate(now))
    transfer = Transfer(
        case=case,
        sender_id=case.organisation_id,
        recipient=recipient,
        offered_by_id=by.staff_id,
        offered_at=now,
    )
    try:
        with transaction.atomic():
            transfer.save(force_insert=True)
    except IntegrityError as error:
        raise TransferError(
            "This case is offered already; wait for the answer or take that offer back."
        ) from error
    _audited(by, AuditVerb.TRANSFER_OFFERED, transfer, transfer.sender_id, now)
    return transfer


@transaction.atomic
def read_transfer(*, by: Viewer, now: datetime, transfer_id: UUID) -> TransferView:
    """Read an offer as either side; no name and no text is in it.

    Raises TransferNotFound.
    """
    transfer = transfer_of(by, transfer_id)
    view = transfer_view_of(by, transfer)
    place = transfer.recipient_id if view.is_mine_to_answer else transfer.sender_id
    _audited(by, AuditVerb.TRANSFER_READ, transfer, place, now)
    return view


@transaction.atomic
def accept_transfer(*, by: Viewer, now: datetime, transfer_id: UUID) -> Transfer:
    """Take over a case: it moves, and whoever had it no longer sees it.

    The consents are asked again at this moment. Two events are left: one for each
    organisation. Raises TransferNotFound, TransferError (the case stays then).
    """
    transfer = _locked(by, transfer_id)
    if not by.may_in(Permission.TRANSFER_CASE, transfer.recipient_id):
        raise TransferNotFound
    check_answer(TransferState(transfer.state))
    check_case(transfer.case, transfer.recipient, localdate(now))
    agreed = agreed_to_hand_over(transfer.case, transfer.recipient_id, localdate(now))
    TransferredPart.objects.bulk_create(
        TransferredPart(
            transfer=transfer,
            compartment=part.value,
            consent_id=consent_id,
            disclosed_at=now,
        )
        for part, consent_id in agreed.items()
    )
    case_actions.hand_over_case(
        by=by, now=now, case_id=transfer.case_id, to=transfer.recipient_id
    )
    of_case = Referral.objects.filter(case_id=transfer.case_id)
    of_case.update(holder_id=transfer.recipient_id)
    of_case.exclude(state__in=ENDED).update(sender_id=transfer.recipient_id)
    _answer(transfer, TransferState.ACCEPTED, now)
    _audited(by, AuditVerb.TRANSFER_ACCEPTED, transfer, transfer.recipient_id, now)
    return transfer


@transaction.atomic
def refuse_transfer(
    *, by: Viewer, now: datetime, transfer_id: UUID, reason: str
) -> Transfer:
    """Refuse to take over a case, and tell the sender why; the case stays.

    Raises TransferNotFound, TransferError when the offer is no longer open.
    """
    transfer = _locked(by, transfer_id)
    if not by.may_in(Permission.TRANSFER_CASE, transfer.recipient_id):
        raise TransferNotFound
    check_answer(TransferState(transfer.state))
    transfer.sealed_reason = vault.seal_text(
        transfer.case.sealed_key, transfer, "sealed_reason", reason
    )
    _answer(transfer, TransferState.REFUSED, now)
    _audited(by, AuditVerb.TRANSFER_REFUSED, transfer, transfer.recipient_id, now)
    return transfer


@transaction.atomic
def take_back_transfer(*, by: Viewer, now: datetime, transfer_id: UUID) -> Transfer:
    """Take back an offer that nobody has answered; the case stays.

    Raises TransferNotFound, TransferError when the offer is no longer open.
    """
    transfer = _locked(by, transfer_id)
    if not by.may_in(Permission.TRANSFER_CASE, transfer.sender_id):
        raise TransferNotFound
    check_answer(TransferState(transfer.state))
    _answer(transfer, TransferState.TAKEN_BACK, now)
    _audited(by, AuditVerb.TRANSFER_TAKEN_BACK, transfer, transfer.sender_id, now)
    return transfer


def _locked(by: Viewer, transfer_id: UUID) -> Transfer:
    if not Transfer.objects.select_for_update().filter(id=transfer_id).exists():
        raise TransferNotFound
    return transfer_of(by, transfer_id)


def _answer(transfer: Transfer, state: TransferState, now: datetime) -> None:
    transfer.state = state.value
    transfer.answered_at = now
    transfer.save()


def _audited(
    by: Viewer, verb: AuditVerb, transfer: Transfer, place: UUID, now: datetime
) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject_kind="transfer",
        subject_id=transfer.id,
        organisation=place,
        now=now,
    )
