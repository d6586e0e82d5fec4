"""A referral is answered once, and both sides see who has to act."""

import pytest

from ledfyr.apps.referrals import actions
from ledfyr.apps.referrals.queries_lists import Group, referral_page
from ledfyr.domain.cases.consent import Purpose
from ledfyr.domain.referrals.handover import HandoverError, ReferralState
from tests.factories.cases import NOW, TOMORROW, a_need
from tests.factories.referrals import a_handover, a_referral

pytestmark = pytest.mark.django_db


def accept(given, referral):
    return actions.accept_referral(
        by=given.recipient, now=TOMORROW, referral_id=referral.id
    )


def refuse(given, referral, reason="We have no place before spring."):
    return actions.refuse_referral(
        by=given.recipient, now=TOMORROW, referral_id=referral.id, reason=reason
    )


def recall(given, referral):
    return actions.recall_referral(
        by=given.sender, now=TOMORROW, referral_id=referral.id
    )


@pytest.mark.parametrize("first", [accept, refuse, recall])
@pytest.mark.parametrize("second", [accept, refuse, recall])
def test_an_ended_referral_takes_no_further_step(first, second):
    given = a_handover()
    referral = a_referral(given)
    first(given, referral)

    with pytest.raises(HandoverError, match="answered or recalled already"):
        second(given, referral)


def test_opening_twice_leaves_the_first_moment():
    given = a_handover()
    referral = a_referral(given)

    for moment in (NOW, TOMORROW):
        view = actions.open_referral(
            by=given.recipient, now=moment, referral_id=referral.id
        )

    assert (view.row.state, view.row.seen_at) == (ReferralState.SEEN, NOW)


def test_the_sender_reads_why_it_was_refused():
    given = a_handover()
    referral = a_referral(given)
    refuse(given, referral, "We have no place before spring.")

    view = actions.read_sent_referral(
        by=given.sender, now=TOMORROW, referral_id=referral.id
    )

    assert view.answer == "We have no place before spring."
    assert view.row.waits_for == "sender"


def test_a_recalled_referral_carries_nothing_any_more():
    given = a_handover()
    referral = a_referral(given)

    recall(given, referral)

    view = actions.open_referral(
        by=given.recipient, now=TOMORROW, referral_id=referral.id
    )
    assert view.is_erased
    assert view.payload.parts == {}


def test_an_urgent_referral_waits_first_and_then_the_oldest():
    given = a_handover()
    old = a_referral(given)
    new = a_referral(
        a_handover(sender=given.sender, recipient=given.recipient), now=TOMORROW
    )
    urgent = a_handover(sender=given.sender, recipient=given.recipient)
    need = a_need(given.sender, urgent.case, "SAFETY", is_urgent=True)
    soon = actions.send_referral(
        by=given.sender,
        now=TOMORROW,
        case_id=urgent.case.id,
        need_id=need.id,
        service_id=urgent.service.id,
        purpose=Purpose.SUPPORT,
    )

    waiting = referral_page(given.recipient, Group.TO_ANSWER).rows

    assert [row.id for row in waiting] == [soon.id, old.id, new.id]


def test_an_answered_referral_moves_from_waiting_to_ended():
    given = a_handover()
    referral = a_referral(given)
    refuse(given, referral)

    assert referral_page(given.recipient, Group.TO_ANSWER).rows == ()
    assert referral_page(given.sender, Group.WAITING).rows == ()
    for viewer, group in ((given.recipient, Group.ENDED), (given.sender, Group.SENT)):
        (row,) = referral_page(viewer, group).rows
        assert row.id == referral.id
