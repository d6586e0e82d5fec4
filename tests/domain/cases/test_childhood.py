"""Doubt about the age protects until the age is decided."""

from datetime import date

import pytest

from ledfyr.domain.cases.childhood import (
    CHILDHOOD_SENTENCES,
    ChildhoodReason,
    age_group_at_decision,
    age_group_of,
    childhood,
    turns_adult_on,
)
from ledfyr.domain.cases.partial_dates import PartialDate
from ledfyr.domain.vocabulary.sources import source

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("stated", ["adult", "unknown"])
def test_whoever_may_be_under_18_is_treated_as_a_child(stated: str) -> None:
    answer = childhood(stated, is_in_doubt=True)

    assert answer.is_treated_as_child
    assert answer.reason is ChildhoodReason.IN_DOUBT
    assert source(answer.source)


def test_a_child_is_a_child_without_doubt() -> None:
    assert childhood("child", False).reason is ChildhoodReason.UNDER_18


def test_an_unknown_age_alone_raises_no_doubt() -> None:
    assert not childhood("unknown", False).is_treated_as_child


def test_every_reason_has_its_sentence() -> None:
    assert set(CHILDHOOD_SENTENCES) == set(ChildhoodReason)


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (PartialDate(2010), "child"),
        (PartialDate(2008), "unknown"),
        (PartialDate(2008, 11, 22), "adult"),
        (PartialDate(2007, is_estimate=True), "unknown"),
        (PartialDate(2010, is_estimate=True), "unknown"),
        (PartialDate(2012, is_estimate=True), "child"),
        (PartialDate(1990, is_estimate=True), "adult"),
    ],
)
def test_a_birth_that_allows_both_decides_nothing(
    born: PartialDate, group: str
) -> None:
    assert age_group_of(born, TODAY) == group


def test_the_day_of_turning_18_is_known_only_from_a_whole_date() -> None:
    assert turns_adult_on(PartialDate(2010, 5, 1)) == date(2028, 5, 1)
    assert turns_adult_on(PartialDate(2008, 2, 29)) == date(2026, 3, 1)
    assert turns_adult_on(PartialDate(2010, 5)) is None
    assert turns_adult_on(PartialDate(2010, 5, 1, is_estimate=True)) is None


@pytest.mark.parametrize(
    ("age_group", "in_doubt", "told_with_it", "counts_as"),
    [
        ("child", False, True, "child"),
        ("child", False, False, "unknown"),
        ("adult", False, False, "adult"),
        ("adult", True, False, "child"),
        ("unknown", False, True, "unknown"),
        ("unknown", True, True, "child"),
    ],
)
def test_a_decision_counts_the_age_on_its_own_day(
    age_group: str, in_doubt: bool, told_with_it: bool, counts_as: str
) -> None:
    told = age_group_at_decision(age_group, in_doubt, is_told_with_it=told_with_it)

    assert told == counts_as


@pytest.mark.parametrize(
    ("birth", "counts_as"),
    [
        (PartialDate(2010, 5, 17), "child"),
        (PartialDate(2008, 5, 17), "adult"),
        (PartialDate(2008), "unknown"),
        (PartialDate(2010, is_estimate=True), "unknown"),
        (None, "unknown"),
    ],
)
def test_the_date_of_birth_tells_the_age_at_a_later_decision(
    birth: PartialDate | None, counts_as: str
) -> None:
    told = age_group_at_decision(
        "child",
        False,
        is_told_with_it=False,
        birth=birth,
        decided_on=date(2026, 9, 1),
    )

    assert told == counts_as


def test_doubt_protects_whatever_the_date_of_birth_says() -> None:
    told = age_group_at_decision(
        "unknown",
        True,
        is_told_with_it=True,
        birth=PartialDate(1990),
        decided_on=date(2026, 9, 1),
    )

    assert told == "child"
