"""How are two lists linked by codes, so that neither side sees a name of the other?"""

import base64
import binascii
from pathlib import Path
from secrets import token_bytes

import numpy as np

from ledfyr.cli.failure import InputError
from ledfyr.cli.link_files import Given, read_people, read_reviewed, say, write_whole
from ledfyr.cli.tables import read_rows
from ledfyr.cli.whole_file import check_new
from ledfyr.domain.statistics.linkage import (
    BITS,
    CannotLink,
    Conflicts,
    Linked,
    Pairs,
    Prepared,
    chances_of,
    encoded_settings,
    link,
    prepare,
)
from ledfyr.engines.statistics import encodings
from ledfyr.engines.statistics.near_codes import near_codes

_TICKET = "ticket"
_NOTES = (
    "Codes of two lists are compared with each other, not within a list: link each "
    "list with itself first, where names may be seen.",
    "What the likeness of codes tells was measured on synthetic records.",
)


def encode_list(paths: list[Path], key_file: Path | None) -> None:
    """Write the codes of a list, and apart from them which ticket is which id.

    The rows are in the order of their tickets, so that their order tells nothing.
    Raises InputError.
    """
    if len(paths) != 2 or key_file is None:
        raise InputError("link encode takes a list, a file to write, and --key-file.")
    source, out = paths
    own = out.with_name(f"{out.stem}.tickets.csv")
    check_new(out)
    check_new(own)
    given = read_people([source])
    key = _key(key_file)
    try:
        made = encodings.encode(
            prepare(given.columns, given.files),
            key,
            lambda done: say(f"\r{done:,} records", end=""),
        )
        tickets = encodings.tickets(key, token_bytes(32), len(made))
        heading = f"code {encodings.check_of(key)}"
    except (CannotLink, encodings.KeyTooShort) as error:
        raise InputError(str(error)) from error
    codes = [base64.b64encode(code.tobytes()).decode() for code in made]
    write_whole(own, [(_TICKET, "id"), *zip(tickets, given.ids, strict=True)])
    write_whole(out, [(_TICKET, heading), *sorted(zip(tickets, codes, strict=True))])
    print(f"{out}: {len(codes):,} codes. Keep {own.name} where the list is kept.")


def link_encoded(
    paths: list[Path], threshold: float, reviewed: Path | None
) -> tuple[Given, Linked]:
    """Return what two lists of codes come to; raises InputError."""
    if len(paths) != 2:
        raise InputError("link encoded takes two lists of codes.")
    (one, key), (other, other_key) = (_read(path) for path in paths)
    if key != other_key:
        raise InputError(
            f"{paths[0].name} and {paths[1].name} were encoded with different keys or "
            "versions; encode both with one key."
        )
    codes = [np.array(list(each.values()), dtype=np.uint64) for each in (one, other)]
    files = [0] * len(one) + [1] * len(other)
    names = tuple(path.name for path in paths)
    if names[0] == names[1]:
        names = tuple(str(path) for path in paths)
    given = Given(names, files, [*one, *other], {}, ())
    prepared = Prepared({}, files)
    linked = link(
        prepared,
        _pairs(*codes),
        threshold=threshold,
        conflicts=Conflicts(prepared),
        decided=read_reviewed(reviewed, given) if reviewed else {},
        notes=_NOTES,
    )
    return given, linked


def _pairs(one: encodings.Codes, other: encodings.Codes) -> Pairs:
    near = near_codes(
        one,
        other,
        encoded_settings().likeness[-1].least,
        told=lambda share: say(f"\r{share:.0%}", end=""),
    )
    chances = chances_of(near.equal, len(one), len(other))
    order = np.lexsort((near.right, near.left))
    return Pairs(near.left[order], near.right[order] + len(one), chances[order])


def _key(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.") from error


def _read(path: Path) -> tuple[dict[str, np.ndarray], str]:
    """Return the codes by ticket, and the check of the key."""
    heading, rows = read_rows(path, _TICKET)
    column = next((name for name in heading if name.startswith("code ")), None)
    if column is None:
        raise InputError(
            f"{path.name}: row 1: this is no list of codes; make one with "
            "'ledfyr link encode'."
        )
    found = {}
    for place, fields in rows:
        try:
            code = base64.b64decode(fields[column], validate=True)
            if len(code) * 8 != BITS or fields[_TICKET] in found:
                raise ValueError
        except (binascii.Error, ValueError):
            raise InputError(
                f"{place}: this is no code, or its ticket stands twice; write the "
                "list anew with 'ledfyr link encode'."
            ) from None
        found[fields[_TICKET]] = np.frombuffer(code, dtype=np.uint64)
    return found, column
