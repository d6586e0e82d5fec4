"""Where do released tables lie, so that a door without a database can read them?"""

import os
import tempfile
from pathlib import Path

from ledfyr.domain.statistics.disclosure import (
    ReleasedTable,
    ReleaseError,
    read_release,
    written_release,
)

_MOST_BYTES = 50_000_000


def released(folder: Path) -> tuple[ReleasedTable, ...]:
    """Return every released table of the folder, by name; none if there is no folder.

    Raises ReleaseError naming the file and the place in it: a file that was changed, is
    malformed, or does not bear the name of what it holds is refused, and with it all.
    """
    if not folder.is_dir():
        return ()
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    return tuple(_read(path) for path in paths)


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
    if path.stat().st_size > _MOST_BYTES:
        raise ReleaseError(f"{path.name}: the file is too large for a released table.")
    try:
        table = read_release(path.name, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReleaseError(f"{path.name}: the file cannot be read.") from error
    if path.stem != table.name:
        raise ReleaseError(f"{path.name}: the file holds {table.name}; rename it back.")
    return table
