"""What is sealed opens where it was sealed, and nowhere else."""

from uuid import UUID, uuid4

import pytest

from ledfyr.engines.access.sealing import SealBroken, new_key, open_sealed, seal

PLACE = {"model": "cases.case", "record": uuid4(), "field": "account"}
TEXT = b"Twenty-six men, four beds."


def test_a_sealed_field_opens_in_its_place() -> None:
    key = new_key()

    sealed = seal(key, TEXT, **PLACE)

    assert open_sealed(key, sealed, **PLACE) == TEXT


def test_the_same_text_is_never_sealed_alike() -> None:
    key = new_key()

    assert seal(key, TEXT, **PLACE) != seal(key, TEXT, **PLACE)


@pytest.mark.parametrize(
    "elsewhere",
    [{"model": "cases.need"}, {"record": uuid4()}, {"field": "health"}],
    ids=["another model", "another row", "another field"],
)
def test_a_sealed_field_moved_elsewhere_is_refused(elsewhere: dict[str, str]) -> None:
    key = new_key()
    sealed = seal(key, TEXT, **PLACE)

    with pytest.raises(SealBroken):
        open_sealed(key, sealed, **{**PLACE, **elsewhere})


def test_letters_moved_between_the_parts_of_the_place_are_refused() -> None:
    key = new_key()
    one = {"model": "note", "record": UUID(bytes=b"0123456789abcdef"), "field": "text"}
    other = {
        "model": "not",
        "record": UUID(bytes=b"e0123456789abcde"),
        "field": "ftext",
    }

    sealed = seal(key, TEXT, **one)

    with pytest.raises(SealBroken):
        open_sealed(key, sealed, **other)


def test_another_key_opens_nothing() -> None:
    sealed = seal(new_key(), TEXT, **PLACE)

    with pytest.raises(SealBroken):
        open_sealed(new_key(), sealed, **PLACE)


@pytest.mark.parametrize(
    "place", [0, 5, 20, -1], ids=["version", "nonce", "text", "tag"]
)
def test_a_single_changed_byte_is_refused(place: int) -> None:
    key = new_key()
    sealed = bytearray(seal(key, TEXT, **PLACE))
    sealed[place] ^= 1

    with pytest.raises(SealBroken):
        open_sealed(key, bytes(sealed), **PLACE)


@pytest.mark.parametrize("length", [0, 1, 12, 28])
def test_a_field_cut_short_is_refused(length: int) -> None:
    key = new_key()
    sealed = seal(key, TEXT, **PLACE)[:length]

    with pytest.raises(SealBroken):
        open_sealed(key, sealed, **PLACE)


def test_a_broken_seal_tells_no_content() -> None:
    sealed = seal(new_key(), TEXT, **PLACE)

    with pytest.raises(SealBroken) as refusal:
        open_sealed(new_key(), sealed, **PLACE)

    assert str(refusal.value).startswith("The sealed field account of cases.case")
    assert refusal.value.__cause__ is None
