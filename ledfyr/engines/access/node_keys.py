"""Where does a node keep its keys?

A directory (mode 0700) with one file per key (`<id>.key`, mode 0600, 64 hexadecimal
digits) and a file `current` that names the key which wraps new keys. Old keys stay
until nothing is wrapped under them.
"""

import os
import re
import secrets
import stat
from pathlib import Path

from ledfyr.engines.access.sealing import KEY_BYTES, NodeKey

_CURRENT = "current"
_ID = re.compile(r"[0-9a-f]{8}")
_OTHERS_MAY_READ = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


class NodeKeyTrouble(Exception):
    """A node key cannot be made or read; the message says what to do."""


def create_node_keys(directory: Path) -> str:
    """Make the directory and its first key; return the id of the key.

    Raises NodeKeyTrouble when the node has a key already: keys are made once, and a
    second first key would leave everything sealed under the first unreadable.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_open_directory(directory)
    key_id = _write_new_key(directory)
    draft = _write(directory / f"{_CURRENT}.{key_id}", key_id)
    try:
        os.link(draft, directory / _CURRENT)
    except FileExistsError:
        (directory / f"{key_id}.key").unlink()
        raise NodeKeyTrouble(
            f"{directory} holds node keys already; use rotate_node_key to change them."
        ) from None
    finally:
        draft.unlink()
    return key_id


def add_node_key(directory: Path) -> NodeKey:
    """Make one more key, let it wrap from now on, and return it."""
    _refuse_open_directory(directory)
    key_id = _write_new_key(directory)
    _write(directory / f"{_CURRENT}.{key_id}", key_id).replace(directory / _CURRENT)
    return node_key(directory, key_id)


def current_node_key(directory: Path) -> NodeKey:
    """Return the key that wraps new keys; raises NodeKeyTrouble when there is none."""
    _refuse_open_directory(directory)
    return node_key(directory, _read_private(directory / _CURRENT).strip())


def node_key(directory: Path, key_id: str) -> NodeKey:
    """Return the key called `key_id`.

    Raises NodeKeyTrouble when its file is missing, can be read by others than its
    owner, or does not hold 64 hexadecimal digits.
    """
    if not _ID.fullmatch(key_id):
        raise NodeKeyTrouble(
            "A node key is named by 8 hexadecimal digits; restore the file current."
        )
    path = directory / f"{key_id}.key"
    try:
        return NodeKey(key_id, bytes.fromhex(_read_private(path)))
    except ValueError:
        raise NodeKeyTrouble(
            f"{path} does not hold {KEY_BYTES * 2} hexadecimal digits; "
            "restore it from a backup."
        ) from None


def restore_node_key(directory: Path, node_key: NodeKey) -> None:
    """Write the file of a key that was lost; let it wrap if no key is named as current.

    Raises NodeKeyTrouble when its file is there already: nothing is written over.
    """
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    _refuse_open_directory(directory)
    path = directory / f"{node_key.id}.key"
    try:
        _write(path, node_key.secret.hex())
    except FileExistsError:
        raise NodeKeyTrouble(
            f"{path} is there already; move it away if it does not open the node."
        ) from None
    if not (directory / _CURRENT).exists():
        _write(directory / _CURRENT, node_key.id)


def forget_node_key(directory: Path, key_id: str) -> None:
    """Delete the file of an old key; what is still wrapped under it is then lost.

    Raises NodeKeyTrouble for the current key and for a key that is not there.
    """
    if key_id == current_node_key(directory).id:
        raise NodeKeyTrouble(f"{key_id} is the current key; run rotate_node_key first.")
    node_key(directory, key_id)
    (directory / f"{key_id}.key").unlink()


def _write_new_key(directory: Path) -> str:
    key_id = secrets.token_hex(4)
    _write(directory / f"{key_id}.key", secrets.token_hex(KEY_BYTES))
    return key_id


def _write(path: Path, text: str) -> Path:
    # A key lost after something was sealed under it is lost for good: sync it first.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return path


def _read_private(path: Path) -> str:
    try:
        file = path.open()
    except FileNotFoundError:
        raise NodeKeyTrouble(
            f"{path} is missing; run create_node_keys on a new node, or restore the "
            "file from a backup."
        ) from None
    with file:
        if os.fstat(file.fileno()).st_mode & _OTHERS_MAY_READ:
            raise NodeKeyTrouble(
                f"{path} can be read by others than its owner; run: chmod 600 {path}"
            )
        return file.read()


def _refuse_open_directory(directory: Path) -> None:
    if directory.is_dir() and directory.stat().st_mode & _OTHERS_MAY_WRITE:
        raise NodeKeyTrouble(
            f"{directory} can be changed by others than its owner; "
            f"run: chmod 700 {directory}"
        )
