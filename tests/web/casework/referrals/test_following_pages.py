"""Arrival, follow-up and the end stand on pages with one main action each."""

import pytest

from ledfyr.apps.referrals.actions import accept_referral, record_arrival
from ledfyr.apps.referrals.models import Referral
from tests.factories.cases import NOW, browser_of
from tests.factories.referrals import a_handover, a_referral

pytestmark = pytest.mark.django_db


@pytest.fixture
def given():
    return a_handover()


@pytest.fixture
def referral(given):
    sent = a_referral(given)
    accept_referral(by=given.recipient, now=NOW, referral_id=sent.id)
    return sent


def arrive(given, referral):
    record_arrival(
        by=given.recipient, now=NOW, referral_id=referral.id, arrived_on=NOW.date()
    )


def state() -> str:
    return str(Referral.objects.get().state)


def main_actions(html: str) -> int:
    return html.count("main-action")


def test_the_recipient_is_asked_whether_the_person_arrived(given, referral):
    html = browser_of(given.recipient).get(f"/referrals/{referral.id}/")

    assert "Has the person arrived?" in html.content.decode()
    assert main_actions(html.content.decode()) == 1


def test_the_recipient_records_the_arrival(given, referral):
    browser_of(given.recipient).post(
        f"/referrals/{referral.id}/arrived/", {"arrived_on": NOW.date().isoformat()}
    )

    assert state() == "arrived"


def test_an_arrival_before_the_referral_says_what_to_correct(given, referral):
    answered = browser_of(given.recipient).post(
        f"/referrals/{referral.id}/arrived/", {"arrived_on": "2020-01-01"}
    )

    assert "before the referral was sent" in answered.content.decode()
    assert state() == "accepted"


def test_the_sender_follows_up_and_reads_it_again(given, referral):
    arrive(given, referral)
    browser = browser_of(given.sender)

    browser.post(f"/referrals/sent/{referral.id}/follow-up/", {"words": "Sleeps well."})

    html = browser.get(f"/referrals/sent/{referral.id}/").content.decode()
    assert "Sleeps well." in html
    assert main_actions(html) == 1
    seen = browser_of(given.recipient).get(f"/referrals/{referral.id}/")
    assert "Sleeps well." not in seen.content.decode()


@pytest.mark.parametrize(
    ("side", "address"),
    [("recipient", "/referrals/{}/close/"), ("sender", "/referrals/sent/{}/close/")],
)
def test_either_side_closes_it(given, referral, side, address):
    arrive(given, referral)

    browser_of(getattr(given, side)).post(
        address.format(referral.id), {"how": "helped"}
    )

    assert state() == "closed"


def test_help_before_arrival_is_refused_with_the_cure(given, referral):
    answered = browser_of(given.recipient).post(
        f"/referrals/{referral.id}/close/", {"how": "helped"}
    )

    assert "Record the arrival first" in answered.content.decode()
    assert state() == "accepted"


def test_the_inbox_shows_help_under_way(given, referral):
    html = browser_of(given.recipient).get("/referrals/").content.decode()

    assert "help is under way" in html
