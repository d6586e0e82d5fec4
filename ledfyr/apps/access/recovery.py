"""How is a lost node key restored from the shares of its holders?

A rehearsal proves it without changing anything. The words of a share are never logged,
kept in the database or printed. Why: decision 0012.
"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from ledfyr.apps.access import audit
from ledfyr.apps.access.models import AuditEvent, SealedKey
from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.engines.access import node_keys, sealing, shares
from ledfyr.engines.access.sealing import NodeKey
from ledfyr.engines.access.shares import SharesTrouble


def share_node_key(
    *, by: Viewer, now: datetime, holders: int, needed: int
) -> tuple[str, tuple[str, ...]]:
    """Return the id of the current node key and one share of it for each holder.

    Raises SharesTrouble for numbers that cannot be, NodeKeyTrouble without a key.
    """
    node_key = node_keys.current_node_key(_directory())
    made = shares.split(node_key, holders=holders, needed=needed)
    _audited(by, AuditVerb.NODE_KEY_SHARED, now)
    return node_key.id, made


def restore_node_key(*, by: Viewer, now: datetime, given: Sequence[str]) -> str:
    """Write the key file that the shares give, once it opens this node; return its id.

    Raises SharesTrouble for shares that give no key of this node, NodeKeyTrouble when
    the key is there already.
    """
    node_key = _proved(given)
    node_keys.restore_node_key(_directory(), node_key)
    _audited(by, AuditVerb.NODE_KEY_RESTORED, now)
    return node_key.id


def rehearse(*, by: Viewer, now: datetime, given: Sequence[str]) -> str:
    """Prove that the shares would restore the node, record the day; return the key id.

    Nothing but the audit changes. Raises SharesTrouble for shares that would not do,
    among them those of a key that no longer wraps new keys.
    """
    node_key = _proved(given)
    if node_key.id != node_keys.current_node_key(_directory()).id:
        raise SharesTrouble(
            f"These shares are of the older key {node_key.id}; run share_node_key and "
            "give the holders new ones."
        )
    _audited(by, AuditVerb.RECOVERY_REHEARSED, now)
    return node_key.id


def last_rehearsed() -> date | None:
    """Return the day of the latest rehearsal, or None before the first."""
    done = AuditEvent.objects.filter(verb=AuditVerb.RECOVERY_REHEARSED.value)
    latest = done.order_by("-sequence").first()
    return latest.at.date() if latest else None


def _proved(given: Sequence[str]) -> NodeKey:
    node_key = shares.join(given)
    live = SealedKey.objects.filter(erased_at=None, node_key_id=node_key.id)
    canary = live.order_by("pk").first()
    if canary is None:
        raise SharesTrouble(
            f"Nothing in this database is sealed under node key {node_key.id}; bring "
            "the shares of the key in force, or put back the database first."
        )
    try:
        sealing.unwrap(
            node_key, bytes(canary.wrapped), purpose=canary.purpose, key_id=canary.pk
        )
    except sealing.SealBroken:
        raise SharesTrouble(
            f"The key in these shares is called {node_key.id} but does not open this "
            "node; bring the shares that were made here."
        ) from None
    return node_key


def _directory() -> Path:
    return Path(settings.LEDFYR_KEY_DIRECTORY)


def _audited(by: Viewer, verb: AuditVerb, now: datetime) -> None:
    audit.record(by=by, verb=verb, subject_kind="node_key", subject_id=None, now=now)
