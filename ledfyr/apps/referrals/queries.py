"""What may this viewer see of referrals sent and received?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import (
    case_of,
    closed_by_conflict,
    ledger,
    of_visible_case,
)
from ledfyr.apps.referrals.models import Referral, ReferralStep
from ledfyr.apps.referrals.payload import (
    Payload,
    read_answer,
    read_identity,
    read_payload,
)
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import Purpose, disclosable
from ledfyr.domain.referrals.handover import (
    UNANSWERED,
    WAITS_FOR,
    Closing,
    ReferralState,
    Side,
)

_OF_ONE_CASE = 100


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
    waits_for: Side
    sent_at: datetime
    seen_at: datetime | None
    answered_at: datetime | None


@dataclass(frozen=True)
class StepView:
    """A step after acceptance; `words` are the sender's own and stay there."""

    state: ReferralState
    side: Side
    closing: Closing | None
    happened_on: date
    words: str


@dataclass(frozen=True)
class ReferralView:
    """A referral as its recipient reads it; identity only once accepted.

    `withdrawn` has each part that was shared and that the person no longer agrees to,
    with the day: it was read, and may not be used any further.
    """

    row: ReferralRow
    purpose: Purpose
    payload: Payload
    identity: tuple[str, ...]
    answer: str
    is_erased: bool
    withdrawn: tuple[tuple[Compartment, date], ...]
    steps: tuple[StepView, ...] = ()


@dataclass(frozen=True)
class SentView:
    """A referral as its sender reads it: what was shared, and what was answered."""

    row: ReferralRow
    purpose: Purpose
    shared: tuple[tuple[Compartment, datetime], ...]
    answer: str
    is_erased: bool
    steps: tuple[StepView, ...] = ()


def received(viewer: Viewer) -> "QuerySet[Referral]":
    """Return the referrals to organisations for which the viewer may answer.

    Whoever is kept out of a case by a conflict does not find its referrals either.
    """
    return Referral.objects.filter(
        recipient_id__in=viewer.organisations_with(Permission.ANSWER_REFERRAL)
    ).exclude(case_id__in=closed_by_conflict(viewer))


def sent(viewer: Viewer) -> "QuerySet[Referral]":
    """Return the referrals of cases that the viewer sees and whose support they read.

    They go with the case: whoever took it over sees them, whoever handed it over not.
    """
    # From each referral to its case: the other way round reads every case there is.
    return Referral.objects.filter(
        of_visible_case(viewer), holder_id__in=sending_places(viewer)
    )


def sending_places(viewer: Viewer) -> list[UUID]:
    """Return the organisations whose referrals sent the viewer may read, in order."""
    return [
        place
        for place in sorted(viewer.organisation_ids)
        if Compartment.SUPPORT in viewer.readable_in(place)
    ]


def rows_of(found: "QuerySet[Referral]") -> tuple[ReferralRow, ...]:
    """Return these referrals, in their order, as a list shows them."""
    # Columns alone: whole records with all that is sealed take most of the time.
    return _settled(_row(values) for values in found.values_list(*_PATHS.values()))


def still_refused(found: "QuerySet[Referral]") -> "QuerySet[Referral]":
    """Return the refused ones whose need stands and for which nobody else was asked."""
    later = Referral.objects.filter(
        need_id=OuterRef("need_id"), sent_at__gt=OuterRef("sent_at")
    ).exclude(state=ReferralState.RECALLED)
    return found.filter(
        ~Exists(later),
        state=ReferralState.REFUSED,
        need__met_on=None,
        case__closed_on=None,
    )


def referral_of(viewer: Viewer, referral_id: UUID) -> Referral:
    """Return one received referral; raises ReferralNotFound for any other."""
    return _one(received(viewer), referral_id)


def sent_referral_of(viewer: Viewer, referral_id: UUID) -> Referral:
    """Return one referral sent; raises ReferralNotFound for any other."""
    return _one(sent(viewer), referral_id)


def received_row(viewer: Viewer, referral_id: UUID) -> ReferralRow:
    """Return one received referral without its content; raises ReferralNotFound."""
    return row_of(referral_of(viewer, referral_id))


def referrals_of_case(viewer: Viewer, case_id: UUID) -> tuple[ReferralRow, ...]:
    """Return the referrals of one case the viewer may see, newest first.

    Empty for a viewer who does not read the support part of the file.
    """
    of_case = sent(viewer).filter(case_id=case_id).order_by("-sent_at", "-id")
    return rows_of(of_case[:_OF_ONE_CASE])


def would_share(
    viewer: Viewer, case_id: UUID, recipient_id: UUID, *, today: date
) -> dict[Purpose, frozenset[Compartment]]:
    """Return which parts of a file the ledger lets a recipient have today, by purpose.

    Raises CaseNotFound.
    """
    consents = ledger(case_of(viewer, case_id))
    return {
        purpose: frozenset(disclosable(consents, recipient_id, purpose, today))
        for purpose in Purpose
    }


def unanswered(need_id: UUID, service_id: UUID) -> bool:
    """Return whether this service was asked for this need and has not answered yet."""
    asked = Referral.objects.filter(need_id=need_id, service_id=service_id)
    return asked.filter(state__in=UNANSWERED).exists()


def view_of(referral: Referral, *, today: date) -> ReferralView:
    """Return a referral opened for its recipient."""
    return ReferralView(
        row=row_of(referral),
        purpose=Purpose(referral.purpose),
        payload=read_payload(referral),
        identity=read_identity(referral),
        answer=read_answer(referral),
        is_erased=referral.sealed_key.erased_at is not None,
        withdrawn=tuple(_withdrawn(referral, today)),
        steps=_steps(referral, Side.RECIPIENT),
    )


def _withdrawn(referral: Referral, today: date) -> "Iterator[tuple[Compartment, date]]":
    lines = {line.id: line for line in ledger(referral.case)}
    purpose = Purpose(referral.purpose)
    agreed = disclosable(lines.values(), referral.recipient_id, purpose, today)
    for shared in referral.disclosures.order_by("compartment"):
        part, line = Compartment(shared.compartment), lines.get(shared.consent_id)
        if line and line.withdrawn_on and part not in agreed:
            yield part, line.withdrawn_on


def sent_view_of(referral: Referral) -> SentView:
    """Return a referral opened for its sender; what it shared is told by part."""
    shared = referral.disclosures.order_by("disclosed_at", "compartment")
    return SentView(
        row=row_of(referral),
        purpose=Purpose(referral.purpose),
        shared=tuple((Compartment(s.compartment), s.disclosed_at) for s in shared),
        answer=read_answer(referral),
        is_erased=referral.sealed_key.erased_at is not None,
        steps=_steps(referral, Side.SENDER),
    )


def row_of(referral: Referral) -> ReferralRow:
    """Return a referral as a list shows it."""
    (row,) = _settled([_row(_read(referral))])
    return row


_PATHS = {
    "id": "id",
    "case_id": "case_id",
    "reference": "case__reference",
    "area": "area",
    "is_urgent": "is_urgent",
    "service": "service__name",
    "sender": "sender__name",
    "recipient": "recipient__name",
    "state": "state",
    "sent_at": "sent_at",
    "seen_at": "seen_at",
    "answered_at": "answered_at",
}
"""Where a list finds each thing it shows of a referral."""
_read = attrgetter(*(path.replace("__", ".") for path in _PATHS.values()))


def _row(values: Iterable[Any]) -> ReferralRow:
    told = dict(zip(_PATHS, values, strict=True))
    state = ReferralState(told.pop("state"))
    return ReferralRow(**told, state=state, waits_for=WAITS_FOR[state])


def _settled(found: Iterable[ReferralRow]) -> tuple[ReferralRow, ...]:
    """A refusal asks nobody to act once somebody else was asked, or need not be."""
    rows = tuple(found)
    refused = {row.id for row in rows if row.state is ReferralState.REFUSED}
    if not refused:
        return rows
    waiting = still_refused(Referral.objects.filter(id__in=refused))
    settled = refused.difference(waiting.values_list("id", flat=True))
    return tuple(
        replace(row, waits_for=Side.NOBODY) if row.id in settled else row
        for row in rows
    )


def _one(among: "QuerySet[Referral]", referral_id: UUID) -> Referral:
    related = ("sealed_key", "service", "sender", "recipient", "case__sealed_key")
    try:
        return among.select_related(*related).get(id=referral_id)
    except Referral.DoesNotExist:
        raise ReferralNotFound from None


def _steps(referral: Referral, reader: Side) -> tuple[StepView, ...]:
    return tuple(
        StepView(
            state=ReferralState(step.state),
            side=Side(step.side),
            closing=Closing(step.closing) if step.closing else None,
            happened_on=step.happened_on,
            words=_words(referral, step) if reader is Side.SENDER else "",
        )
        for step in referral.steps.order_by("taken_at", "id")
    )


def _words(referral: Referral, step: ReferralStep) -> str:
    key = referral.case.sealed_key
    if step.sealed_words is None or key.erased_at is not None:
        return ""
    return vault.open_text(key, step, "sealed_words", step.sealed_words)
