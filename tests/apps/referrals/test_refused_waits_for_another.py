"""What was refused waits for somebody else to be asked, and is told until then."""

from datetime import timedelta

import pytest

from ledfyr.apps.cases import actions as cases
from ledfyr.apps.referrals import actions
from ledfyr.apps.referrals.queries_lists import Group, referral_page
from ledfyr.domain.referrals.handover import Side
from tests.factories.cases import TOMORROW
from tests.factories.referrals import Handover, a_handover, a_referral

pytestmark = pytest.mark.django_db

LATER = TOMORROW + timedelta(days=1)


@pytest.fixture
def given() -> Handover:
    given = a_handover()
    actions.refuse_referral(
        by=given.recipient,
        now=TOMORROW,
        referral_id=a_referral(given).id,
        reason="No room.",
    )
    return given


def waiting(given: Handover) -> int:
    """Count who waits for somebody else; each list has to say the same."""
    first = referral_page(given.sender, Group.SENT).rows[-1]
    listed = len(referral_page(given.sender, Group.REFUSED).rows)
    assert first.waits_for is (Side.SENDER if listed else Side.NOBODY)
    return listed


def test_what_was_refused_waits(given: Handover) -> None:
    assert waiting(given) == 1


def test_whoever_asks_again_has_acted(given: Handover) -> None:
    a_referral(given, now=LATER)

    assert waiting(given) == 0


def test_asking_and_recalling_is_not_asking(given: Handover) -> None:
    again = a_referral(given, now=LATER)
    actions.recall_referral(
        by=given.sender, now=LATER + timedelta(hours=1), referral_id=again.id
    )

    assert waiting(given) == 1


def test_a_need_that_is_met_waits_no_longer(given: Handover) -> None:
    cases.meet_need(
        by=given.sender, now=LATER, case_id=given.case.id, need_id=given.need.id
    )

    assert waiting(given) == 0


def test_a_closed_case_waits_no_longer(given: Handover) -> None:
    cases.close_case(by=given.sender, now=LATER, case_id=given.case.id)

    assert waiting(given) == 0
