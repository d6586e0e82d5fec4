"""Which secret keys do records carry, so that a table of any cut can get its noise?"""

import hashlib
import hmac
from collections.abc import Iterable
from itertools import product

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Key,
    PerturbedTable,
    Policy,
    TableError,
    perturbed,
)
from ledfyr.domain.statistics.disclosure.table import MOST_CELLS
from ledfyr.domain.statistics.facts import DIMENSIONS, Fact

KEYS = 2**32
"""Sums of keys are taken modulo this."""

_SHORTEST_SECRET = 16


def perturb(
    facts: Iterable[Fact],
    by: tuple[str, ...],
    secret: bytes,
    policy: Policy | None = None,
) -> PerturbedTable:
    """Return the persons of these facts by any dimensions, with noise in each cell.

    The noise follows from who is counted and from the node's secret, not from the
    question: asked again, or as a part of another table, the same persons come out the
    same. Raises TableError for a table too large, ValueError for a short secret.
    """
    if len(secret) < _SHORTEST_SECRET:
        raise ValueError("The secret of the node's noise is too short.")
    if unknown := set(by) - set(DIMENSIONS):
        raise TableError(f"'{min(unknown)}' is not a dimension of figures.")
    if not by or len(set(by)) < len(by):
        raise TableError("A table needs one or more dimensions, each named once.")
    facts = tuple(facts)
    return perturbed(by, _cells(facts, by, secret), policy or Policy())


def _cells(
    facts: tuple[Fact, ...], by: tuple[str, ...], secret: bytes
) -> dict[Key, tuple[int, int]]:
    keys = [tuple(str(getattr(fact, name)) for name in by) for fact in facts]
    columns = zip(*keys, strict=True) if keys else ((),) * len(by)
    codes = [dict.fromkeys((*column, TOTAL)) for column in columns]
    size = 1
    for column in codes:
        size *= len(column)
    if size > MOST_CELLS:
        raise TableError(
            f"The table has {size:,} cells; the most is {MOST_CELLS:,}: use fewer "
            "dimensions."
        )
    found: dict[Key, tuple[int, int]] = dict.fromkeys(product(*codes), (0, 0))
    for fact, key in zip(facts, keys, strict=True):
        own = key_of(fact, secret)
        for margin in product(*((code, TOTAL) for code in key)):
            count, total = found[margin]
            found[margin] = (count + fact.count, (total + own) % KEYS)
    return found


def key_of(fact: Fact, secret: bytes) -> int:
    """Return the sum of the keys of a fact's persons, the first, second, third …

    Person number n of a finest fact has the key a + n·b; so one person more is another
    key, and who goes takes the key along.
    """
    name = "\x1f".join(str(getattr(fact, each)) for each in DIMENSIONS)
    digest = hmac.new(secret, name.encode(), hashlib.sha256).digest()
    first, step = int.from_bytes(digest[:8]), int.from_bytes(digest[8:16])
    return fact.count * first + step * (fact.count * (fact.count - 1) // 2)
