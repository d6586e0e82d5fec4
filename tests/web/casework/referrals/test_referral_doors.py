"""Which role opens which page of referrals? Everybody else finds nothing there."""

import pytest

from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import an_organisation, browser_of
from tests.factories.referrals import a_handover, a_referral, a_shelter_worker

pytestmark = pytest.mark.django_db

ANSWERS = {*Role} - {Role.STATISTICIAN, Role.ADMINISTRATOR}
RECEIVED = ("", "refuse/")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("deed", RECEIVED)
def test_a_received_referral_opens_to_who_may_answer(role, deed):
    referral = a_referral()
    colleague = a_viewer(role, an_organisation("Harbour shelter"))

    answered = browser_of(colleague).get(f"/referrals/{referral.id}/{deed}")

    assert answered.status_code == (200 if role in ANSWERS else 404)


@pytest.mark.parametrize("role", Role)
def test_the_inbox_opens_to_who_may_answer(role):
    answered = browser_of(a_viewer(role, an_organisation())).get("/referrals/")

    assert answered.status_code == (200 if role in ANSWERS else 404)


@pytest.mark.parametrize("role", Role)
def test_a_sent_referral_opens_to_who_works_with_the_case(role):
    referral = a_referral()
    colleague = a_viewer(role, an_organisation())

    answered = browser_of(colleague).get(f"/referrals/sent/{referral.id}/")

    assert answered.status_code == (200 if role is Role.CASE_WORKER else 404)


@pytest.mark.parametrize("deed", [*RECEIVED, "accept/"])
@pytest.mark.parametrize("whose", ["sender", "another shelter"])
def test_nobody_answers_for_another_organisation(deed, whose):
    given = a_handover()
    referral = a_referral(given)
    other = given.sender if whose == "sender" else a_shelter_worker("Another shelter")

    answered = browser_of(other).post(
        f"/referrals/{referral.id}/{deed}", {"reason": "x"}
    )

    assert answered.status_code == 404


@pytest.mark.parametrize("deed", ["", "recall/"])
def test_the_recipient_does_not_open_the_page_of_the_sender(deed):
    given = a_handover()
    referral = a_referral(given)

    answered = browser_of(given.recipient).post(f"/referrals/sent/{referral.id}/{deed}")

    assert answered.status_code == 404


def test_a_visitor_is_sent_to_sign_in(client):
    answered = client.get("/referrals/")

    assert answered.status_code == 302
    assert "sign-in" in answered["Location"]
