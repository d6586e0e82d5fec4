"""How does an edition come into a folder: whole, or not at all?"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

EDITION = "edition.json"


class FolderError(ValueError):
    """A folder that an edition cannot be written to; the message says what to do."""


def check_folder(folder: Path) -> None:
    """Raise FolderError unless the folder is new, empty, or an earlier edition.

    The place must let itself be written to, so that nobody waits for nothing.
    """
    parents = folder.absolute().parents
    above = next((each for each in parents if each.exists()), folder)
    if not (above.is_dir() and os.access(above, os.W_OK)):
        raise FolderError(f"{above} cannot be written to; name a folder elsewhere.")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FolderError(f"{folder} is a file; name a folder that is not there yet.")
    if any(folder.iterdir()) and not (folder / EDITION).is_file():
        raise FolderError(
            f"{folder} holds other files; name a new folder, or one that holds an "
            "earlier edition, which is then replaced."
        )


def write_edition(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write the files beside the folder first, then put them in its place at once.

    Whoever interrupts leaves the earlier edition, or nothing. Raises FolderError.
    """
    check_folder(folder)
    try:
        _write_aside(folder, files)
    except OSError as error:
        raise FolderError(f"{folder} cannot be written: {error.strerror}.") from error


def _write_aside(folder: Path, files: Mapping[str, str | bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        for name, content in files.items():
            path = staged / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                path.write_text(content, encoding="utf-8", newline="")
        staged.chmod(0o755)
        _put_in_place(staged, folder)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _put_in_place(staged: Path, folder: Path) -> None:
    if not folder.exists():
        staged.rename(folder)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        folder.rename(aside / "earlier")
        try:
            staged.rename(folder)
        except BaseException:
            (aside / "earlier").rename(folder)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
