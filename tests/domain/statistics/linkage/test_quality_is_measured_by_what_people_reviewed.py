"""Precision and recall come from pairs that people reviewed, with their interval."""

import pytest

from ledfyr.domain.statistics.linkage import Stratum, quality, wilson


@pytest.mark.parametrize(
    ("hits", "tried", "low", "high"),
    [(0, 10, 0.0, 0.2775), (81, 263, 0.2553, 0.3662), (10, 10, 0.7225, 1.0)],
)
def test_the_interval_is_wilsons(
    hits: int, tried: int, low: float, high: float
) -> None:
    found = wilson(hits, tried)

    assert (found.low, found.high) == (
        pytest.approx(low, abs=1e-4),
        pytest.approx(high, abs=1e-4),
    )


def test_a_sample_of_each_stratum_weighs_as_its_pairs() -> None:
    strata = (
        Stratum(is_linked=True, pairs=1000, reviewed=50, one_person=49),
        Stratum(is_linked=False, pairs=200, reviewed=40, one_person=10),
    )

    found = quality(strata)

    assert found.precision is not None and found.recall is not None
    assert found.precision.value == pytest.approx(0.98)
    assert found.recall.value == pytest.approx(980 / 1030)
    assert found.recall.low < found.recall.value < found.recall.high
    assert found.reviewed == 90


def test_what_nobody_reviewed_is_not_known() -> None:
    strata = (
        Stratum(is_linked=True, pairs=1000, reviewed=50, one_person=49),
        Stratum(is_linked=False, pairs=200, reviewed=0, one_person=0),
    )

    found = quality(strata)

    assert found.precision is not None
    assert found.recall is None


def test_no_trial_is_no_share() -> None:
    with pytest.raises(ValueError, match="one trial"):
        wilson(0, 0)
