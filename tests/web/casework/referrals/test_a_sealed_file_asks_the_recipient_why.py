"""Whoever is asked to help says why before a referral of a sealed file opens."""

import pytest
from django.test import Client

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.cases.actions import seal_file
from ledfyr.apps.referrals.models import Referral
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.access.scopes import Scope
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, an_organisation, browser_of
from tests.factories.referrals import WRITTEN, Handover, a_handover, a_referral
from tests.web.casework.api.programs import a_program

pytestmark = pytest.mark.django_db
TOLD = WRITTEN[Compartment.SUPPORT]


@pytest.fixture
def given() -> Handover:
    return a_handover()


@pytest.fixture
def page(given: Handover) -> str:
    referral = a_referral(given)
    seal_file(by=given.sender, now=NOW, case_id=given.case.id, is_sealed=True)
    return f"/referrals/{referral.id}/"


@pytest.fixture
def desk(given: Handover) -> Client:
    return browser_of(given.recipient)


def test_the_recipient_is_asked_and_nothing_is_marked_as_seen(
    page: str, desk: Client
) -> None:
    shown = desk.get(page, follow=True)

    assert shown.redirect_chain == [(f"{page}reason/", 302)]
    assert TOLD not in shown.content.decode()
    assert 'href="/referrals/"' in shown.content.decode()
    assert Referral.objects.get().state == "sent"
    assert not AuditEvent.objects.filter(verb="referral_read").exists()


def test_with_the_answer_it_opens_and_the_case_shows_who_said_why(
    given: Handover, page: str, desk: Client
) -> None:
    shown = desk.post(f"{page}reason/", {"reason": "support"}, follow=True)

    assert TOLD in shown.content.decode()
    [event] = AuditEvent.objects.filter(verb="reason_support")
    assert event.subject_id == given.case.id
    assert event.actor_id == given.recipient.staff_id


def test_nobody_accepts_what_they_have_not_opened(page: str, desk: Client) -> None:
    answered = desk.post(f"{page}accept/")

    assert answered["Location"] == f"{page}reason/"
    assert Referral.objects.get().state == "sent"


def test_a_reason_opens_nothing_else_of_the_case(
    given: Handover, page: str, desk: Client
) -> None:
    desk.post(f"{page}reason/", {"reason": "support"})

    assert desk.get(f"/cases/{given.case.id}/").status_code == 404


def test_whoever_is_no_party_is_not_asked(page: str) -> None:
    stranger = a_viewer(Role.SERVICE_WORKER, an_organisation("Night shelter"))

    assert browser_of(stranger).get(f"{page}reason/").status_code == 404


def test_the_sender_says_why_as_for_the_file_itself(given: Handover, page: str) -> None:
    sent = page.replace("/referrals/", "/referrals/sent/")

    answered = browser_of(given.sender).get(sent)

    assert answered["Location"] == f"/cases/{given.case.id}/reason/"


def test_a_program_is_told_to_let_its_owner_say_why(
    given: Handover, page: str, desk: Client
) -> None:
    program = a_program(given.recipient, Scope.READ_REFERRALS)
    refused = program.tell(f"{page}open")

    desk.post(f"{page}reason/", {"reason": "support"})

    assert refused.status_code == 403
    assert "sealed" in refused.json()["problem"]
    assert program.tell(f"{page}open").status_code == 200
