"""How are lists of people read, and pairs for review written?

No message of this file repeats what stands in a field: the fields are about people.
"""

import csv
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from ledfyr.cli.failure import InputError
from ledfyr.cli.tables import read_rows
from ledfyr.domain.statistics.linkage import Linked, birth_of, linkage_settings

_ID = "id"
_HEADING = ("file_a", "id_a", "file_b", "id_b", "chance", "joined", "one_person")


@dataclass(frozen=True)
class Given:
    """Records of one file or two, column by column; `left_out` are unused headings."""

    names: tuple[str, ...]
    files: list[int]
    ids: list[str]
    columns: Mapping[str, list[str | None]]
    left_out: tuple[str, ...]

    def places(self) -> dict[tuple[str, str], int]:
        """Return the place of each record by its file and id."""
        keys = ((self.names[f], i) for f, i in zip(self.files, self.ids, strict=True))
        return {key: place for place, key in enumerate(keys)}


def read_people(paths: list[Path]) -> Given:
    """Read lists of people, CSV with a column `id` and whatever else is known.

    Raises InputError naming file, row and column, never the field itself.
    """
    if len(paths) > 2:
        raise InputError("Give one list, or two to be linked.")
    columns: dict[str, list[str | None]] = {}
    files: list[int] = []
    ids: list[str] = []
    left_out: list[str] = []
    for number, path in enumerate(paths):
        heading, rows = read_rows(path, _ID)
        known = _known(path, heading)
        left_out += [name for name in heading if name not in {*known, _ID}]
        seen: set[str] = set()
        for place, fields in rows:
            ids.append(_new_id(place, fields[_ID], seen))
            for name, column in known.items():
                values = columns.setdefault(column, [None] * len(files))
                values.append(_checked(place, name, column, fields[name]))
            files.append(number)
            for values in columns.values():
                values.extend([None] * (len(files) - len(values)))
    names = tuple(path.name for path in paths)
    if len(set(names)) < len(names):
        names = tuple(str(path) for path in paths)
    return Given(names, files, ids, columns, tuple(dict.fromkeys(left_out)))


def read_reviewed(path: Path, given: Given) -> dict[tuple[int, int], bool]:
    """Read which pairs people found to be one person, in a file of `--pairs`.

    In the column `one_person`: yes, no, or nothing where nobody can tell. Raises
    InputError.
    """
    heading, rows = read_rows(path, "one_person")
    if missing := [name for name in _HEADING[:4] if name not in heading]:
        raise InputError(f"{path.name}: row 1: the heading needs {', '.join(missing)}.")
    places = given.places()
    found: dict[tuple[int, int], bool] = {}
    for place, fields in rows:
        answer = fields["one_person"].casefold()
        if answer not in ("yes", "no", ""):
            raise InputError(
                f"{place}, column 'one_person': write yes, no, or leave it empty."
            )
        pair = [places.get((fields[f"file_{s}"], fields[f"id_{s}"])) for s in "ab"]
        if pair[0] is None or pair[1] is None or pair[0] == pair[1]:
            raise InputError(f"{place}: this pair is not of the lists that are linked.")
        if answer:
            found[min(pair[0], pair[1]), max(pair[0], pair[1])] = answer == "yes"
    return found


def write_pairs(path: Path, given: Given, linked: Linked) -> None:
    """Write the pairs that are joined or wait for review: ids and chances, no names.

    Raises InputError where the file cannot be written.
    """
    write_whole(path, _rows(given, linked))


def write_whole(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV for its owner alone, whole or not at all; raises InputError."""
    try:
        with NamedTemporaryFile(
            "w", dir=path.parent, encoding="utf-8", newline="", delete=False
        ) as staged:
            try:
                csv.writer(staged).writerows(rows)
                staged.close()
                os.replace(staged.name, path)
            finally:
                Path(staged.name).unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}.") from error


def say(what: str, end: str = " …\n") -> None:
    """Tell somebody at a terminal how far the work is."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{what}{end}")
        sys.stderr.flush()


def _rows(given: Given, linked: Linked) -> Iterator[Sequence[str]]:
    yield _HEADING
    pairs = linked.to_look_at
    for one, other, chance in zip(
        pairs.left.tolist(), pairs.right.tolist(), pairs.chance.tolist(), strict=True
    ):
        sides = [
            part
            for place in (one, other)
            for part in (given.names[given.files[place]], given.ids[place])
        ]
        joined = "yes" if chance >= linked.threshold else "no"
        yield [*sides, f"{chance:.6f}", joined, ""]


def _known(path: Path, heading: list[str]) -> dict[str, str]:
    """Return which headings are which columns of the settings."""
    names = {
        name: column.id
        for column in linkage_settings().column
        for name in column.headings
    }
    known = {name: names[name.lower()] for name in heading if name.lower() in names}
    for name, column in known.items():
        if list(known.values()).count(column) > 1:
            raise InputError(
                f"{path.name}: row 1, column '{name}': another column says the same; "
                "keep one of them."
            )
    if not known:
        raise InputError(
            f"{path.name}: row 1: none of the headings is known; name the columns "
            f"{', '.join(column.id for column in linkage_settings().column)}."
        )
    return known


def _new_id(place: str, text: str, seen: set[str]) -> str:
    if not text or text in seen:
        raise InputError(
            f"{place}, column '{_ID}': the id is empty or stands twice; give each "
            "record its own."
        )
    seen.add(text)
    return text


def _checked(place: str, heading: str, column: str, text: str) -> str | None:
    if not text:
        return None
    if column == "birth_date":
        try:
            birth_of(text)
        except ValueError:
            raise InputError(
                f"{place}, column '{heading}': this is no date of birth; write it as "
                "2001-05-17, 2001-05 or 2001, or leave it empty."
            ) from None
    return text
