"""A referral passes the states of one table, and each waits for somebody."""

from datetime import date

import pytest

from ledfyr.domain.referrals.handover import (
    CLOSING_NAMES,
    NEXT,
    WAITS_FOR,
    WAYS,
    Closing,
    HandoverError,
    ReferralState,
    Side,
    check_arrival,
    check_closing,
    check_step,
    may_step,
)

S = ReferralState
SENT, TODAY = date(2026, 3, 2), date(2026, 3, 9)


@pytest.mark.parametrize("state", [s for s in S if NEXT[s]])
def test_whoever_is_waited_for_can_take_a_step(state: ReferralState) -> None:
    side = WAITS_FOR[state]

    assert any(way.by in (side, Side.EITHER) for way in WAYS if way.start is state)


def test_only_the_recipient_says_that_somebody_arrived() -> None:
    assert may_step(S.ACCEPTED, S.ARRIVED, Side.RECIPIENT)
    assert not may_step(S.ACCEPTED, S.ARRIVED, Side.SENDER)


def test_only_the_sender_follows_up() -> None:
    assert may_step(S.ARRIVED, S.FOLLOWED_UP, Side.SENDER)
    assert not may_step(S.ARRIVED, S.FOLLOWED_UP, Side.RECIPIENT)


@pytest.mark.parametrize("state", [S.ACCEPTED, S.ARRIVED, S.FOLLOWED_UP])
@pytest.mark.parametrize("side", [Side.SENDER, Side.RECIPIENT])
def test_either_side_may_close(state: ReferralState, side: Side) -> None:
    assert may_step(state, S.CLOSED, side)


@pytest.mark.parametrize("state", [S.SENT, S.SEEN, S.REFUSED, S.RECALLED, S.CLOSED])
def test_nobody_arrives_before_acceptance_or_after_the_end(
    state: ReferralState,
) -> None:
    with pytest.raises(HandoverError, match="does not follow here"):
        check_step(state, S.ARRIVED)


def test_whoever_did_not_arrive_was_not_helped_there() -> None:
    with pytest.raises(HandoverError, match="Record the arrival first"):
        check_closing(S.ACCEPTED, Closing.HELPED)


def test_whoever_arrived_did_come() -> None:
    with pytest.raises(HandoverError, match="has arrived"):
        check_closing(S.ARRIVED, Closing.DID_NOT_COME)


@pytest.mark.parametrize(
    ("day", "fault"), [(date(2026, 3, 10), "future"), (date(2026, 3, 1), "before")]
)
def test_an_arrival_lies_between_sending_and_today(day: date, fault: str) -> None:
    with pytest.raises(HandoverError, match=fault):
        check_arrival(day, SENT, TODAY)


def test_every_way_of_ending_has_a_name() -> None:
    assert set(CLOSING_NAMES) == set(Closing)
