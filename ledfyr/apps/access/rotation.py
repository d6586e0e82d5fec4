"""How is the key of the node changed while the node is in use?

Only the wrapping changes: what is sealed stays as it is, and so do the node's own keys
for audit, blind index and sign-in, which are wrapped like any other. Decision 0004.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.models import SealedKey
from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.engines.access import node_keys
from ledfyr.engines.access.sealing import NodeKey

_AT_A_TIME = 500


class NodeKeyInUse(Exception):
    """Keys are still wrapped under the node key, so it is not forgotten."""


@dataclass(frozen=True)
class Rotation:
    """The node key in force after a rotation, and how many keys it wraps anew."""

    node_key_id: str
    rewrapped: int


def rotate_node_key(*, by: Viewer, now: datetime) -> Rotation:
    """Make a new node key and wrap every sealed key anew under it.

    A rotation that was interrupted is finished first, and no second key is made: run
    it again until it ends. New records are safe meanwhile.
    """
    directory = Path(settings.LEDFYR_KEY_DIRECTORY)
    node_key = node_keys.current_node_key(directory)
    if not _wrapped_under_others(node_key):
        node_key = node_keys.add_node_key(directory)
    rewrapped = 0
    while batch := _wrapped_under_others(node_key):
        rewrapped += _rewrap(batch, node_key)
    audit.record(
        by=by,
        verb=AuditVerb.NODE_KEY_ROTATED,
        subject_kind="node_key",
        subject_id=None,
        now=now,
    )
    return Rotation(node_key.id, rewrapped)


def forget_node_key(key_id: str) -> None:
    """Delete the file of a node key under which nothing is wrapped any more.

    Raises NodeKeyInUse while something is, and NodeKeyTrouble for the current key.
    """
    in_use = SealedKey.objects.filter(erased_at=None, node_key_id=key_id).count()
    if in_use:
        raise NodeKeyInUse(
            f"{in_use} keys are wrapped under {key_id}; run rotate_node_key first."
        )
    node_keys.forget_node_key(Path(settings.LEDFYR_KEY_DIRECTORY), key_id)


def _wrapped_under_others(node_key: NodeKey) -> list[SealedKey]:
    live = SealedKey.objects.filter(erased_at=None).exclude(node_key_id=node_key.id)
    return list(live.order_by("pk")[:_AT_A_TIME])


@transaction.atomic
def _rewrap(batch: list[SealedKey], node_key: NodeKey) -> int:
    # Read again under a lock: a key may have been destroyed since the batch was read.
    ids = [key.pk for key in batch]
    live = SealedKey.objects.select_for_update().filter(pk__in=ids, erased_at=None)
    for key in live:
        vault.rewrap(key, node_key)
    return len(live)
