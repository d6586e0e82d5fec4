"""How do records keep text that only the node can read?

Each case or person has a sealed key; text is sealed for one field of one record. The
database alone opens nothing: the node key lies in files outside it.
"""

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, models, transaction

from ledfyr.apps.access.models import ONE_PER_NODE, KeyPurpose, SealedKey
from ledfyr.engines.access import node_keys, sealing
from ledfyr.engines.access.sealing import Key, NodeKey


class KeyErased(Exception):
    """The key was destroyed, and what it sealed can never be read again."""


class KeyKept(Exception):
    """The key belongs to the node itself and is not erased."""


def new_sealed_key(purpose: str) -> SealedKey:
    """Make a random key, keep it wrapped under the current node key, and return it."""
    sealed_key = SealedKey(purpose=purpose)
    _wrap(sealed_key, sealing.new_key(), _current_node_key())
    sealed_key.save(force_insert=True)
    return sealed_key


def key_for(sealed_key: SealedKey) -> Key:
    """Return the key itself.

    Raises KeyErased when it was destroyed, SealBroken when the row was tampered with,
    NodeKeyTrouble when the node key's file is missing or open to others.
    """
    if sealed_key.erased_at is not None:
        raise KeyErased("The key was destroyed: this content cannot be read again.")
    return sealing.unwrap(
        _node_key(_directory(), sealed_key.node_key_id),
        bytes(sealed_key.wrapped),
        purpose=sealed_key.purpose,
        key_id=sealed_key.pk,
    )


def seal_text(key: SealedKey, record: models.Model, field: str, text: str) -> bytes:
    """Return `text` sealed for `field` of `record`, to be kept there and only there."""
    return seal_bytes(key, record, field, text.encode())


def seal_bytes(key: SealedKey, record: models.Model, field: str, plain: bytes) -> bytes:
    """Return `plain` sealed for `field` of `record`, as `seal_text` does with text."""
    return sealing.seal(
        key_for(key),
        plain,
        model=record._meta.label_lower,
        record=_id_of(record),
        field=field,
    )


def open_text(
    key: SealedKey, record: models.Model, field: str, sealed: bytes | memoryview
) -> str:
    """Return the text in `sealed`, read from `field` of `record`.

    Raises KeyErased after cryptographic erasure and SealBroken when the content was
    changed or stems from another record or field.
    """
    return open_bytes(key, record, field, sealed).decode()


def open_bytes(
    key: SealedKey, record: models.Model, field: str, sealed: bytes | memoryview
) -> bytes:
    """Return the bytes in `sealed`, as `open_text` does with text."""
    return sealing.open_sealed(
        key_for(key),
        bytes(sealed),
        model=record._meta.label_lower,
        record=_id_of(record),
        field=field,
    )


def destroy_key(key: SealedKey, *, now: datetime) -> None:
    """Destroy a key and with it, for good, everything that it seals.

    Raises KeyKept for the node's own keys (audit, blind index, sign-in).
    """
    if key.purpose in ONE_PER_NODE:
        raise KeyKept(
            "The node's own keys are not erased; rotate the node key instead."
        )
    key.wrapped = b""
    key.erased_at = now
    key.save(update_fields=["wrapped", "erased_at"])


def rewrap(key: SealedKey, node_key: NodeKey) -> None:
    """Wrap a key anew under `node_key`; what it seals stays as it is."""
    _wrap(key, key_for(key), node_key)
    key.save(update_fields=["wrapped", "node_key_id"])


def blind_index(purpose: str, value: str) -> bytes:
    """Return what finds `value` again without telling it, for one purpose."""
    return sealing.blind_index(
        key_for(node_sealed_key(KeyPurpose.BLIND_INDEX)), purpose, value
    )


def node_sealed_key(purpose: KeyPurpose) -> SealedKey:
    """Return the one sealed key that the node has for `purpose`, made at first use."""
    found = SealedKey.objects.filter(purpose=purpose).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return new_sealed_key(purpose)
    except IntegrityError:  # another writer was first
        return SealedKey.objects.get(purpose=purpose)


def _wrap(sealed_key: SealedKey, key: Key, node_key: NodeKey) -> None:
    sealed_key.node_key_id = node_key.id
    sealed_key.wrapped = sealing.wrap(
        node_key, key, purpose=sealed_key.purpose, key_id=sealed_key.pk
    )


def _id_of(record: models.Model) -> UUID:
    if not isinstance(record.pk, UUID):
        raise TypeError(
            f"{record._meta.label} has no UUID; give it one before sealing its fields."
        )
    return record.pk


def _directory() -> Path:
    return Path(settings.LEDFYR_KEY_DIRECTORY)


def _current_node_key() -> NodeKey:
    return node_keys.current_node_key(_directory())


@lru_cache(maxsize=64)
def _node_key(directory: Path, key_id: str) -> NodeKey:
    # A key file never changes once written, so it is read once per server.
    return node_keys.node_key(directory, key_id)
