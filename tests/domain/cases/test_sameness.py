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


def test_a_name_more_alike_goes_before_a_fitting_birth() -> None:
    fitting = resemblance(0.9, P(1990), P(1990))
    better = resemblance(1.0, P(1990), P(1992))

    assert fitting is not None and better is not None
    assert better.rank < fitting.rank


def test_among_names_alike_the_nearer_birth_goes_first() -> None:
    births = [P(1990, 5), P(1991), P(1992), None, P(1970), P(1950)]

    found = [resemblance(1.0, P(1990, 5, 17), birth) for birth in births]

    ranks = [each.rank for each in found if each]
    assert len(ranks) == len(births)
    assert ranks == sorted(ranks) and len(set(ranks)) == len(ranks)


def test_every_reason_has_its_words() -> None:
    assert set(SAME_SENTENCES) == set(SameReason)
