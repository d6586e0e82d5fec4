"""Node keys lie in files that only their owner reads, and are made once."""

from pathlib import Path

import pytest

from ledfyr.engines.access import node_keys
from ledfyr.engines.access.node_keys import NodeKeyTrouble


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def test_a_new_node_gets_a_key_that_only_its_owner_reads(directory: Path) -> None:
    key_id = node_keys.create_node_keys(directory)

    modes = {path.name: path.stat().st_mode & 0o777 for path in directory.iterdir()}
    assert modes == {f"{key_id}.key": 0o600, "current": 0o600}
    assert directory.stat().st_mode & 0o777 == 0o700
    assert node_keys.current_node_key(directory).id == key_id


def test_keys_are_made_only_once(directory: Path) -> None:
    key_id = node_keys.create_node_keys(directory)

    with pytest.raises(NodeKeyTrouble, match="holds node keys already"):
        node_keys.create_node_keys(directory)

    assert node_keys.current_node_key(directory).id == key_id
    assert len(list(directory.iterdir())) == 2


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o666])
def test_a_key_that_others_can_read_is_refused(directory: Path, mode: int) -> None:
    key_id = node_keys.create_node_keys(directory)
    (directory / f"{key_id}.key").chmod(mode)

    with pytest.raises(NodeKeyTrouble, match="can be read by others .* chmod 600"):
        node_keys.current_node_key(directory)


def test_a_directory_that_others_can_change_is_refused(directory: Path) -> None:
    node_keys.create_node_keys(directory)
    directory.chmod(0o777)

    with pytest.raises(NodeKeyTrouble, match="can be changed by others .* chmod 700"):
        node_keys.current_node_key(directory)


def test_a_missing_key_says_what_to_do(directory: Path) -> None:
    directory.mkdir(mode=0o700)

    with pytest.raises(NodeKeyTrouble, match="is missing; run create_node_keys"):
        node_keys.current_node_key(directory)


@pytest.mark.parametrize("content", ["", "zz" * 32, "ab" * 31])
def test_a_file_that_holds_no_key_is_refused(directory: Path, content: str) -> None:
    key_id = node_keys.create_node_keys(directory)
    (directory / f"{key_id}.key").write_text(content)

    with pytest.raises(NodeKeyTrouble, match="64 hexadecimal digits"):
        node_keys.node_key(directory, key_id)


def test_a_name_that_leads_out_of_the_directory_is_refused(directory: Path) -> None:
    node_keys.create_node_keys(directory)

    with pytest.raises(NodeKeyTrouble, match="8 hexadecimal digits"):
        node_keys.node_key(directory, "../../etc")


def test_an_added_key_wraps_from_now_on_and_the_old_one_stays(directory: Path) -> None:
    old = node_keys.create_node_keys(directory)

    new = node_keys.add_node_key(directory)

    assert node_keys.current_node_key(directory) == new
    assert node_keys.node_key(directory, old).secret != new.secret


def test_the_current_key_is_not_forgotten(directory: Path) -> None:
    key_id = node_keys.create_node_keys(directory)

    with pytest.raises(NodeKeyTrouble, match="is the current key"):
        node_keys.forget_node_key(directory, key_id)


def test_an_old_key_is_forgotten_for_good(directory: Path) -> None:
    old = node_keys.create_node_keys(directory)
    node_keys.add_node_key(directory)

    node_keys.forget_node_key(directory, old)

    assert not (directory / f"{old}.key").exists()
