"""A case moves only with consent for every part of it, and inside one country."""

import pytest

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.referrals.transfer import (
    TRANSFER_STATE_NAMES,
    TRANSFER_WAITS_FOR,
    TransferError,
    TransferState,
    check_answer,
    check_transfer,
    missing_consent,
)

GOOD = {
    "agreed": frozenset(Compartment),
    "country": "SE",
    "recipient_country": "SE",
    "is_closed": False,
    "is_shared": False,
}


def test_a_case_with_every_consent_may_move() -> None:
    check_transfer(**GOOD)


@pytest.mark.parametrize("part", Compartment)
def test_it_stays_when_one_part_is_not_agreed_to(part: Compartment) -> None:
    agreed = frozenset(Compartment) - {part}

    with pytest.raises(TransferError, match="The case stays"):
        check_transfer(**{**GOOD, "agreed": agreed})
    assert missing_consent(agreed) == (part,)


@pytest.mark.parametrize(
    ("fault", "cure"),
    [
        ({"recipient_country": "FI"}, "stays in its country"),
        ({"is_closed": True}, "closed case"),
        ({"is_shared": True}, "Send a referral instead"),
    ],
)
def test_it_stays_and_says_why(fault: dict[str, object], cure: str) -> None:
    with pytest.raises(TransferError, match=cure):
        check_transfer(**{**GOOD, **fault})


@pytest.mark.parametrize("state", sorted(set(TransferState) - {TransferState.OFFERED}))
def test_an_offer_is_answered_once(state: TransferState) -> None:
    with pytest.raises(TransferError, match="no longer open"):
        check_answer(state)


def test_every_state_has_a_name_and_says_who_acts() -> None:
    assert set(TRANSFER_STATE_NAMES) == set(TRANSFER_WAITS_FOR) == set(TransferState)
