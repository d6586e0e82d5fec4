"""Nobody's file lies where no one has to act and nothing can follow."""

import pytest

from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.status import LEADS_TO, STATUS_NAMES, STATUS_OWNER, Status
from ledfyr.domain.referrals.handover import (
    NEXT,
    STATE_NAMES,
    WAITS_FOR,
    ReferralState,
)


@pytest.mark.parametrize("status", Status)
def test_a_status_has_a_name_an_owner_and_a_way_out(status: Status) -> None:
    assert STATUS_NAMES[status]
    assert STATUS_OWNER[status] in set(Role)
    assert LEADS_TO[status]


def test_every_status_can_be_reached() -> None:
    reached = {after for ways in LEADS_TO.values() for after in ways.values()}

    assert reached == set(Status) - {Status.NOT_DECIDED}


@pytest.mark.parametrize("state", ReferralState)
def test_a_referral_waits_for_somebody_until_it_ends(state: ReferralState) -> None:
    assert STATE_NAMES[state]
    assert WAITS_FOR[state] in {"recipient", "sender", "nobody"}
    assert not (NEXT[state] and WAITS_FOR[state] == "nobody")


def test_every_referral_can_come_to_an_end() -> None:
    ended = {state for state in ReferralState if not NEXT[state]}

    for _ in ReferralState:
        ended |= {state for state in ReferralState if NEXT[state] & ended}

    assert ended == set(ReferralState)


def test_every_state_of_a_referral_can_be_reached() -> None:
    reached = {after for ways in NEXT.values() for after in ways}

    assert reached == set(ReferralState) - {ReferralState.SENT}
