"""A node that lost its key opens again with enough shares, and with nothing less."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from ledfyr.apps.access import audit_check, recovery, rotation, vault
from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.engines.access import node_keys
from ledfyr.engines.access.sealing import NodeKey
from ledfyr.engines.access.shares import split
from tests.factories.access import NOW, an_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("node_key_directory")]


@pytest.fixture
def shares(tmp_path: Path, node_key_directory: Path) -> list[Path]:
    vault.new_sealed_key("case")
    folder, said = tmp_path / "shares", StringIO()
    call_command(
        "share_node_key", "--holders=5", "--needed=3", f"--into={folder}", stdout=said
    )
    files = sorted(folder.iterdir())
    words = files[0].read_text().splitlines()[-1]
    assert words not in said.getvalue()
    return files


def lose(directory: Path) -> None:
    shutil.rmtree(directory)
    vault._node_key.cache_clear()


def run(command: str, *files: Path) -> str:
    said = StringIO()
    call_command(command, *map(str, files), stdout=said)
    return said.getvalue()


def test_each_holder_gets_a_file_that_only_its_owner_reads(shares: list[Path]) -> None:
    modes = {path.stat().st_mode & 0o777 for path in shares}

    assert len(shares) == 5
    assert modes == {0o600}


def test_any_three_shares_open_a_node_that_lost_its_keys(
    shares: list[Path], node_key_directory: Path
) -> None:
    key, record = vault.new_sealed_key("case"), an_organisation()
    sealed = vault.seal_text(key, record, "account", "They slept in shifts.")
    lose(node_key_directory)

    run("restore_node_key", *shares[2:])

    assert vault.open_text(key, record, "account", sealed) == "They slept in shifts."
    assert vault.new_sealed_key("case").node_key_id == key.node_key_id
    assert (node_key_directory / f"{key.node_key_id}.key").stat().st_mode & 0o77 == 0
    assert audit_check.verified().count == AuditEvent.objects.count()


def test_two_shares_restore_nothing(
    shares: list[Path], node_key_directory: Path
) -> None:
    lose(node_key_directory)

    with pytest.raises(CommandError, match="too few") as refusal:
        run("restore_node_key", *shares[:2])

    assert refusal.value.returncode == 2
    assert not node_key_directory.exists()


def test_shares_of_another_node_restore_nothing(
    shares: list[Path], node_key_directory: Path
) -> None:
    lose(node_key_directory)
    other = NodeKey("0badbeef", bytes(32))
    for path, words in zip(shares, split(other, holders=5, needed=3), strict=True):
        path.write_text(words)

    with pytest.raises(CommandError, match="Nothing in this database is sealed under"):
        run("restore_node_key", *shares[:3])

    assert not node_key_directory.exists()


def test_a_forged_key_of_the_right_name_restores_nothing(
    shares: list[Path], node_key_directory: Path
) -> None:
    forged = NodeKey(node_keys.current_node_key(node_key_directory).id, bytes(32))
    for path, words in zip(shares, split(forged, holders=5, needed=3), strict=True):
        path.write_text(words)

    with pytest.raises(CommandError, match="does not open this node"):
        run("rehearse_recovery", *shares[:3])


def test_a_key_that_is_there_is_not_written_over(shares: list[Path]) -> None:
    with pytest.raises(CommandError, match="is there already"):
        run("restore_node_key", *shares[:3])


def test_a_rehearsal_changes_nothing_but_records_its_day(
    shares: list[Path], node_key_directory: Path
) -> None:
    before = {path: path.read_bytes() for path in node_key_directory.iterdir()}

    said = run("rehearse_recovery", *shares[1:4])

    assert "would restore node key" in said
    assert recovery.last_rehearsed() is not None
    assert {p: p.read_bytes() for p in node_key_directory.iterdir()} == before
    assert AuditEvent.objects.latest("sequence").verb == "recovery_rehearsed"


def test_a_rehearsal_with_too_few_shares_records_no_day(shares: list[Path]) -> None:
    with pytest.raises(CommandError, match="too few"):
        run("rehearse_recovery", *shares[:2])

    assert recovery.last_rehearsed() is None


def test_a_rehearsal_after_the_key_was_changed_asks_for_new_shares(
    shares: list[Path],
) -> None:
    rotation.rotate_node_key(by=THE_NODE, now=NOW)

    with pytest.raises(CommandError, match="Nothing in this database"):
        run("rehearse_recovery", *shares[:3])


def test_a_rehearsal_during_a_change_of_keys_asks_for_new_shares(
    shares: list[Path], node_key_directory: Path
) -> None:
    node_keys.add_node_key(node_key_directory)

    with pytest.raises(CommandError, match="are of the older key"):
        run("rehearse_recovery", *shares[:3])


def test_shares_are_not_written_among_other_files(shares: list[Path]) -> None:
    with pytest.raises(CommandError, match="is not empty"):
        call_command(
            "share_node_key",
            "--holders=5",
            "--needed=3",
            f"--into={shares[0].parent}",
        )


def test_a_file_that_is_missing_is_said(shares: list[Path]) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        run("rehearse_recovery", shares[0].with_name("nowhere.txt"))
