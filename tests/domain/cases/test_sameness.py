"""A likeness of names proposes; dates of birth speak for or against."""

import pytest

from ledfyr.domain.cases.partial_dates import PartialDate
from ledfyr.domain.cases.sameness import (
    SAME_SENTENCES,
    SameReason,
    resemblance,
)

P = PartialDate


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (P(1990), P(1990, 5), SameReason.SAME_BIRTH),
        (P(1990, 5, 1), P(1991, 5, 1), SameReason.NEAR_BIRTH),
        (P(1990), P(1975), SameReason.OTHER_BIRTH),
    ],
)
def test_the_same_name_is_proposed_with_what_the_births_say(
    one: PartialDate, other: PartialDate, reason: SameReason
) -> None:
    found = resemblance(0.97, one, other)

    assert found is not None
    assert found.reasons == (SameReason.SAME_NAME, reason)


def test_a_similar_name_with_a_far_birth_is_not_proposed() -> None:
    assert resemblance(0.9, P(1990), P(1975)) is None
    assert resemblance(0.9, P(1990), None) is not None


def test_an_unlike_name_is_never_proposed() -> None:
    assert resemblance(0.8, P(1990, 5, 1), P(1990, 5, 1)) is None


def test_a_fitting_birth_goes_before_a_better_name() -> None:
    fitting = resemblance(0.9, P(1990), P(1990))
    better = resemblance(1.0, None, None)

    assert fitting is not None and better is not None
    assert fitting.weight > better.weight


def test_every_reason_has_its_words() -> None:
    assert set(SAME_SENTENCES) == set(SameReason)
