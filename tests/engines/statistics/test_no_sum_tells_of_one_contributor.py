"""Sums of compensation or wages, and counts of known bodies, tell of no contributor."""

import numpy as np
import pytest

from ledfyr.domain.statistics.disclosure import (
    AmountPolicy,
    AmountTable,
    LeakFound,
    PolicyError,
    SafeAmounts,
    TableError,
    release_amounts,
    sensitive_amounts,
)
from ledfyr.domain.statistics.disclosure.amounts import exposed_amounts
from ledfyr.engines.statistics.amounts import protect_amounts


def _wages(**cells: list[int]) -> AmountTable:
    return AmountTable(
        ("sector",),
        {
            (sector,): {f"{sector} {n}": amount for n, amount in enumerate(amounts)}
            for sector, amounts in cells.items()
        },
    )


_WAGES = _wages(
    building=[90_000, 4_000, 3_000, 2_000],
    farming=[20_000, 18_000, 17_000, 16_000],
    care=[30_000, 28_000, 9_000, 8_000],
)


def test_a_sum_that_is_almost_one_contributors_is_hidden_with_the_reason() -> None:
    policy = AmountPolicy(dominance=(1, 75))

    cells = {cell.key[0]: cell for cell in protect_amounts(_WAGES, policy).cells}

    assert cells["building"].count is None
    assert "75 %" in cells["building"].reason
    assert [cell.count for cell in cells.values()].count(None) == 2


@pytest.mark.parametrize(
    ("amounts", "policy", "need"),
    [
        # 10 % of the largest is 10; the others beside the second add up to 4.
        ([100, 50, 4], AmountPolicy(contributors=None, p_percent=10), 6),
        ([100, 50, 10], AmountPolicy(contributors=None, p_percent=10), 0),
        # The largest has 80 of 100; at 75 % it would be a sum of 107.
        ([80, 10, 10], AmountPolicy(None, None, dominance=(1, 75)), 7),
        ([70, 20, 10], AmountPolicy(None, None, dominance=(1, 75)), 0),
        # Two contributors, where three are asked: a tenth of the larger.
        ([60, 40], AmountPolicy(contributors=3, p_percent=None), 6),
        # 43 victims, of which one body reported 40: it sees the 3 of the others.
        ([40, 3], AmountPolicy(None, None, rest=5), 2),
        ([40, 5], AmountPolicy(None, None, rest=5), 0),
    ],
)
def test_each_rule_asks_for_the_distance_of_its_formula(
    amounts: list[int], policy: AmountPolicy, need: int
) -> None:
    assert max(policy.sensitivity(amounts)[0], 0) == need


@pytest.mark.parametrize("seed", range(6))
def test_nobody_comes_closer_than_the_rule_allows(seed: int) -> None:
    random = np.random.default_rng(seed)
    table = AmountTable(
        ("sector", "place"),
        {
            (f"s{s}", f"p{p}"): {
                f"employer {n}": int(amount)
                for n, amount in enumerate(
                    random.pareto(1.0, random.integers(1, 6)) * 900
                )
            }
            for s in range(3)
            for p in range(3)
        },
    )
    policy = AmountPolicy(dominance=(1, 80))

    safe = protect_amounts(table, policy)

    hidden = frozenset(cell.key for cell in safe.cells if cell.count is None)
    assert hidden >= set(sensitive_amounts(table, policy))
    assert exposed_amounts(table, hidden, policy) == ()


def test_one_who_contributes_to_two_cells_counts_once_in_their_margin() -> None:
    table = AmountTable(
        ("sector",), {("a",): {"X": 50, "Y": 40}, ("b",): {"X": 50, "Z": 1}}
    )

    assert table.by_contributor[("Total",)] == {"X": 100, "Y": 40, "Z": 1}


def test_a_pattern_that_lets_a_reader_subtract_is_refused() -> None:
    with pytest.raises(LeakFound, match="building"):
        release_amounts(_WAGES, frozenset(), AmountPolicy(dominance=(1, 75)))


def test_a_table_without_a_telling_sum_is_shown_whole() -> None:
    table = _wages(farming=[20, 18, 17, 16], care=[30, 28, 25, 24])

    assert all(cell.count is not None for cell in protect_amounts(table).cells)


def test_a_rule_that_could_not_protect_is_refused() -> None:
    for wrong in (
        {"dominance": (0, 50)},
        {"dominance": (1, 100)},
        {"p_percent": 0},
        {"contributors": 1},
        {"contributors": None, "p_percent": None},
    ):
        with pytest.raises(PolicyError):
            AmountPolicy(**wrong)
    with pytest.raises(TableError, match="whole amounts"):
        AmountTable(("sector",), {("a",): {"X": -1}})


def test_safe_amounts_are_not_made_by_hand() -> None:
    with pytest.raises(TypeError, match="release_amounts"):
        SafeAmounts(("sector",), (), AmountPolicy())
