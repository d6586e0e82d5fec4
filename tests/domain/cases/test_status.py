"""Where a person stands follows from the decisions alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledfyr.domain.cases.status import (
    DECISION_NAMES,
    LEADS_TO,
    STATUS_NAMES,
    STATUS_OWNER,
    Status,
    StatusError,
    Taken,
    check_decision,
    possible,
    status_after,
)

DAY = date(2026, 1, 10)


def test_nobody_stands_anywhere_before_a_decision() -> None:
    assert status_after([]) is Status.NOT_DECIDED


def test_a_presumption_makes_a_presumed_victim() -> None:
    assert status_after([Taken("presumed", DAY)]) is Status.PRESUMED


def test_decisions_count_in_the_order_of_their_days() -> None:
    decisions = [Taken("identified", date(2026, 3, 1)), Taken("presumed", DAY)]

    assert status_after(decisions) is Status.IDENTIFIED


def test_a_permit_changes_no_status() -> None:
    decisions = [Taken("presumed", DAY), Taken("reflection_permit", DAY)]

    assert status_after(decisions) is Status.PRESUMED


def test_a_person_found_not_to_be_a_victim_can_be_presumed_one_again() -> None:
    decisions = [
        Taken("presumed", DAY),
        Taken("not_a_victim", date(2026, 2, 1)),
        Taken("appeal", date(2026, 3, 1)),
    ]

    assert status_after(decisions) is Status.PRESUMED


def test_a_decision_of_tomorrow_is_refused() -> None:
    with pytest.raises(StatusError, match="in the future"):
        check_decision([], Taken("presumed", date(2026, 1, 11)), today=DAY)


def test_a_decision_before_an_earlier_one_is_refused() -> None:
    before = [Taken("presumed", DAY)]

    with pytest.raises(StatusError, match="2026-01-10"):
        check_decision(before, Taken("identified", date(2026, 1, 9)), today=DAY)


def test_a_decision_that_does_not_follow_is_refused() -> None:
    with pytest.raises(StatusError, match="cannot follow"):
        check_decision([], Taken("not_a_victim", DAY), today=DAY)


def test_every_status_has_an_owner_a_name_and_a_way_out() -> None:
    for status in Status:
        assert STATUS_OWNER[status]
        assert STATUS_NAMES[status]
        assert possible(status)


def test_every_status_can_be_reached() -> None:
    reached = {after for ways in LEADS_TO.values() for after in ways.values()}

    assert reached | {Status.NOT_DECIDED} == set(Status)


@given(st.lists(st.sampled_from(sorted(DECISION_NAMES)), max_size=8))
def test_no_sequence_of_accepted_decisions_leads_nowhere(names: list[str]) -> None:
    taken: list[Taken] = []

    for name in names:
        try:
            check_decision(taken, Taken(name, DAY), today=DAY)
        except StatusError:
            continue
        taken.append(Taken(name, DAY))

    assert possible(status_after(taken))
