"""Distinct persons are counted from chances, with an interval for what is open."""

from itertools import product

import numpy as np
import pytest

from ledfyr.domain.statistics.linkage import (
    Conflicts,
    count_persons,
    prepare,
    threshold_effects,
)
from ledfyr.domain.statistics.linkage.pairs import pairs_of


def test_without_pairs_each_record_is_a_person() -> None:
    found = count_persons(7, pairs_of({}))

    assert (found.expected, found.low, found.high) == (7, 7, 7)


def test_a_pair_takes_off_its_chance() -> None:
    found = count_persons(10, pairs_of({(2, 5): 0.25}))

    assert found.expected == pytest.approx(9.75)
    assert (found.low, found.high) == (9, 10)


def test_a_sure_pair_leaves_nothing_open() -> None:
    found = count_persons(10, pairs_of({(2, 5): 1.0}))

    assert found.expected == pytest.approx(9)
    assert (found.low, found.high) == (9, 9)


def test_chances_in_a_group_are_brought_to_agree() -> None:
    sure, open_pair = 0.999999, 0.5

    found = count_persons(
        3, pairs_of({(0, 1): sure, (1, 2): open_pair, (0, 2): open_pair})
    )

    # The third is the same as both or as neither: half and half, not three quarters.
    assert found.expected == pytest.approx(1.5, abs=1e-3)


def test_a_pair_nobody_compared_does_not_part_a_chain() -> None:
    found = count_persons(3, pairs_of({(0, 1): 0.99, (1, 2): 0.99}))

    assert found.expected < 1.03


def test_the_interval_is_that_of_all_ways_together() -> None:
    chances = [0.1, 0.4, 0.5, 0.7, 0.9, 0.3, 0.6]
    pairs = pairs_of({(2 * n, 2 * n + 1): each for n, each in enumerate(chances)})

    found = count_persons(14, pairs)

    ways = {
        way: np.prod([c if w else 1 - c for c, w in zip(chances, way, strict=True)])
        for way in product((0, 1), repeat=len(chances))
    }
    of = [sum(p for way, p in ways.items() if sum(way) == n) for n in range(8)]
    below = np.cumsum(of)
    assert found.expected == pytest.approx(14 - sum(chances))
    assert 14 - found.high == np.searchsorted(below, 0.025)
    assert 14 - found.low == np.searchsorted(below, 0.975)


def test_many_open_pairs_have_the_interval_of_the_normal_distribution() -> None:
    pairs = pairs_of({(2 * n, 2 * n + 1): 0.5 for n in range(3000)})

    found = count_persons(6000, pairs)

    assert found.expected == pytest.approx(4500)
    assert found.high - found.low == pytest.approx(2 * 1.96 * np.sqrt(750), abs=2)


def test_a_group_of_many_sure_pairs_is_one_person() -> None:
    every = {(a, b): 0.9999 for a in range(12) for b in range(a + 1, 12)}

    found = count_persons(12, pairs_of(every))

    assert found.expected == pytest.approx(1, abs=0.01)


def test_records_in_conflict_are_two_persons_whatever_their_chance() -> None:
    prepared = prepare(
        {
            "given_name": ["Anna", "Anna", "Anna"],
            "family_name": ["Tamm", "Tamm", "Tamm"],
            "birth_date": ["1990", "1991", "1990"],
            "birth_is_sure": ["yes", "yes", ""],
        },
        [0, 0, 0],
    )
    pairs = pairs_of({(0, 1): 0.999, (0, 2): 0.999, (1, 2): 0.999})

    found = count_persons(3, pairs, Conflicts(prepared))

    assert found.expected == pytest.approx(2, abs=0.01)


def test_a_higher_threshold_counts_more_persons() -> None:
    pairs = pairs_of({(0, 1): 0.6, (1, 2): 0.95, (3, 4): 0.91})

    low, high = threshold_effects(5, pairs, (0.5, 0.93))

    assert (low.pairs, low.clusters, low.persons) == (3, 2, 2)
    assert (high.pairs, high.clusters, high.persons) == (1, 1, 4)
