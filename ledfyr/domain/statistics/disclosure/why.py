"""Why is each cell of a released table hidden?"""

from collections.abc import Iterator
from dataclasses import dataclass

from ledfyr.domain.statistics.disclosure.release import Status
from ledfyr.domain.statistics.disclosure.released import ReleasedTable
from ledfyr.domain.statistics.disclosure.table import TOTAL, Key


@dataclass(frozen=True, slots=True)
class Why:
    """A hidden cell; for one that protects others, `beside` names those in one sum.

    `line` is the margin of that sum: with it and this cell, a cell of `beside` could be
    worked out, or be told more closely than allowed.
    """

    key: Key
    status: Status
    line: Key | None = None
    beside: tuple[Key, ...] = ()


def why_hidden(table: ReleasedTable) -> tuple[Why, ...]:
    """Return one entry for each hidden cell, in the order of the table.

    Only what is released is used, so that a reason tells no more than the table. Of
    several sums, the one with the fewest hidden cells is named: it leaks first.
    """
    return tuple(
        _why(table, cell.key, cell.status)
        for cell in table.cells
        if cell.status is not Status.PUBLISHED
    )


def _why(table: ReleasedTable, key: Key, status: Status) -> Why:
    if status is not Status.SECONDARY:
        return Why(key, status)
    lines = [
        (len(hidden), line, hidden)
        for line, parts in _lines(table, key)
        if (hidden := _others(table, key, (line, *parts)))
    ]
    if not lines:
        return Why(key, status)
    _, line, hidden = min(lines)
    small = tuple(k for k in hidden if table.by_key[k].status is Status.PRIMARY)
    return Why(key, status, line, small or hidden)


def _others(table: ReleasedTable, key: Key, line: tuple[Key, ...]) -> tuple[Key, ...]:
    return tuple(
        each for each in line if each != key and table.by_key[each].count is None
    )


def _lines(table: ReleasedTable, key: Key) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    """Give every sum in which a cell takes part, as its margin or as a part."""
    for place, code in enumerate(key):
        before, after = key[:place], key[place + 1 :]
        codes = dict.fromkeys(each[place] for each in table.by_key)
        parts = tuple((*before, each, *after) for each in codes if each != TOTAL)
        if code == TOTAL or key in parts:
            yield (*before, TOTAL, *after), parts
