"""A key is wrapped under the node key, for its own purpose and id."""

from uuid import uuid4

import pytest

from ledfyr.engines.access.sealing import (
    KEY_BYTES,
    NodeKey,
    SealBroken,
    new_key,
    unwrap,
    wrap,
)

NODE_KEY = NodeKey("0a0a0a0a", bytes(range(KEY_BYTES)))
PLACE = {"purpose": "case", "key_id": uuid4()}


def test_a_wrapped_key_comes_out_again() -> None:
    key = new_key()

    wrapped = wrap(NODE_KEY, key, **PLACE)

    assert unwrap(NODE_KEY, wrapped, **PLACE) == key
    assert key not in wrapped


@pytest.mark.parametrize(
    "elsewhere", [{"purpose": "tip"}, {"key_id": uuid4()}], ids=["purpose", "id"]
)
def test_a_wrapped_key_moved_to_another_row_is_refused(
    elsewhere: dict[str, str],
) -> None:
    wrapped = wrap(NODE_KEY, new_key(), **PLACE)

    with pytest.raises(SealBroken):
        unwrap(NODE_KEY, wrapped, **{**PLACE, **elsewhere})


def test_another_node_key_unwraps_nothing() -> None:
    wrapped = wrap(NODE_KEY, new_key(), **PLACE)

    with pytest.raises(SealBroken):
        unwrap(NodeKey("0b0b0b0b", bytes(KEY_BYTES)), wrapped, **PLACE)


@pytest.mark.parametrize("wrapped", [b"", b"short", bytes(40)])
def test_bytes_that_are_no_wrapped_key_are_refused(wrapped: bytes) -> None:
    with pytest.raises(SealBroken):
        unwrap(NODE_KEY, wrapped, **PLACE)


def test_a_node_key_does_not_show_its_secret() -> None:
    assert "secret" not in repr(NODE_KEY)


def test_a_node_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        NodeKey("0a0a0a0a", b"too short")
