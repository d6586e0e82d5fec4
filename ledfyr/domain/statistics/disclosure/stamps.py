"""Which tables count the same persons, and which count them anew?"""

from collections.abc import Sequence
from datetime import date

from ledfyr.domain.statistics.disclosure.nested import persons_of
from ledfyr.domain.statistics.disclosure.released import Heading, ReleasedTable

Stamp = tuple[date, int]
"""Persons as of a day; a correction of that day's figures counts them anew."""


def is_alike(one: Heading, other: Heading) -> bool:
    """Do two tables count the same thing of the same year, and some of the same bodies?

    A table that names no bodies counts all that its house knows of. Alike are also
    measures of which one counts some of the persons of the other, of the same bodies or
    of some of them.
    """
    bodies, others = set(one.bodies), set(other.bodies)
    if one.measure == other.measure:
        has_same = not bodies or not others or bool(bodies & others)
    else:
        has_same = not bodies or not others or bodies <= others or others <= bodies
    return has_same and _persons(one) == _persons(other)


def _persons(heading: Heading) -> tuple[str, str, int]:
    return heading.ref_area, persons_of(heading.measure), heading.year


def in_order(tables: Sequence[ReleasedTable]) -> list[ReleasedTable]:
    """Return tables in the order in which they were released."""
    return sorted(
        tables, key=lambda each: (each.heading.published_on, each.heading.edition)
    )


def stamped(tables: Sequence[ReleasedTable]) -> list[Stamp]:
    """Return as of when each table counts; they come in the order of their release.

    A second edition of a table is a correction: with it, and for all that follow as of
    its day, the persons of that day are counted anew.
    """
    stamps: list[Stamp] = []
    seen: dict[Stamp, set[tuple[str, str, tuple[str, ...]]]] = {}
    for table in tables:
        day = table.heading.as_of
        at = max((each for each in seen if each[0] == day), default=(day, 0))
        kind = table.heading.measure, table.coding.standard, table.dimensions
        if kind in seen.get(at, ()):
            at = (day, at[1] + 1)
        seen.setdefault(at, set()).add(kind)
        stamps.append(at)
    return stamps


def counted_anew(
    tables: Sequence[ReleasedTable], stamps: list[Stamp], place: int
) -> list[Stamp]:
    """Return the stamps if one table, and all after it of its day, count anew.

    Tables of other measures do not: if they disagree, one is no part of the other.
    """
    head = tables[place].heading
    return [
        (of, edition + 1)
        if at >= place
        and (of, tables[at].heading.measure) == (head.as_of, head.measure)
        else (of, edition)
        for at, (of, edition) in enumerate(stamps)
    ]
