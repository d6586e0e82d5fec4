"""A long list of referrals goes on, page after page, and every glance says so."""

import pytest
from django.test import Client

from ledfyr.apps.referrals import queries_lists
from ledfyr.apps.referrals.actions import (
    accept_referral,
    record_arrival,
    refuse_referral,
)
from ledfyr.web.casework.cases import views_my_day
from tests.factories.cases import TOMORROW, browser_of
from tests.factories.referrals import NAME, Handover, a_handover, a_referral

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> Handover:
    monkeypatch.setattr(queries_lists, "PAGE_LENGTH", 2)
    monkeypatch.setattr(views_my_day, "OF_EACH_LIST", 2)
    first = a_handover()
    for _ in range(3):
        a_referral(a_handover(sender=first.sender, recipient=first.recipient))
    return first


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_whole_list_is_one_link_from_the_glance(three: Handover) -> None:
    browser = browser_of(three.recipient)

    for page in ("/", "/referrals/"):
        assert 'href="/referrals/lists/to-answer/"' in read(browser, page)


def test_my_day_leads_to_all_whose_answer_is_waited_for(three: Handover) -> None:
    html = read(browser_of(three.sender), "/")

    assert 'href="/referrals/lists/waiting/"' in html


def test_my_day_tells_what_was_refused() -> None:
    given = a_handover()
    referral = a_referral(given)
    refuse_referral(
        by=given.recipient, now=TOMORROW, referral_id=referral.id, reason="No room."
    )

    html = read(browser_of(given.sender), "/")

    assert "Refused: ask somebody else" in html
    assert f'href="/referrals/sent/{referral.id}/"' in html
    assert "No room." not in html


def test_my_day_asks_both_sides_for_what_follows_acceptance() -> None:
    given = a_handover()
    referral = a_referral(given)
    theirs, ours = browser_of(given.recipient), browser_of(given.sender)
    accept_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)

    assert "say when the person has arrived" in read(theirs, "/")
    assert "has to say when the person has arrived" in read(ours, "/")

    record_arrival(
        by=given.recipient,
        now=TOMORROW,
        referral_id=referral.id,
        arrived_on=TOMORROW.date(),
    )

    assert "Arrived: ask how it goes" in read(ours, "/")
    assert "say when the person has arrived" not in read(theirs, "/")


def test_the_next_page_goes_on_and_the_last_has_none(three: Handover) -> None:
    browser = browser_of(three.recipient)
    first = browser.get("/referrals/lists/to-answer/")
    last = first.context["shown"].lines[-1].row.id

    assert f'rel="next" href="?after={last}"' in first.content.decode()
    second = browser.get(f"/referrals/lists/to-answer/?after={last}")

    assert len(second.context["shown"].lines) == 1
    assert 'rel="next"' not in second.content.decode()
    assert "From the beginning" in second.content.decode()


@pytest.mark.parametrize("after", ["", "x", "0" * 32])
def test_a_place_that_is_none_begins_the_list(three: Handover, after: str) -> None:
    browser = browser_of(three.sender)

    html = read(browser, f"/referrals/lists/sent/?after={after}")

    assert "From the beginning" not in html
    assert NAME not in html


def test_a_list_that_there_is_not_is_not_found(three: Handover) -> None:
    answer = browser_of(three.sender).get("/referrals/lists/everybody/")

    assert answer.status_code == 404
