"""How many pairs of one person did no block compare? Counted as hidden people are.

Two blocks that look at different things are two lists of the pairs of one person: of
those that agree in the sound of both names, so many agree in the date of birth too. If
errors in the one say nothing of errors in the other, the share is the same among pairs
that disagree in the names, and all pairs can be counted (Petersen; Chapman 1951).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import combinations
from math import hypot, sqrt

import numpy as np
from numpy.typing import NDArray

from ledfyr.domain.statistics.linkage.pairs import Pairs
from ledfyr.domain.statistics.linkage.persons import Persons
from ledfyr.domain.statistics.linkage.preparing import Prepared
from ledfyr.domain.statistics.linkage.quality import Z_95
from ledfyr.domain.statistics.linkage.settings import Settings, linkage_settings

_FEWEST = 10
"""So many pairs have to be found by both blocks for the one to tell of the other."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Missed:
    """The expected number of pairs that no block compared, and its standard error."""

    pairs: float
    error: float


def missed_pairs(prepared: Prepared, pairs: Pairs) -> Missed | None:
    """Return how many pairs of one person the blocks missed; None if nothing tells.

    Nothing tells where no two blocks look at different columns of the file, or where
    both find fewer than ten pairs. Records that are spoiled in several ways at once are
    missed more often than this assumes: it is rather too low than too high.
    """
    settings = linkage_settings()
    blocks = [block.on for block in settings.blocks_for(prepared.columns)]
    apart = [
        (one, other)
        for one, other in combinations(blocks, 2)
        if not _origins(one, settings) & _origins(other, settings)
    ]
    found = [_counted(prepared, pairs, *each) for each in apart]
    one, other, both = max(found, key=lambda each: each[2], default=(0.0, 0.0, 0.0))
    if both < _FEWEST:
        return None
    every = (one + 1) * (other + 1) / (both + 1) - 1
    spread = (one + 1) * (other + 1) * (one - both) * (other - both)
    error = sqrt(spread / ((both + 1) ** 2 * (both + 2)))
    return Missed(max(0.0, every - float(pairs.chance.sum())), error)


def missed_for_each(missed: Missed | None, pairs: Pairs) -> Missed:
    """Return how many missed pairs stand behind one expected pair of those found.

    None where nothing tells. So the number can be told of a part of the records.
    """
    found = float(pairs.chance.sum())
    if missed is None or not found:
        return Missed(0.0, 0.0)
    return Missed(missed.pairs / found, missed.error / found)


def with_missed(
    persons: Persons, records: int, compared: float, missed: Missed
) -> Persons:
    """Return the number of persons as if the missed pairs had been compared.

    `compared` is the expected number of pairs of one person among those compared. A
    missed pair makes two persons one as often as a compared one does. Both
    uncertainties are joined as independent ones.
    """
    each = (records - persons.expected) / compared if compared else 0.0
    fewer, error = each * missed.pairs, each * missed.error
    low = hypot(persons.expected - persons.low, Z_95 * error)
    high = hypot(persons.high - persons.expected, Z_95 * error)
    middle = persons.expected - fewer
    return replace(
        persons,
        expected=middle,
        low=max(1, round(middle - low)),
        high=min(records, round(middle + high)),
    )


def _counted(
    prepared: Prepared, pairs: Pairs, one: Collection[str], other: Collection[str]
) -> tuple[float, float, float]:
    """Return the expected pairs of one person in one block, the other, and both."""
    first, second = (_agree(prepared, pairs, columns) for columns in (one, other))
    chance = pairs.chance
    return (
        float(chance[first].sum()),
        float(chance[second].sum()),
        float(chance[first & second].sum()),
    )


def _agree(prepared: Prepared, pairs: Pairs, columns: Collection[str]) -> Mask:
    found = np.ones(len(pairs), dtype=bool)
    for name in columns:
        told = prepared.columns[name]
        codes = {value: place for place, value in enumerate(dict.fromkeys(told))}
        values = np.array([-1 if v is None else codes[v] for v in told], dtype=np.int64)
        left, right = values[pairs.left], values[pairs.right]
        found &= (left == right) & (left >= 0)
    return found


def _origins(columns: Collection[str], settings: Settings) -> frozenset[str]:
    """Return the columns of the file from which prepared columns are made."""
    joined = {each.id: each.of for each in settings.joined}
    made = {part for name in columns for part in joined.get(name, (name,))}
    return frozenset(
        column.id for column in settings.column if made & set(column.makes)
    )
