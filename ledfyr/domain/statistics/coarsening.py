"""Which coarser table says more than a fine one that is full of holes?"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Key,
    ReleasedTable,
    SafeTable,
    Table,
)
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).with_name("coarsening.toml")
_SENTENCES = {
    "holes": "More than half of the numbers above zero would be hidden: a table by "
    "fewer things at a time says more."
}


class Step(Knowledge):
    """Below so many persons: how many dimensions at most, and which are grouped."""

    below: int
    dimensions: int
    group: tuple[str, ...]
    why: Words


class Grouping(Knowledge):
    """The codes of a dimension that are kept; all others become one."""

    dimension: str
    code: str
    name: Words
    kept: tuple[str, ...]


class Rules(Knowledge):
    """The rule as data."""

    most_hidden: float
    step: tuple[Step, ...]
    grouping: tuple[Grouping, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Tables that would say more, which dimensions to group in them, and why."""

    tables: tuple[tuple[str, ...], ...]
    grouped: tuple[str, ...]
    why: str


@cache
def coarsening() -> Rules:
    """Return the rule; raises KnowledgeError for a bad file."""
    return read(_FILE, Rules)


def suggestion(
    safe: SafeTable | ReleasedTable, persons: int | None = None
) -> Suggestion | None:
    """Return what would say more than this table; None where it is fine enough.

    `persons` is the number counted, where the one who asks may know it; else the total
    decides if it is shown. The first step of the rule that the number stays below
    decides; apart from that, a table may not hide more than the rule's share.
    """
    total = persons if persons is not None else _total(safe)
    for step in coarsening().step:
        if total is not None and total < step.below:
            grouped = tuple(name for name in safe.dimensions if name in step.group)
            if len(safe.dimensions) > step.dimensions or grouped:
                return Suggestion(_fewer(safe, step.dimensions), grouped, step.why)
            break
    if len(safe.dimensions) > 1 and _share_hidden(safe) > coarsening().most_hidden:
        return Suggestion(
            _fewer(safe, len(safe.dimensions) - 1), (), _SENTENCES["holes"]
        )
    return None


@dataclass(frozen=True, slots=True)
class Group:
    """Codes of a dimension that become one code, in the order of the table."""

    dimension: str
    code: str
    codes: tuple[str, ...]


class NoSuchGroup(LookupError):
    """A group that a table cannot have; the message says what to name instead."""


def usual_group(table: Table, dimension: str) -> Group:
    """Return the codes of a dimension that the rule puts together.

    Raises NoSuchGroup for a dimension that is not there, or has no rule.
    """
    known = _codes(table, dimension)
    rules = {each.dimension: each for each in coarsening().grouping}
    if dimension not in rules:
        raise NoSuchGroup(
            f"There is no usual grouping of '{dimension}', only of "
            f"{', '.join(rules)}; name the codes: {dimension}=other:code,code."
        )
    rule = rules[dimension]
    return Group(
        dimension, rule.code, tuple(each for each in known if each not in rule.kept)
    )


def grouped(table: Table, group: Group) -> Table:
    """Return the table with the codes of a group as one; its sums are unchanged.

    Raises NoSuchGroup where the table has no such dimension or codes, or another code
    of the group's name.
    """
    known = _codes(table, group.dimension)
    if missing := [code for code in group.codes if code not in known]:
        raise NoSuchGroup(
            f"'{missing[0]}' is no code of '{group.dimension}' here; choose from "
            f"{', '.join(known)}."
        )
    if group.code in set(known) - set(group.codes) or group.code == TOTAL:
        raise NoSuchGroup(
            f"'{group.code}' is a code of '{group.dimension}' already; give the group "
            "another name."
        )
    place = table.dimensions.index(group.dimension)
    counts: dict[Key, int] = {}
    for key, count in table.counts.items():
        code = group.code if key[place] in group.codes else key[place]
        coarse = (*key[:place], code, *key[place + 1 :])
        counts[coarse] = counts.get(coarse, 0) + count
    return Table(table.dimensions, counts)


def _codes(table: Table, dimension: str) -> tuple[str, ...]:
    if dimension not in table.dimensions:
        raise NoSuchGroup(
            f"No '{dimension}' is here; choose from {', '.join(table.dimensions)}."
        )
    return table.codes[table.dimensions.index(dimension)]


def _total(safe: SafeTable | ReleasedTable) -> int | None:
    return next(cell.count for cell in safe.cells if set(cell.key) == {TOTAL})


def _fewer(safe: SafeTable | ReleasedTable, most: int) -> tuple[tuple[str, ...], ...]:
    if len(safe.dimensions) <= most:
        return (safe.dimensions,)
    if most == 1:
        return tuple((name,) for name in safe.dimensions)
    return (safe.dimensions[:most],)


def _share_hidden(safe: SafeTable | ReleasedTable) -> float:
    """Return the share of hidden ones among the inner cells that count somebody."""
    inner = [c for c in safe.cells if TOTAL not in c.key and c.count != 0]
    return sum(c.count is None for c in inner) / len(inner) if inner else 0.0
