"""Where do released tables lie, so that a door without a database can read them?"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ledfyr.domain.statistics.disclosure import (
    ReleasedTable,
    ReleaseError,
    read_release,
    written_release,
)

_MOST_BYTES = 50_000_000


@dataclass(frozen=True)
class Shelf:
    """What a folder holds: the tables that can be believed, and why others cannot."""

    tables: tuple[ReleasedTable, ...]
    refused: tuple[ReleaseError, ...]


def released(folder: Path) -> tuple[ReleasedTable, ...]:
    """Return every released table of the folder, by name; none if there is no folder.

    Raises ReleaseError naming the file and the place in it: a file that was changed, is
    malformed, or does not bear the name of what it holds is refused, and with it all.
    """
    shelf = shelved(folder)
    for error in shelf.refused:
        raise error
    return shelf.tables


def shelved(folder: Path) -> Shelf:
    """Return the same, but let no damaged file take the others along.

    For a page that shall stand: it has to say that something was refused, because an
    older edition then stands where a newer one should.
    """
    tables: list[ReleasedTable] = []
    refused: list[ReleaseError] = []
    try:
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        return Shelf((), (ReleaseError(f"{folder.name}: not readable: {error}"),))
    for path in paths:
        if path.name.startswith("."):
            continue
        try:
            tables.append(_read(path))
        except ReleaseError as error:
            refused.append(error)
    return Shelf(tuple(tables), tuple(refused))


def write_release(folder: Path, table: ReleasedTable) -> Path:
    """Put a released table into the folder, whole or not at all; return its path.

    Others may read the file. Writing the same table again changes nothing; raises
    ReleaseError where another table bears its name, as a release is never overwritten.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path, text = folder / f"{table.name}.json", written_release(table)
    if path.exists():
        if path.read_text(encoding="utf-8") != text:
            raise ReleaseError(f"{path.name}: another table was released as this one.")
        return path
    handle, staged = tempfile.mkstemp(prefix=".", suffix=".partial", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(staged, 0o644)
        os.replace(staged, path)
    except BaseException:
        Path(staged).unlink(missing_ok=True)
        raise
    return path


def _read(path: Path) -> ReleasedTable:
    if path.suffix != ".json" or not path.is_file():
        raise ReleaseError(f"{path.name}: only released tables lie in this folder.")
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ReleaseError(f"{path.name}: the file is too large for a release.")
        table = read_release(path.name, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReleaseError(f"{path.name}: the file cannot be read.") from error
    if path.stem != table.name:
        raise ReleaseError(f"{path.name}: the file holds {table.name}; rename it back.")
    return table
