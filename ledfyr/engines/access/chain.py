"""How does each audit event vouch for all events before it?"""

import hmac
from hashlib import sha256

from ledfyr.engines.access.sealing import Key

LINK_BYTES = 32
FIRST_LINK = bytes(LINK_BYTES)
"""What stands before the first event."""


def link(key: Key, previous: bytes, parts: tuple[str, ...]) -> bytes:
    """Return the link of an event: HMAC-SHA256 over the link before and its parts."""
    return hmac.digest(key, _message(b"event", previous, parts), sha256)


def head_seal(key: Key, count: int, last: bytes) -> bytes:
    """Return what vouches that exactly `count` events stand and `last` ends them."""
    return hmac.digest(key, _message(b"head", last, (str(count),)), sha256)


def equal(one: bytes, other: bytes) -> bool:
    """Compare two links without telling by time where they differ."""
    return hmac.compare_digest(one, other)


def _message(kind: bytes, previous: bytes, parts: tuple[str, ...]) -> bytes:
    # Each part carries its length: moving a letter between parts changes the message.
    encoded = (kind, previous, *(part.encode() for part in parts))
    return b"".join(len(part).to_bytes(4, "big") + part for part in encoded)
