"""How is a file written whole or not at all?"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ledfyr.cli.failure import InputError


def check_new(path: Path) -> None:
    """Raise InputError if something is there that writing would replace."""
    if path.exists():
        raise InputError(f"{path}: is there already; name a file that is not.")


def check_free(path: Path, force: bool) -> None:
    """Raise InputError if a file would be overwritten without being asked to."""
    if path.is_dir():
        raise InputError(f"{path}: is a folder; name a file.")
    if path.exists() and not force:
        raise InputError(f"{path}: is there already; add --force to replace it.")
    if not path.parent.is_dir():
        raise InputError(f"{path.parent}: there is no such folder; make it first.")


@contextmanager
def whole_file(path: Path, *, for_readers: bool) -> Iterator[BinaryIO]:
    """Open a file beside `path` that takes its place once it is written whole.

    What is not `for_readers` opens to its owner alone. Whatever stops the writing, an
    error or a key, leaves nothing behind. Raises InputError where the folder does not
    let itself be written to.
    """
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(number, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if for_readers:
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
