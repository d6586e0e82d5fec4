"""Who did what? One event per read or deed, each vouching for all before it.

Why a chain under a key of the node, and what it can and cannot show: decision 0005.
"""

import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import AuditEvent, AuditHead, KeyPurpose, SealedKey
from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.engines.access import chain
from ledfyr.engines.access.sealing import Key

_KIND = re.compile(r"[a-z][a-z_]{0,39}")


class NobodyActs(Exception):
    """An event without an actor was refused."""


class AuditHeadMissing(Exception):
    """Events stand but what ends them was taken away; nothing more can be added."""


@transaction.atomic(savepoint=False)
def record(
    *,
    by: Viewer,
    verb: AuditVerb,
    subject_kind: str,
    subject_id: UUID | None,
    now: datetime,
    organisation: UUID | None = None,
    compartment: Compartment | None = None,
) -> None:
    """Add one event to the audit, in the transaction of what it tells of.

    `subject_kind` is a lower-case word such as "case"; `organisation` is the one in
    whose name the actor acts. Raises NobodyActs without an actor, ValueError for what
    is not an identifier, AuditHeadMissing when the audit was tampered with.
    """
    if not isinstance(by, Viewer):
        raise NobodyActs("Nothing is done or read by nobody; pass the viewer as by=.")
    if not _KIND.fullmatch(subject_kind):
        raise ValueError("The kind of a subject is one lower-case word, such as case.")
    head = _locked_head()
    event = AuditEvent(
        sequence=head.count + 1,
        at=now.astimezone(UTC),
        actor_id=by.staff_id,
        organisation_id=organisation,
        verb=AuditVerb(verb).value,
        subject_kind=subject_kind,
        subject_id=subject_id,
        compartment=Compartment(compartment).value if compartment else "",
        previous_hash=bytes(head.last_hash),
    )
    key = vault.key_for(head.key)
    event.hash = link_of(event, key)
    event.save(force_insert=True)
    for field, value in _head_after(key, event.sequence, event.hash).items():
        setattr(head, field, value)
    head.save(update_fields=["count", "last_hash", "seal"])


def link_of(event: AuditEvent, key: Key) -> bytes:
    """Return the link that vouches for this event and all before it."""
    parts = (
        str(event.sequence),
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        str(event.actor_id),
        str(event.organisation_id or ""),
        event.verb,
        event.subject_kind,
        str(event.subject_id or ""),
        event.compartment,
    )
    return chain.link(key, bytes(event.previous_hash), parts)


def _locked_head() -> AuditHead:
    # The lock orders concurrent writers on PostgreSQL; on SQLite the transaction does.
    heads = AuditHead.objects.select_for_update(of=("self",)).select_related("key")
    head = heads.filter(pk=1).first()
    if head is not None:
        return head
    if AuditEvent.objects.exists():
        raise AuditHeadMissing(
            "The head of the audit is missing: restore the database from a backup."
        )
    key: SealedKey = vault.node_sealed_key(KeyPurpose.AUDIT)
    start = _head_after(vault.key_for(key), 0, chain.FIRST_LINK)
    AuditHead.objects.get_or_create(pk=1, defaults={**start, "key": key})
    return heads.get(pk=1)


def _head_after(key: Key, count: int, last: bytes) -> dict[str, Any]:
    seal = chain.head_seal(key, count, last)
    return {"count": count, "last_hash": last, "seal": seal}
