"""What is not in the ledger is not disclosed."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import (
    Consent,
    ConsentError,
    Purpose,
    check_entry,
    disclosable,
)

DAY = date(2026, 5, 4)
SHELTER = UUID(int=1)
POLICE = UUID(int=2)


def an_entry(**known: object) -> Consent:
    values = {
        "id": uuid4(),
        "recipient": SHELTER,
        "purpose": Purpose.SUPPORT,
        "compartment": Compartment.SUPPORT,
        "given_on": DAY,
        **known,
    }
    return Consent(**values)  # type: ignore[arg-type]


def test_a_live_entry_opens_its_own_compartment_only() -> None:
    entry = an_entry()

    shared = disclosable([entry], SHELTER, Purpose.SUPPORT, DAY)

    assert shared == {Compartment.SUPPORT: entry.id}


def test_consent_for_one_recipient_says_nothing_of_another() -> None:
    assert disclosable([an_entry()], POLICE, Purpose.SUPPORT, DAY) == {}


def test_consent_for_one_purpose_says_nothing_of_another() -> None:
    assert disclosable([an_entry()], SHELTER, Purpose.IDENTIFICATION, DAY) == {}


def test_a_withdrawal_holds_from_its_own_day() -> None:
    entry = an_entry(withdrawn_on=DAY)

    assert disclosable([entry], SHELTER, Purpose.SUPPORT, DAY) == {}


def test_consent_holds_through_its_last_day_and_no_longer() -> None:
    entry = an_entry(until=DAY)

    assert entry.is_live(DAY)
    assert not entry.is_live(DAY + timedelta(days=1))


def test_consent_does_not_reach_back_before_it_was_given() -> None:
    assert not an_entry().is_live(DAY - timedelta(days=1))


def test_an_entry_dated_tomorrow_is_refused() -> None:
    with pytest.raises(ConsentError, match="future"):
        check_entry(DAY + timedelta(days=1), None, DAY)


def test_an_entry_that_has_already_run_out_is_refused() -> None:
    with pytest.raises(ConsentError, match="already passed"):
        check_entry(DAY, DAY - timedelta(days=1), DAY)


ENTRIES = st.lists(
    st.builds(
        an_entry,
        recipient=st.sampled_from([SHELTER, POLICE]),
        purpose=st.sampled_from(Purpose),
        compartment=st.sampled_from(Compartment),
        until=st.none() | st.just(DAY - timedelta(days=1)),
        withdrawn_on=st.none() | st.just(DAY),
    )
)


@given(ENTRIES)
def test_nothing_is_ever_disclosed_without_a_live_entry(ledger: list[Consent]) -> None:
    by_id = {entry.id: entry for entry in ledger}

    for part, entry_id in disclosable(ledger, SHELTER, Purpose.SUPPORT, DAY).items():
        entry = by_id[entry_id]
        assert entry.is_live(DAY)
        assert entry.recipient == SHELTER
        assert entry.purpose is Purpose.SUPPORT
        assert entry.compartment is part
