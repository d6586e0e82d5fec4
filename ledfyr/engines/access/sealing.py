"""How is content sealed under a key of its own, and that key under the node key?

Each case, tip or other unit has a random key; the node key only wraps such keys.
A sealed field is AES-256-GCM bound to model, record and field, so that ciphertext
moved to another row or column does not open. Why: docs/decisions/0004.
"""

import hmac
import os
import unicodedata
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NewType
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)

Key = NewType("Key", bytes)
"""The 32 bytes that seal the content of one unit, such as one case."""

KEY_BYTES = 32
_NONCE_BYTES = 12
_TAG_BYTES = 16
_VERSION = b"\x01"


class SealBroken(Exception):
    """Sealed content or a wrapped key does not open; the message holds no content."""


@dataclass(frozen=True)
class NodeKey:
    """The key of a node: an id that may be shown and 32 secret bytes."""

    id: str
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError(f"A node key has {KEY_BYTES} bytes; write a new one.")


def new_key() -> Key:
    """Return a new random key of 32 bytes."""
    return Key(os.urandom(KEY_BYTES))


def wrap(node_key: NodeKey, key: Key, *, purpose: str, key_id: UUID) -> bytes:
    """Return `key` wrapped under `node_key`, bound to its purpose and id (RFC 3394)."""
    return aes_key_wrap(_wrapping_key(node_key, purpose, key_id), key)


def unwrap(node_key: NodeKey, wrapped: bytes, *, purpose: str, key_id: UUID) -> Key:
    """Return the key in `wrapped`.

    Raises SealBroken when it was changed, belongs to another key id or purpose, or was
    wrapped under another node key.
    """
    try:
        opened = aes_key_unwrap(_wrapping_key(node_key, purpose, key_id), wrapped)
    except (InvalidUnwrap, ValueError):
        raise SealBroken(
            "A wrapped key does not open under this node key: it was changed or moved; "
            "restore it from a backup."
        ) from None
    return Key(opened)


def seal(key: Key, plaintext: bytes, *, model: str, record: UUID, field: str) -> bytes:
    """Return `plaintext` sealed for one field of one record, with a version byte."""
    nonce = os.urandom(_NONCE_BYTES)
    bound_to = _bound_to(model, record, field)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, plaintext, bound_to)


def open_sealed(
    key: Key, sealed: bytes, *, model: str, record: UUID, field: str
) -> bytes:
    """Return what `seal` sealed for this field of this record.

    Raises SealBroken when it was changed, moved from another row or field, sealed with
    another key, or has a version this program does not know.
    """
    nonce, ciphertext = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    if sealed[:1] != _VERSION or len(ciphertext) < _TAG_BYTES:
        raise _broken(model, field)
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, _bound_to(model, record, field))
    except InvalidTag:
        raise _broken(model, field) from None


def key_from(secret: bytes, purpose: str) -> Key:
    """Return the key that `secret` gives for one purpose, always the same."""
    return Key(_derived(secret, b"key", purpose.encode()))


def normalised(value: str) -> str:
    """Return `value` as it is compared in a blind index: case, width, spaces aside."""
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split())


def blind_index(key: Key, purpose: str, value: str) -> bytes:
    """Return 32 bytes equal for equal normalised values of one purpose, else unlike.

    It finds equality only. Use it on values with many possible answers, such as a
    register number: a value with few answers can be guessed by whoever may search.
    """
    text = normalised(value).encode()
    return hmac.digest(_derived(key, b"blind index", purpose.encode()), text, sha256)


def _wrapping_key(node_key: NodeKey, purpose: str, key_id: UUID) -> bytes:
    return _derived(node_key.secret, b"wrap", purpose.encode(), key_id.bytes)


def _derived(secret: bytes, *context: bytes) -> bytes:
    info = _joined(b"ledfyr 1", *context)
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(
        secret
    )


def _bound_to(model: str, record: UUID, field: str) -> bytes:
    return _joined(_VERSION, model.encode(), record.bytes, field.encode())


def _joined(*parts: bytes) -> bytes:
    # Each part carries its length, so that ("ab", "c") and ("a", "bc") differ.
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _broken(model: str, field: str) -> SealBroken:
    return SealBroken(
        f"The sealed field {field} of {model} does not open: it was changed, moved or "
        "sealed with another key; restore it from a backup."
    )
