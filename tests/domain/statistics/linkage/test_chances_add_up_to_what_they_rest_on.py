"""The chances of all pairs agree with the number of pairs they were reckoned from."""

import numpy as np
import pytest

from ledfyr.domain.statistics.linkage import Pairs, settled

RECORDS = 2_000
EVERY = RECORDS * (RECORDS - 1) / 2


def scored(assumed: float) -> tuple[Pairs, int]:
    """Return pairs of which 400 are one person, scored as if `assumed` of all were."""
    random = np.random.default_rng(3)
    right, wrong = 400, 4_000
    # What a pair shows, as the logarithm of how much likelier one person shows it.
    shown = np.concatenate([random.normal(8, 4, right), random.normal(-8, 4, wrong)])
    odds = np.exp(shown) * right / wrong * assumed / (400 / EVERY)
    places = np.arange(right + wrong)
    return Pairs(places, places + 1, odds / (1 + odds)), right


@pytest.mark.parametrize("wrongly", [0.2, 1.0, 5.0])
def test_a_wrong_assumption_is_put_right(wrongly: float) -> None:
    assumed = wrongly * 400 / EVERY
    pairs, right = scored(assumed)

    found = settled(pairs, RECORDS, assumed)

    assert found.chance.sum() == pytest.approx(right, rel=0.05)


def test_two_records_alone_change_nothing_much() -> None:
    pairs = Pairs(np.array([0]), np.array([1]), np.array([0.9]))

    found = settled(pairs, 2, 0.1)

    assert found.chance[0] == pytest.approx(0.9, abs=0.01)


def test_what_is_certain_stays_certain_and_nothing_stays_nothing() -> None:
    sure = Pairs(np.array([0, 2]), np.array([1, 3]), np.array([1.0, 0.0]))
    none = sure.only(np.array([False, False]))

    assert settled(sure, RECORDS, 1e-5).chance.tolist() == [1.0, 0.0]
    assert len(settled(none, RECORDS, 1e-5)) == 0
