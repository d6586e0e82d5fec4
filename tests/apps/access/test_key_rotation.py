"""The node key changes while everything stays readable."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from ledfyr.apps.access import audit_check, rotation, vault
from ledfyr.apps.access.models import AuditEvent, SealedKey
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.engines.access import node_keys
from tests.factories.access import NOW, an_organisation, some_events

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("node_key_directory")]


def test_everything_opens_after_the_key_was_changed(node_key_directory: Path) -> None:
    key, record = vault.new_sealed_key("case"), an_organisation()
    sealed = vault.seal_text(key, record, "account", "They slept in shifts.")
    index = vault.blind_index("name", "Aino")
    some_events(3)

    done = rotation.rotate_node_key(by=THE_NODE, now=NOW)

    kept = SealedKey.objects.get(pk=key.pk)
    assert kept.node_key_id == done.node_key_id != key.node_key_id
    assert vault.open_text(kept, record, "account", sealed) == "They slept in shifts."
    assert vault.blind_index("name", "Aino") == index
    assert audit_check.verified().count == 4
    assert done.rewrapped == 3


def test_after_a_change_the_old_key_is_needed_no_more(node_key_directory: Path) -> None:
    key, record = vault.new_sealed_key("case"), an_organisation()
    sealed = vault.seal_text(key, record, "account", "They slept in shifts.")
    rotation.rotate_node_key(by=THE_NODE, now=NOW)

    call_command("forget_node_key", key.node_key_id, stdout=StringIO())
    vault._node_key.cache_clear()

    key.refresh_from_db()
    assert vault.open_text(key, record, "account", sealed) == "They slept in shifts."


def test_a_key_in_use_is_not_forgotten() -> None:
    old = vault.new_sealed_key("case").node_key_id
    node_keys.add_node_key(Path(vault.settings.LEDFYR_KEY_DIRECTORY))

    with pytest.raises(CommandError, match="1 keys are wrapped under"):
        call_command("forget_node_key", old)


def test_an_interrupted_change_is_finished_under_the_same_key(
    node_key_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "_AT_A_TIME", 2)
    for _ in range(5):
        vault.new_sealed_key("case")
    begun = node_keys.add_node_key(node_key_directory)
    for key in SealedKey.objects.all()[:2]:
        vault.rewrap(key, begun)

    done = rotation.rotate_node_key(by=THE_NODE, now=NOW)

    assert done == rotation.Rotation(begun.id, 3)
    assert not SealedKey.objects.exclude(node_key_id=begun.id).exists()


def test_a_destroyed_key_stays_destroyed() -> None:
    key = vault.new_sealed_key("case")
    vault.destroy_key(key, now=NOW)

    rotation.rotate_node_key(by=THE_NODE, now=NOW)

    key.refresh_from_db()
    assert bytes(key.wrapped) == b""


def test_a_change_is_audited_once() -> None:
    vault.new_sealed_key("case")

    call_command("rotate_node_key", stdout=StringIO())

    verbs = list(AuditEvent.objects.values_list("verb", flat=True))
    assert verbs == ["node_key_rotated"]


def test_create_node_keys_refuses_a_node_that_has_keys() -> None:
    with pytest.raises(CommandError, match="holds node keys already") as refusal:
        call_command("create_node_keys")

    assert refusal.value.returncode == 2
