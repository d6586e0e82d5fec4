"""Text kept by a record opens for that record alone, until its key is destroyed."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import KeyPurpose, SealedKey
from ledfyr.engines.access.node_keys import NodeKeyTrouble
from ledfyr.engines.access.sealing import SealBroken
from tests.factories.access import NOW, an_organisation

pytestmark = pytest.mark.django_db
TEXT = "She was told the debt would never end."


def test_text_opens_for_the_record_it_was_sealed_for() -> None:
    key, record = vault.new_sealed_key("case"), an_organisation()

    sealed = vault.seal_text(key, record, "account", TEXT)

    assert vault.open_text(SealedKey.objects.get(), record, "account", sealed) == TEXT
    assert TEXT.encode() not in sealed


def test_text_moved_to_another_row_is_refused() -> None:
    key, record, other = (
        vault.new_sealed_key("case"),
        an_organisation(),
        an_organisation(),
    )

    sealed = vault.seal_text(key, record, "account", TEXT)

    with pytest.raises(SealBroken):
        vault.open_text(key, other, "account", sealed)


def test_text_moved_to_another_field_is_refused() -> None:
    key, record = vault.new_sealed_key("case"), an_organisation()

    sealed = vault.seal_text(key, record, "account", TEXT)

    with pytest.raises(SealBroken):
        vault.open_text(key, record, "health", sealed)


def test_keys_swapped_between_rows_by_hand_are_refused() -> None:
    one, other = vault.new_sealed_key("case"), vault.new_sealed_key("case")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE access_sealedkey SET wrapped = %s WHERE id = %s",
            [other.wrapped, one.pk.hex],
        )
    one.refresh_from_db()

    with pytest.raises(SealBroken):
        vault.key_for(one)


def test_destroying_the_key_erases_what_it_sealed() -> None:
    key, record = vault.new_sealed_key("case"), an_organisation()
    sealed = vault.seal_text(key, record, "account", TEXT)

    vault.destroy_key(key, now=NOW)

    kept = SealedKey.objects.get()
    assert bytes(kept.wrapped) == b""
    assert kept.erased_at == NOW
    with pytest.raises(vault.KeyErased):
        vault.open_text(kept, record, "account", sealed)


def test_the_keys_of_the_node_itself_are_not_destroyed() -> None:
    key = vault.node_sealed_key(KeyPurpose.AUDIT)

    with pytest.raises(vault.KeyKept):
        vault.destroy_key(key, now=NOW)


def test_an_erased_key_that_still_holds_bytes_is_refused_by_the_database() -> None:
    key = vault.new_sealed_key("case")

    with pytest.raises(IntegrityError, match="an_erased_key_is_gone"):
        SealedKey.objects.filter(pk=key.pk).update(erased_at=NOW)


def test_without_the_key_file_the_database_opens_nothing(
    node_key_directory: Path,
) -> None:
    key, record = vault.new_sealed_key("case"), an_organisation()
    sealed = vault.seal_text(key, record, "account", TEXT)
    vault._node_key.cache_clear()
    (node_key_directory / f"{key.node_key_id}.key").unlink()

    with pytest.raises(NodeKeyTrouble, match="is missing") as refusal:
        vault.open_text(key, record, "account", sealed)

    assert TEXT not in str(refusal.value)


def test_a_value_is_found_again_by_its_blind_index() -> None:
    kept = vault.blind_index("register number", "900101-1234")

    assert vault.blind_index("register number", " 900101-1234 ") == kept
    assert vault.blind_index("register number", "900101-1235") != kept
    assert SealedKey.objects.filter(purpose=KeyPurpose.BLIND_INDEX).count() == 1
