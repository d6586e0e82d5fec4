"""Doubt about the age protects until the age is decided."""

from datetime import date

import pytest

from ledfyr.domain.cases.childhood import (
    CHILDHOOD_SENTENCES,
    ChildhoodReason,
    age_as_kept,
    age_group_at_decision,
    age_group_of,
    childhood,
    turns_adult_on,
    was_treated_as_child,
)
from ledfyr.domain.cases.partial_dates import PartialDate
from ledfyr.domain.vocabulary.sources import source

TODAY = date(2026, 11, 22)


BORN_CHILD, BORN_ADULT = PartialDate(2010, 5, 1), PartialDate(1990)
BORN_EITHER = PartialDate(2008)
Reason = ChildhoodReason


@pytest.mark.parametrize(
    ("told", "in_doubt", "born", "reason", "group"),
    [
        ("unknown", False, None, Reason.NO_DOUBT, "unknown"),
        ("unknown", True, None, Reason.IN_DOUBT, "unknown"),
        ("adult", False, None, Reason.ADULT, "adult"),
        ("adult", True, None, Reason.IN_DOUBT, "adult"),
        ("child", False, None, Reason.WAS_UNDER_18, "child"),
        ("unknown", False, BORN_CHILD, Reason.UNDER_18, "child"),
        ("unknown", False, BORN_ADULT, Reason.ADULT, "adult"),
        ("child", False, BORN_CHILD, Reason.UNDER_18, "child"),
        ("child", False, BORN_ADULT, Reason.ADULT, "adult"),
        ("child", False, BORN_EITHER, Reason.WAS_UNDER_18, "child"),
        ("adult", False, BORN_EITHER, Reason.ADULT, "adult"),
        ("adult", True, BORN_ADULT, Reason.IN_DOUBT, "adult"),
    ],
)
def test_the_birth_decides_then_what_was_told_and_doubt_protects(
    told: str,
    in_doubt: bool,
    born: PartialDate | None,
    reason: ChildhoodReason,
    group: str,
) -> None:
    answer = childhood(told, in_doubt, born, TODAY)

    assert (answer.reason, answer.age_group) == (reason, group)
    assert answer.is_treated_as_child == (
        reason in (Reason.UNDER_18, Reason.WAS_UNDER_18, Reason.IN_DOUBT)
    )
    assert source(answer.source)


def test_a_child_comes_of_age_on_the_day() -> None:
    day_before = childhood("child", False, BORN_CHILD, date(2028, 4, 30))
    birthday = childhood("child", False, BORN_CHILD, date(2028, 5, 1))

    assert day_before.is_treated_as_child
    assert not birthday.is_treated_as_child


@pytest.mark.parametrize(
    ("told", "in_doubt", "born", "kept"),
    [
        ("unknown", False, BORN_CHILD, ("child", False)),
        ("unknown", False, BORN_ADULT, ("adult", False)),
        ("unknown", False, BORN_EITHER, ("unknown", True)),
        ("unknown", True, BORN_ADULT, ("adult", True)),
        ("unknown", False, None, ("unknown", False)),
        ("adult", False, BORN_EITHER, ("adult", False)),
        ("child", False, BORN_EITHER, ("child", False)),
    ],
)
def test_a_birth_says_what_nobody_told_and_an_open_one_is_a_doubt(
    told: str, in_doubt: bool, born: PartialDate | None, kept: tuple[str, bool]
) -> None:
    assert age_as_kept(told, in_doubt, born, TODAY) == kept


@pytest.mark.parametrize(
    ("counted", "told", "in_doubt", "was_child"),
    [
        ("child", "adult", False, True),
        ("adult", "child", False, False),
        ("unknown", "child", False, True),
        ("", "unknown", True, True),
        ("", "adult", False, False),
    ],
)
def test_the_rules_of_the_day_of_a_decision_stay_with_it(
    counted: str, told: str, in_doubt: bool, was_child: bool
) -> None:
    assert was_treated_as_child(counted, told, in_doubt) == was_child


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
