"""How do margins get noise that protects each person, by OpenDP?"""

from collections.abc import Mapping, Sequence

import opendp.prelude as dp

from ledfyr.domain.statistics.disclosure import Key, Table
from ledfyr.domain.statistics.synthesis import (
    FOR_THE_TOTAL,
    Budget,
    Codes,
    Synthesis,
    refuse_useless,
    synthesised,
)

dp.enable_features("contrib")


def synthesise(
    table: Table,
    codes: Codes,
    margins: Sequence[tuple[str, ...]],
    epsilon: float,
    seed: int,
) -> Synthesis:
    """Return noisy margins of a table, and rows drawn from them, within one budget.

    `codes` are the public codes of each dimension of the table. A small part of the
    budget finds how many persons there are, about; with that number alone it is decided
    whether the margins are worth the rest. Raises NotUseful, and ValueError for an
    epsilon or margins that cannot be.
    """
    if not margins or any(not set(by) <= set(table.dimensions) for by in margins):
        raise ValueError("A margin names one or more dimensions of the table.")
    budget = Budget(epsilon)
    people = sum(table.counts.values())
    (persons,) = with_noise([people], epsilon * FOR_THE_TOTAL, budget)
    each = (epsilon - budget.spent) / len(margins)
    refuse_useless(margins, codes, max(persons, 0), each)
    noisy = [
        (by, with_noise(_counts(table, codes, by), each, budget)) for by in margins
    ]
    return synthesised(budget, codes, max(persons, 0), noisy, each, seed)


def with_noise(counts: Sequence[int], epsilon: float, budget: Budget) -> list[int]:
    """Return counts of persons who stand in one cell each, with discrete Laplace noise.

    One person more or less moves one count by one; OpenDP says what that costs, and the
    budget pays before any noise is drawn. Raises BudgetSpent.
    """
    space = dp.vector_domain(dp.atom_domain(T="i64")), dp.l1_distance(T="i64")
    measurement = dp.m.make_laplace(*space, scale=1.0 / epsilon)
    budget.spend(float(measurement.map(d_in=1)))  # type: ignore[no-untyped-call]
    return [int(count) for count in measurement(list(counts))]


def _counts(table: Table, codes: Codes, by: tuple[str, ...]) -> list[int]:
    places = [table.dimensions.index(name) for name in by]
    keys: list[Key] = [()]
    for name in by:
        keys = [(*key, code) for key in keys for code in codes[name]]
    found: dict[Key, int] = dict.fromkeys(keys, 0)
    for key, count in table.counts.items():
        found[tuple(key[place] for place in places)] += count
    return list(found.values())


def public_codes(lists: Mapping[str, frozenset[str]], names: Sequence[str]) -> Codes:
    """Return the public codes of these dimensions in a fixed order.

    Raises ValueError for a dimension whose codes are not public, such as who counted.
    """
    for name in names:
        if name not in lists:
            raise ValueError(
                f"'{name}' has no public list of codes; leave the column out."
            )
    return {name: tuple(sorted(lists[name])) for name in names}
