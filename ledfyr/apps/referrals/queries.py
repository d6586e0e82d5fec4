"""What may this viewer see of referrals sent and received?"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import visible_cases
from ledfyr.apps.referrals.models import Referral
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.handover import WAITS_FOR, ReferralState

LIST_LENGTH = 100


class ReferralNotFound(LookupError):
    """There is no such referral for this viewer."""

    def __init__(self) -> None:
        """Say nothing that tells whether it exists for somebody else."""
        super().__init__("There is no such referral.")


@dataclass(frozen=True)
class ReferralRow:
    """A referral as a list shows it: no name, no content."""

    id: UUID
    case_id: UUID
    reference: str
    area: str
    is_urgent: bool
    service: str
    sender: str
    recipient: str
    state: ReferralState
    waits_for: str
    sent_at: datetime
    seen_at: datetime | None
    answered_at: datetime | None


@dataclass(frozen=True)
class Payload:
    """What a referral carries: only what the person agreed to share."""

    age_group: str = "unknown"
    sex: str = "UNKNOWN"
    languages: tuple[str, ...] = ()
    parts: dict[Compartment, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ReferralView:
    """A referral as its recipient reads it; identity only once accepted."""

    row: ReferralRow
    payload: Payload
    identity: tuple[str, ...]
    answer: str


def received(viewer: Viewer) -> "QuerySet[Referral]":
    """Return the referrals to organisations for which the viewer may answer."""
    return Referral.objects.filter(
        recipient_id__in=viewer.organisations_with(Permission.ANSWER_REFERRAL)
    )


def referral_of(viewer: Viewer, referral_id: UUID) -> Referral:
    """Return one received referral; raises ReferralNotFound for any other."""
    try:
        return (
            received(viewer)
            .select_related("sealed_key", "service", "sender", "recipient", "case")
            .get(id=referral_id)
        )
    except Referral.DoesNotExist:
        raise ReferralNotFound from None


def inbox(viewer: Viewer) -> tuple[ReferralRow, ...]:
    """Return the referrals to the viewer's organisations, newest first."""
    return _rows(received(viewer))


def awaiting_my_answer(viewer: Viewer) -> tuple[ReferralRow, ...]:
    """Return the received referrals that nobody has answered, oldest first."""
    return _rows(received(viewer).filter(answered_at=None), order="sent_at")


def sent_and_unanswered(viewer: Viewer) -> tuple[ReferralRow, ...]:
    """Return the referrals of the viewer's cases that wait for an answer."""
    waiting = Referral.objects.filter(
        case__in=visible_cases(viewer), answered_at=None
    ).exclude(state=ReferralState.RECALLED.value)
    return _rows(waiting, order="sent_at")


def referrals_of_case(viewer: Viewer, case_id: UUID) -> tuple[ReferralRow, ...]:
    """Return the referrals of one case the viewer may see, newest first.

    Empty for a viewer who does not read the support part of the file.
    """
    found = Referral.objects.filter(
        case_id=case_id,
        case__in=visible_cases(viewer),
        sender_id__in=[
            place
            for place in viewer.organisation_ids
            if Compartment.SUPPORT in viewer.readable_in(place)
        ],
    )
    return _rows(found)


def read_payload(referral: Referral) -> Payload:
    """Return what the referral carries, opened."""
    text = vault.open_text(
        referral.sealed_key, referral, "sealed_payload", referral.sealed_payload
    )
    found = json.loads(text)
    return Payload(
        age_group=found["age_group"],
        sex=found["sex"],
        languages=tuple(found["languages"]),
        parts={Compartment(k): tuple(v) for k, v in found["parts"].items()},
    )


def view_of(referral: Referral) -> ReferralView:
    """Return a referral opened for its recipient."""
    return ReferralView(
        row=row_of(referral),
        payload=read_payload(referral),
        identity=tuple(json.loads(_opened(referral, "sealed_identity") or "[]")),
        answer=_opened(referral, "sealed_answer"),
    )


def row_of(referral: Referral) -> ReferralRow:
    """Return a referral as a list shows it."""
    state = ReferralState(referral.state)
    return ReferralRow(
        id=referral.id,
        case_id=referral.case_id,
        reference=referral.case.reference,
        area=referral.area,
        is_urgent=referral.is_urgent,
        service=referral.service.name,
        sender=referral.sender.name,
        recipient=referral.recipient.name,
        state=state,
        waits_for=WAITS_FOR[state],
        sent_at=referral.sent_at,
        seen_at=referral.seen_at,
        answered_at=referral.answered_at,
    )


def _opened(referral: Referral, field_name: str) -> str:
    sealed = getattr(referral, field_name)
    if sealed is None:
        return ""
    return vault.open_text(referral.sealed_key, referral, field_name, sealed)


def _rows(
    found: "QuerySet[Referral]", order: str = "-sent_at"
) -> tuple[ReferralRow, ...]:
    related = found.select_related("service", "sender", "recipient", "case")
    return tuple(row_of(each) for each in related.order_by(order)[:LIST_LENGTH])
