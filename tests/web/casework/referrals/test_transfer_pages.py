"""Handing over a case is shown apart from referrals, and asks for every consent."""

import pytest

from ledfyr.apps.referrals.models import Transfer
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.consent import Purpose
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def sender():
    return make.a_case_worker()


@pytest.fixture
def at_desk(sender):
    return make.browser_of(sender)


@pytest.fixture
def recipient():
    return a_viewer(Role.CASE_WORKER, make.an_organisation("Storby social services"))


@pytest.fixture
def case(sender):
    return make.a_case(sender)


def offered(at_desk, sender, recipient, case, parts=tuple(Compartment)):
    place = make.home_of(recipient)
    make.a_consent(sender, case, place, *parts, purpose=Purpose.TRANSFER)
    return at_desk.post(
        f"/cases/{case.id}/hand-over/", {"recipient": str(place)}, follow=True
    )


def test_without_every_consent_the_page_says_why_it_stays(
    at_desk, sender, recipient, case
):
    page = offered(at_desk, sender, recipient, case, parts=(Compartment.HEALTH,))

    assert "The case stays" in page.content.decode()
    assert not Transfer.objects.exists()


def test_the_recipient_sees_codes_and_no_file(at_desk, sender, recipient, case):
    offered(at_desk, sender, recipient, case)
    browser = make.browser_of(recipient)

    page = browser.get(f"/referrals/transfers/{Transfer.objects.get().id}/")

    html = page.content.decode()
    assert "Can you take it over?" in html
    assert html.count("main-action") == 1
    assert browser.get(f"/cases/{case.id}/").status_code == 404


def test_taking_over_opens_the_case_and_closes_it_to_the_others(
    at_desk, sender, recipient, case
):
    offered(at_desk, sender, recipient, case)
    address = f"/referrals/transfers/{Transfer.objects.get().id}/"

    taken = make.browser_of(recipient).post(f"{address}accept/", follow=True)

    assert taken.redirect_chain[-1][0] == f"/cases/{case.id}/"
    assert at_desk.get(f"/cases/{case.id}/").status_code == 404
    assert "Taken over" in at_desk.get("/referrals/transfers/").content.decode()


def test_a_refusal_takes_a_reason(at_desk, sender, recipient, case):
    offered(at_desk, sender, recipient, case)
    address = f"/referrals/transfers/{Transfer.objects.get().id}/"

    make.browser_of(recipient).post(f"{address}refuse/", {"reason": "Too few of us."})

    page = at_desk.get(address).content.decode()
    assert "Too few of us." in page


def test_the_sender_takes_an_offer_back(at_desk, sender, recipient, case):
    offered(at_desk, sender, recipient, case)
    address = f"/referrals/transfers/{Transfer.objects.get().id}/"

    at_desk.post(f"{address}take-back/")

    assert Transfer.objects.get().state == "taken_back"


def test_a_stranger_is_told_that_there_is_nothing(at_desk, sender, recipient, case):
    offered(at_desk, sender, recipient, case)
    stranger = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))
    address = f"/referrals/transfers/{Transfer.objects.get().id}/"

    assert make.browser_of(stranger).get(address).status_code == 404
