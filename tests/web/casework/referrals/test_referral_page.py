"""A referral is read under its pseudonym, and answered once."""

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.cases.actions import withdraw_consent
from ledfyr.apps.referrals.actions import accept_referral, recall_referral
from ledfyr.apps.referrals.models import Referral
from ledfyr.domain.access.compartments import Compartment
from tests.factories.cases import TOMORROW, browser_of
from tests.factories.referrals import NAME, WRITTEN, a_handover, a_referral

pytestmark = pytest.mark.django_db

TWICE = "This referral has been answered or recalled already"


def address(referral, deed=""):
    return f"/referrals/{referral.id}/{deed}"


def test_it_shows_what_was_agreed_by_part_and_no_name():
    given = a_handover(Compartment.HEALTH, Compartment.IDENTITY)
    referral = a_referral(given)

    html = browser_of(given.recipient).get(address(referral)).content.decode()

    assert given.case.reference in html
    assert WRITTEN[Compartment.HEALTH] in html
    assert WRITTEN[Compartment.SUPPORT] not in html
    assert NAME not in html


def test_what_was_taken_back_after_it_was_read_is_told_to_its_reader():
    given = a_handover(Compartment.HEALTH)
    referral = a_referral(given)
    browser = browser_of(given.recipient)
    before = browser.get(address(referral)).content.decode()

    withdraw_consent(
        by=given.sender,
        now=TOMORROW,
        case_id=given.case.id,
        consent_id=given.consents[0],
    )

    after = browser.get(address(referral)).content.decode()
    assert "The person took this back" not in before
    assert "The person took this back" in after
    assert "delete what you noted of it" in after


def test_opening_marks_it_as_seen_and_is_recorded_each_time():
    given = a_handover()
    referral = a_referral(given)
    browser = browser_of(given.recipient)

    browser.get(address(referral))
    seen_at = Referral.objects.get().seen_at
    browser.get(address(referral))

    assert Referral.objects.get().state == "seen"
    assert Referral.objects.get().seen_at == seen_at
    assert AuditEvent.objects.filter(verb="referral_read").count() == 2


def test_after_acceptance_the_agreed_name_is_shown():
    given = a_handover(Compartment.IDENTITY)
    referral = a_referral(given)

    answered = browser_of(given.recipient).post(
        address(referral, "accept/"), follow=True
    )

    assert answered.redirect_chain == [(address(referral), 302)]
    assert NAME in answered.content.decode()


def test_without_consent_acceptance_says_that_no_name_follows():
    given = a_handover(Compartment.HEALTH)
    referral = a_referral(given)

    answered = browser_of(given.recipient).post(
        address(referral, "accept/"), follow=True
    )

    assert NAME not in answered.content.decode()
    assert "has not agreed to share who they are" in answered.content.decode()


def test_accepting_twice_says_that_it_was_answered():
    given = a_handover()
    referral = a_referral(given)
    accept_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)

    again = browser_of(given.recipient).post(address(referral, "accept/"))

    assert again.status_code == 409
    assert TWICE in again.content.decode()


def test_looking_at_the_address_of_an_answer_answers_nothing():
    given = a_handover()
    referral = a_referral(given)

    browser_of(given.recipient).get(address(referral, "accept/"))

    assert Referral.objects.get().state == "sent"


def test_a_refusal_takes_a_reason_to_the_sender():
    given = a_handover()
    referral = a_referral(given)

    browser_of(given.recipient).post(
        address(referral, "refuse/"), {"reason": "No place before spring."}
    )

    html = browser_of(given.sender).get(f"/referrals/sent/{referral.id}/")
    assert Referral.objects.get().state == "refused"
    assert "No place before spring." in html.content.decode()


def test_a_refusal_without_a_reason_is_sent_back():
    given = a_handover()
    referral = a_referral(given)

    answered = browser_of(given.recipient).post(
        address(referral, "refuse/"), {"reason": "  "}
    )

    assert answered.status_code == 200
    assert "Write an answer under “Why you cannot help”." in answered.content.decode()
    assert Referral.objects.get().state == "sent"


def test_refusing_twice_keeps_what_was_typed():
    given = a_handover()
    referral = a_referral(given)
    accept_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)

    answered = browser_of(given.recipient).post(
        address(referral, "refuse/"), {"reason": "A long reason."}
    )

    assert answered.status_code == 409
    assert TWICE in answered.content.decode()
    assert "A long reason." in answered.content.decode()


def test_a_recalled_referral_says_that_its_content_is_erased():
    given = a_handover(Compartment.HEALTH)
    referral = a_referral(given)
    recall_referral(by=given.sender, now=TOMORROW, referral_id=referral.id)

    html = browser_of(given.recipient).get(address(referral)).content.decode()

    assert "The content of this referral is erased" in html
    assert WRITTEN[Compartment.HEALTH] not in html


def test_the_browser_keeps_no_copy():
    given = a_handover()
    referral = a_referral(given)

    shown = browser_of(given.recipient).get(address(referral))

    assert "no-store" in shown["Cache-Control"]
