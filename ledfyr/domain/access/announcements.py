"""What is a program told when something happened, and when is it tried again?

An announcement names a kind of event and an opaque id, and nothing else: no person, no
case, no content. The program then asks with its token, and gets what its owner may see.
"""

import json
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.scopes import Scope


class EventKind(StrEnum):
    """What happened; a kind is never reused or renamed: programs depend on it."""

    REFERRAL_RECEIVED = "referral.received"
    REFERRAL_CHANGED = "referral.changed"
    DECISION_RECORDED = "decision.recorded"
    SERVICE_CHANGED = "service.changed"


EVENT_NAMES: dict[EventKind, str] = {
    EventKind.REFERRAL_RECEIVED: "A referral came in",
    EventKind.REFERRAL_CHANGED: "A referral was answered or went a step further",
    EventKind.DECISION_RECORDED: "A decision was recorded or taken back",
    EventKind.SERVICE_CHANGED: "A service was added or changed",
}
"""English names of the kinds, for translators."""

_NEEDS: dict[EventKind, Scope] = {
    EventKind.REFERRAL_RECEIVED: Scope.READ_REFERRALS,
    EventKind.REFERRAL_CHANGED: Scope.READ_REFERRALS,
    EventKind.DECISION_RECORDED: Scope.READ_DECISIONS,
    EventKind.SERVICE_CHANGED: Scope.READ_SERVICES,
}

_MAY: dict[EventKind, frozenset[Permission]] = {
    EventKind.REFERRAL_RECEIVED: frozenset({Permission.ANSWER_REFERRAL}),
    EventKind.REFERRAL_CHANGED: frozenset(
        {Permission.ANSWER_REFERRAL, Permission.SEND_REFERRAL}
    ),
    EventKind.DECISION_RECORDED: frozenset({Permission.READ_CASE}),
    EventKind.SERVICE_CHANGED: frozenset({Permission.VIEW_SERVICES}),
}

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)
"""How long to wait after each failure; after the last attempt nothing more is sent."""

ATTEMPTS = len(WAITS) + 1


def is_told(scopes: frozenset[Scope], kind: EventKind) -> bool:
    """Return whether a token of these scopes may learn that this happened."""
    return _NEEDS[kind] in scopes


def may_know(permissions: frozenset[Permission], kind: EventKind) -> bool:
    """Return whether these permissions let somebody learn that this happened."""
    return bool(_MAY[kind] & permissions)


def kinds_told(scopes: frozenset[Scope]) -> tuple[EventKind, ...]:
    """Return the kinds of event that a token of these scopes may learn of."""
    return tuple(kind for kind in EventKind if is_told(scopes, kind))


def next_attempt(attempts: int, now: datetime) -> datetime | None:
    """Return when to try again after so many attempts; None when it was the last."""
    return now + WAITS[attempts - 1] if attempts < ATTEMPTS else None


def announcement(kind: EventKind, subject: UUID, at: datetime) -> bytes:
    """Return the body of an announcement: a kind, an opaque id, and the minute."""
    minute = at.replace(second=0, microsecond=0)
    told = {"kind": kind.value, "id": str(subject), "at": minute.isoformat()}
    return json.dumps(told, separators=(",", ":")).encode()
