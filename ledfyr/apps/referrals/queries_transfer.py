"""Which offers to hand over a case may this viewer see, and may the case go?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import Organisation
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import queries as cases
from ledfyr.apps.referrals.models import Transfer
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import Purpose, disclosable
from ledfyr.domain.referrals.transfer import TransferState, check_transfer

LIST_LENGTH = 100


class TransferNotFound(LookupError):
    """There is no such offer for this viewer."""

    def __init__(self) -> None:
        """Say nothing that tells whether it exists for somebody else."""
        super().__init__("There is no such offer.")


@dataclass(frozen=True)
class TransferRow:
    """An offer as a list shows it: no name, no content."""

    id: UUID
    case_id: UUID
    reference: str
    sender: str
    recipient: str
    state: TransferState
    is_incoming: bool
    offered_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True)
class TransferView:
    """An offer as one side reads it; the outline is there until it is answered."""

    row: TransferRow
    outline: cases.Outline | None
    reason: str
    is_mine_to_answer: bool
    is_mine_to_take_back: bool
    has_the_case: bool


def transfers(viewer: Viewer) -> tuple[TransferRow, ...]:
    """Return the offers from and to the viewer's organisations: open ones first.

    Handed over or not, both sides keep the entry. Ends after LIST_LENGTH rows.
    """
    found = _visible(viewer).select_related("case", "sender", "recipient")
    rows = [_row(viewer, each) for each in found.order_by("-offered_at", "id")]
    rows.sort(key=lambda row: row.state is not TransferState.OFFERED)
    return tuple(rows[:LIST_LENGTH])


@dataclass(frozen=True)
class OpenOffers:
    """The first offers that wait for an answer; `has_more` says that others do too."""

    rows: tuple[TransferRow, ...]
    has_more: bool


def offers_to_answer(viewer: Viewer, *, most: int = LIST_LENGTH) -> OpenOffers:
    """Return the first `most` offers that the viewer may answer, oldest first."""
    return _first_open(_to_answer(viewer), viewer, most)


def offers_awaited(viewer: Viewer, *, most: int = LIST_LENGTH) -> OpenOffers:
    """Return the first `most` offers that others have not answered, oldest first.

    An offer between two places of the viewer is theirs to answer: it is not here.
    """
    places = viewer.organisations_with(Permission.TRANSFER_CASE)
    found = _open(viewer).filter(sender_id__in=places)
    return _first_open(found.exclude(recipient_id__in=places), viewer, most)


def an_offer_waits(viewer: Viewer) -> bool:
    """Return whether somebody waits for the viewer to take over a case or refuse."""
    return _to_answer(viewer).exists()


def transfer_of(viewer: Viewer, transfer_id: UUID) -> Transfer:
    """Return one offer of either side; raises TransferNotFound for any other."""
    related = ("case__sealed_key", "case__person", "sender", "recipient")
    found = _visible(viewer).select_related(*related).filter(id=transfer_id).first()
    if found is None:
        raise TransferNotFound
    return found


def transfer_view_of(viewer: Viewer, transfer: Transfer) -> TransferView:
    """Return an offer opened for the viewer, who is one of its sides."""
    row = _row(viewer, transfer)
    is_open = row.state is TransferState.OFFERED
    answers = viewer.may_in(Permission.TRANSFER_CASE, transfer.recipient_id)
    sends = viewer.may_in(Permission.TRANSFER_CASE, transfer.sender_id)
    return TransferView(
        row=row,
        outline=_outline(transfer) if is_open else None,
        reason=_reason(transfer),
        is_mine_to_answer=is_open and answers,
        is_mine_to_take_back=is_open and sends,
        has_the_case=viewer.may_in(Permission.READ_CASE, transfer.case.organisation_id),
    )


def agreed_to_hand_over(
    case: cases.CaseRecord, recipient_id: UUID, today: date
) -> dict[Compartment, UUID]:
    """Return the parts that the person lets this organisation take over, by entry."""
    return disclosable(cases.ledger(case), recipient_id, Purpose.TRANSFER, today)


def check_case(case: cases.CaseRecord, recipient: Organisation, today: date) -> None:
    """Raise TransferError, with what to do first, when the case has to stay."""
    check_transfer(
        agreed=agreed_to_hand_over(case, recipient.pk, today),
        country=case.country,
        recipient_country=recipient.country,
        is_closed=case.closed_on is not None,
        is_shared=cases.shares_its_people(case),
    )


def _visible(viewer: Viewer) -> "QuerySet[Transfer]":
    places = viewer.organisations_with(Permission.TRANSFER_CASE)
    found = Transfer.objects.filter(
        Q(sender_id__in=places) | Q(recipient_id__in=places)
    )
    return found.exclude(case_id__in=cases.closed_by_conflict(viewer))


def _open(viewer: Viewer) -> "QuerySet[Transfer]":
    return _visible(viewer).filter(state=TransferState.OFFERED)


def _to_answer(viewer: Viewer) -> "QuerySet[Transfer]":
    places = viewer.organisations_with(Permission.TRANSFER_CASE)
    return _open(viewer).filter(recipient_id__in=places)


def _first_open(found: "QuerySet[Transfer]", viewer: Viewer, most: int) -> OpenOffers:
    ordered = found.select_related("case", "sender", "recipient")
    rows = list(ordered.order_by("offered_at", "id")[: most + 1])
    told = tuple(_row(viewer, each) for each in rows[:most])
    return OpenOffers(told, len(rows) > most)


def _row(viewer: Viewer, transfer: Transfer) -> TransferRow:
    return TransferRow(
        id=transfer.id,
        case_id=transfer.case_id,
        reference=transfer.case.reference,
        sender=transfer.sender.name,
        recipient=transfer.recipient.name,
        state=TransferState(transfer.state),
        is_incoming=viewer.may_in(Permission.TRANSFER_CASE, transfer.recipient_id),
        offered_at=transfer.offered_at,
        answered_at=transfer.answered_at,
    )


def _outline(transfer: Transfer) -> cases.Outline | None:
    try:
        return cases.outline_of(transfer.case_id)
    except cases.CaseNotFound:
        return None


def _reason(transfer: Transfer) -> str:
    key = transfer.case.sealed_key
    if transfer.sealed_reason is None or key.erased_at is not None:
        return ""
    return vault.open_text(key, transfer, "sealed_reason", transfer.sealed_reason)
