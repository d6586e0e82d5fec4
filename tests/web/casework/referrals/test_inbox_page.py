"""The inbox shows what waits for the reader's answer, then what was sent."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ledfyr.apps.referrals.actions import accept_referral
from tests.factories.cases import TOMORROW, browser_of
from tests.factories.referrals import NAME, a_handover, a_referral, a_shelter_worker

pytestmark = pytest.mark.django_db


def page(viewer):
    return browser_of(viewer).get("/referrals/")


def queries_of(browser):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert browser.get("/referrals/").status_code == 200
    return len(found)


def test_what_waits_for_an_answer_comes_first():
    given = a_handover()
    referral = a_referral(given)

    shown = page(given.recipient)

    assert [line.row.id for line in shown.context["lists"][0].lines] == [referral.id]
    assert given.case.reference in shown.content.decode()


def test_no_name_stands_in_the_inbox():
    given = a_handover()
    a_referral(given)

    assert NAME not in page(given.recipient).content.decode()
    assert NAME not in page(given.sender).content.decode()


def test_the_sender_sees_who_waits_for_whom():
    given = a_handover()
    a_referral(given)

    html = page(given.sender).content.decode()

    assert "Lindby social services waits for Harbour shelter" in html


def test_an_answered_referral_is_no_longer_among_those_that_wait():
    given = a_handover()
    referral = a_referral(given)
    accept_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)

    waiting, under_way, *_ = page(given.recipient).context["lists"]

    assert waiting.lines == ()
    assert [line.state for line in under_way.lines] == ["Accepted"]


def test_an_empty_inbox_says_so():
    html = page(a_shelter_worker()).content.decode()

    assert "Nobody waits for an answer from you." in html


@pytest.mark.parametrize("side", ["sender", "recipient"])
def test_ten_rows_take_as_many_queries_as_one_and_at_most_sixteen(side):
    given = a_handover()
    a_referral(given)
    browser = browser_of(getattr(given, side))
    browser.get("/referrals/")
    with_one = queries_of(browser)

    for _ in range(9):
        a_referral(a_handover(sender=given.sender, recipient=given.recipient))

    assert queries_of(browser) == with_one
    assert with_one <= 16
