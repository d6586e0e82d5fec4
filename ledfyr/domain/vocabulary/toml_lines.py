"""On which line of a TOML file does a key stand?"""

import re
from collections.abc import Sequence

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(r"^\s*([\w.\-\"']+)\s*=")


def line_of(text: str, place: Sequence[str | int]) -> int:
    """Return the 1-based line of the key at `place`, or of the nearest table above it.

    `place` is a path such as `("step", 2, "source")`; array positions count from 0.
    """
    best, best_depth = 1, 0
    for number, found in _places(text):
        depth = _shared_depth(found, place)
        if depth > best_depth:
            best, best_depth = number, depth
    return best


def _places(text: str) -> list[tuple[int, tuple[str | int, ...]]]:
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    found: list[tuple[int, tuple[str | int, ...]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _enter(header[2], header[1] == "[[", counts)
            found.append((number, table))
        elif key := _KEY.match(line):
            names = (part.strip("\"'") for part in key[1].split("."))
            found.append((number, (*table, *names)))
    return found


def _enter(
    name: str, is_array: bool, counts: dict[tuple[str | int, ...], int]
) -> tuple[str | int, ...]:
    place: tuple[str | int, ...] = ()
    parts = [part.strip().strip("\"'") for part in name.split(".")]
    for position, part in enumerate(parts):
        place = (*place, part)
        if is_array and position == len(parts) - 1:
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _shared_depth(found: tuple[str | int, ...], place: Sequence[str | int]) -> int:
    if len(found) > len(place):
        return 0
    return len(found) if tuple(place[: len(found)]) == found else 0
