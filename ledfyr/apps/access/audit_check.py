"""Does the audit still stand as it was written?"""

from collections.abc import Iterator
from dataclasses import dataclass

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.models import AuditEvent, AuditHead
from ledfyr.engines.access import chain
from ledfyr.engines.access.sealing import Key, SealBroken


class AuditBroken(Exception):
    """The audit was tampered with; the message names the first broken event."""


@dataclass(frozen=True)
class AuditSum:
    """What an intact audit comes to, written `count:hash of the last event`."""

    count: int
    last: str

    def __str__(self) -> str:
        return f"{self.count}:{self.last}"


def sum_from(text: str) -> AuditSum:
    """Return the sum written in `text`; raises ValueError with a sentence otherwise."""
    count, _, last = text.partition(":")
    if not count.isdecimal() or len(last) != 2 * chain.LINK_BYTES:
        raise ValueError("A sum of the audit looks like 42:9f…; copy it as printed.")
    return AuditSum(int(count), last)


def verified(*, noted: AuditSum | None = None) -> AuditSum:
    """Return the sum of an intact audit.

    `noted` is a sum kept outside the node: it shows that nothing since was rolled back.
    Raises AuditBroken naming the first event that was edited, left out, put out of
    order or cut off.
    """
    head, key = _head()
    last, count = chain.FIRST_LINK, 0
    for event in _events():
        count += 1
        _check_link(event, key, count, last)
        last = bytes(event.hash)
        if noted and count == noted.count and last.hex() != noted.last:
            raise AuditBroken(f"Event {count} is not the one that was noted.")
    _check_end(head, key, count, last)
    if noted and count < noted.count:
        raise AuditBroken(f"Event {count + 1} is missing: the audit was rolled back.")
    return AuditSum(count, last.hex())


def _head() -> tuple[AuditHead | None, Key | None]:
    head = AuditHead.objects.select_related("key").filter(pk=1).first()
    if head is None:
        return None, None
    try:
        return head, vault.key_for(head.key)
    except (SealBroken, vault.KeyErased):
        raise AuditBroken(
            "Event 1 cannot be checked: the key of the audit was changed."
        ) from None


def _events() -> Iterator[AuditEvent]:
    return AuditEvent.objects.order_by("sequence").iterator(chunk_size=2000)


def _check_link(event: AuditEvent, key: Key | None, count: int, last: bytes) -> None:
    if event.sequence != count:
        raise AuditBroken(f"Event {count} is missing.")
    if key is None:
        raise AuditBroken(f"Event {count} stands without the head of the audit.")
    if not chain.equal(bytes(event.previous_hash), last):
        raise AuditBroken(f"Event {count} does not follow the event before it.")
    if not chain.equal(bytes(event.hash), audit.link_of(event, key)):
        raise AuditBroken(f"Event {count} was changed.")


def _check_end(
    head: AuditHead | None, key: Key | None, count: int, last: bytes
) -> None:
    if head is None or key is None:
        return
    seal = chain.head_seal(key, head.count, bytes(head.last_hash))
    if not chain.equal(bytes(head.seal), seal):
        raise AuditBroken(f"What should end the audit after event {count} was changed.")
    if count < head.count:
        raise AuditBroken(
            f"Event {count + 1} is missing: the audit was cut off before its end, "
            f"event {head.count}."
        )
    if count > head.count:
        raise AuditBroken(f"Event {head.count + 1} stands after the end of the audit.")
    if not chain.equal(bytes(head.last_hash), last):
        raise AuditBroken(f"Event {count} is not the one that ends the audit.")
