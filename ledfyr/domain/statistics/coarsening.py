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


def grouped(table: Table, dimension: str) -> Table:
    """Return the table with the codes of a dimension grouped as the rule says.

    Totals are unchanged. Raises LookupError for a dimension without a grouping.
    """
    rule = next(
        (each for each in coarsening().grouping if each.dimension == dimension), None
    )
    if rule is None or dimension not in table.dimensions:
        raise LookupError(f"There is no grouping of '{dimension}' for this table.")
    place = table.dimensions.index(dimension)
    counts: dict[Key, int] = {}
    for key, count in table.counts.items():
        code = key[place] if key[place] in rule.kept else rule.code
        coarse = (*key[:place], code, *key[place + 1 :])
        counts[coarse] = counts.get(coarse, 0) + count
    return Table(table.dimensions, counts)


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
