"""Whoever sent a referral sees what it shared and what came of it."""

import pytest

from ledfyr.apps.referrals.actions import accept_referral
from ledfyr.apps.referrals.models import Referral
from ledfyr.domain.access.compartments import Compartment
from tests.factories.cases import TOMORROW, browser_of
from tests.factories.referrals import a_handover, a_referral

pytestmark = pytest.mark.django_db


def test_it_names_the_parts_that_were_shared():
    given = a_handover(Compartment.HEALTH, Compartment.SUPPORT)
    referral = a_referral(given)

    shown = browser_of(given.sender).get(f"/referrals/sent/{referral.id}/")

    assert [each.name for each in shown.context["shown"].shared] == [
        "Health",
        "Support",
    ]


def test_the_identity_counts_as_shared_only_after_acceptance():
    given = a_handover(Compartment.IDENTITY)
    referral = a_referral(given)
    browser = browser_of(given.sender)
    before = browser.get(f"/referrals/sent/{referral.id}/").context["shown"].shared

    accept_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)

    after = browser.get(f"/referrals/sent/{referral.id}/").context["shown"].shared
    assert (before, [each.name for each in after]) == ((), ["Identity"])


def test_it_can_be_recalled_while_nobody_has_answered():
    given = a_handover()
    referral = a_referral(given)

    browser_of(given.sender).post(f"/referrals/sent/{referral.id}/recall/")

    assert Referral.objects.get().state == "recalled"


def test_recalling_an_answered_one_says_why_not():
    given = a_handover()
    referral = a_referral(given)
    accept_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)

    answered = browser_of(given.sender).post(
        f"/referrals/sent/{referral.id}/recall/", follow=True
    )

    assert "has been answered or recalled already" in answered.content.decode()
    assert Referral.objects.get().state == "accepted"
