"""After acceptance both sides see the arrival, the follow-up and the end."""

from datetime import timedelta

import pytest

from ledfyr.apps.referrals import actions
from ledfyr.apps.referrals.models import Referral
from ledfyr.apps.referrals.queries import ReferralNotFound
from ledfyr.apps.referrals.queries_lists import Group, referral_page
from ledfyr.apps.referrals.retention import erase_content_of_old_referrals
from ledfyr.domain.referrals.handover import (
    Closing,
    HandoverError,
    ReferralState,
    Side,
)
from tests.factories.cases import NOW, TOMORROW
from tests.factories.referrals import Handover, a_handover, a_referral

pytestmark = pytest.mark.django_db
LATER = TOMORROW + timedelta(days=3)


def accepted() -> tuple[Handover, Referral]:
    given = a_handover()
    referral = a_referral(given)
    actions.accept_referral(by=given.recipient, now=NOW, referral_id=referral.id)
    return given, referral


def arrived() -> tuple[Handover, Referral]:
    given, referral = accepted()
    actions.record_arrival(
        by=given.recipient,
        now=TOMORROW,
        referral_id=referral.id,
        arrived_on=TOMORROW.date(),
    )
    return given, referral


def follow_up(given: Handover, referral: Referral, words: str = "Sleeps well.") -> None:
    actions.record_follow_up(
        by=given.sender, now=LATER, referral_id=referral.id, words=words
    )


def test_an_accepted_referral_waits_for_word_of_the_arrival() -> None:
    given, _ = accepted()

    (row,) = referral_page(given.recipient, Group.UNDER_WAY).rows
    assert (row.state, row.waits_for) == (ReferralState.ACCEPTED, Side.RECIPIENT)


def test_after_the_arrival_the_sender_has_to_act() -> None:
    given, _ = arrived()

    (row,) = referral_page(given.sender, Group.SENT).rows
    assert (row.state, row.waits_for) == (ReferralState.ARRIVED, Side.SENDER)


def test_only_the_recipient_says_that_somebody_arrived() -> None:
    given, referral = accepted()

    with pytest.raises(ReferralNotFound):
        actions.record_arrival(
            by=given.sender, now=NOW, referral_id=referral.id, arrived_on=NOW.date()
        )


def test_nobody_arrives_before_acceptance() -> None:
    given = a_handover()
    referral = a_referral(given)

    with pytest.raises(HandoverError):
        actions.record_arrival(
            by=given.recipient, now=NOW, referral_id=referral.id, arrived_on=NOW.date()
        )


def test_what_the_sender_writes_stays_with_the_sender() -> None:
    given, referral = arrived()
    follow_up(given, referral, "Sleeps well.")

    ask = {"now": LATER, "referral_id": referral.id}
    sent = actions.read_sent_referral(by=given.sender, **ask)
    received = actions.open_referral(by=given.recipient, **ask)
    assert [step.words for step in sent.steps] == ["", "Sleeps well."]
    assert [step.words for step in received.steps] == ["", ""]


def test_one_may_follow_up_again_and_again() -> None:
    given, referral = arrived()
    follow_up(given, referral)
    follow_up(given, referral)

    referral.refresh_from_db()
    assert (referral.state, referral.steps.count()) == ("followed_up", 3)


@pytest.mark.parametrize("side", ["sender", "recipient"])
def test_either_side_closes_it_and_both_see_how(side: str) -> None:
    given, referral = arrived()

    actions.close_referral(
        by=getattr(given, side),
        now=LATER,
        referral_id=referral.id,
        how=Closing.HELPED,
    )

    view = actions.read_sent_referral(
        by=given.sender, now=LATER, referral_id=referral.id
    )
    assert (view.row.state, view.row.waits_for) == (ReferralState.CLOSED, Side.NOBODY)
    assert view.steps[-1].closing is Closing.HELPED


def test_a_closed_referral_takes_no_further_step() -> None:
    given, referral = accepted()
    ask = {"now": LATER, "referral_id": referral.id, "how": Closing.DID_NOT_COME}
    actions.close_referral(by=given.recipient, **ask)

    with pytest.raises(HandoverError):
        actions.close_referral(by=given.sender, **ask)


def test_what_is_followed_up_lately_is_not_erased_yet() -> None:
    given, referral = arrived()
    half_a_year = NOW + timedelta(days=180)
    actions.record_follow_up(
        by=given.sender, now=half_a_year, referral_id=referral.id, words=""
    )

    assert erase_content_of_old_referrals(half_a_year) == 0
    assert erase_content_of_old_referrals(half_a_year + timedelta(days=180)) == 1
