"""The cells hidden besides the small ones are the fewest persons that are enough."""

from itertools import chain, combinations

import numpy as np
import pytest

from ledfyr.domain.statistics.disclosure import (
    Key,
    Pattern,
    Policy,
    Table,
    audit,
    primary_cells,
)
from ledfyr.engines.statistics.suppression import suppress


def _table(seed: int) -> Table:
    counts = np.random.default_rng(seed).integers(2, 14, (2, 2))
    return Table(
        ("a", "b"), {(f"{i}", f"{j}"): int(n) for (i, j), n in np.ndenumerate(counts)}
    )


def _loss(table: Table, hidden: frozenset[Key]) -> int:
    return sum(table.with_margins[key] + 1 for key in hidden)


@pytest.mark.parametrize("seed", [3, 8, 11])
def test_no_cheaper_choice_of_cells_passes_the_audit(seed: int) -> None:
    table, policy = _table(seed), Policy()
    small = primary_cells(table, policy)
    assert small
    others = [key for key, n in table.with_margins.items() if n and key not in small]

    chosen = suppress(table, policy)

    best = _loss(table, chosen.secondary)
    every = chain.from_iterable(combinations(others, n) for n in range(len(others)))
    cheaper = (each for each in map(frozenset, every) if _loss(table, each) < best)
    assert not any(audit(table, Pattern(each), policy).is_clean for each in cheaper)


def test_a_table_without_small_counts_hides_nothing() -> None:
    table = Table(("form",), {("sexual",): 30, ("labour",): 0, ("begging",): 12})

    assert suppress(table, Policy()) == Pattern()


def test_three_dimensions_leave_no_hidden_cell_that_could_be_shown() -> None:
    counts = np.random.default_rng(4).poisson(6, (2, 3, 2))
    cells = {tuple(map(str, at)): int(n) for at, n in np.ndenumerate(counts)}
    table, policy = Table(("a", "b", "c"), cells), Policy()

    chosen = suppress(table, policy).secondary

    assert audit(table, Pattern(chosen), policy).is_clean
    for key in chosen:
        assert not audit(table, Pattern(chosen - {key}), policy).is_clean
