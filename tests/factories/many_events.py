"""Very many synthetic events in the audit, truly chained."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.models import AuditEvent, AuditHead
from ledfyr.engines.access import chain
from ledfyr.engines.access.sealing import Key
from tests.factories.bulk import load

AT_ONCE = 50_000
VERBS = ("file_read",) * 98 + ("need_recorded", "case_closed")


def chain_events(rows: int, *, actor_id: UUID, place_id: UUID, now: datetime) -> None:
    """Add `rows` events to an audit that has begun, a second apart, up to a moment."""
    head = AuditHead.objects.select_related("key").get()
    key = vault.key_for(head.key)
    first, last = head.count + 1, bytes(head.last_hash)
    for start in range(first, first + rows, AT_ONCE):
        waiting = []
        numbers = range(start, min(start + AT_ONCE, first + rows))
        for event in _events(numbers, actor_id, place_id, now, first + rows):
            event.previous_hash = last
            event.hash = last = audit.link_of(event, key)
            waiting.append(_row(event))
        with transaction.atomic():
            load(AuditEvent, waiting)
    _end(head, key, first + rows - 1, last)


def _events(
    numbers: range, actor_id: UUID, place_id: UUID, now: datetime, end: int
) -> Iterator[AuditEvent]:
    for number in numbers:
        yield AuditEvent(
            sequence=number,
            at=(now - timedelta(seconds=end - number)).replace(microsecond=0),
            actor_id=actor_id,
            organisation_id=place_id,
            verb=VERBS[number % len(VERBS)],
            subject_kind="case",
            subject_id=uuid4(),
            compartment="",
        )


def _row(event: AuditEvent) -> dict[str, Any]:
    return {
        field.attname: getattr(event, field.attname) for field in event._meta.fields
    }


def _end(head: AuditHead, key: Key, count: int, last: bytes) -> None:
    head.count, head.last_hash = count, last
    head.seal = chain.head_seal(key, count, last)
    head.save()
