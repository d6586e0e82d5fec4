"""What a referral carried is erased in time; that it was sent is kept."""

from datetime import timedelta

import pytest

from ledfyr.apps.referrals.actions import accept_referral, open_referral
from ledfyr.apps.referrals.retention import KEPT_DAYS, erase_content_of_old_referrals
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.referrals.handover import ReferralState
from tests.factories.cases import NOW
from tests.factories.referrals import a_handover, a_referral

pytestmark = pytest.mark.django_db

LAST_DAY = NOW + timedelta(days=KEPT_DAYS - 1)
TOO_LATE = NOW + timedelta(days=KEPT_DAYS)


def accepted(given):
    referral = a_referral(given)
    accept_referral(by=given.recipient, now=NOW, referral_id=referral.id)
    return referral


def opened(given, referral):
    return open_referral(by=given.recipient, now=TOO_LATE, referral_id=referral.id)


def test_until_then_the_recipient_reads_it():
    given = a_handover(Compartment.IDENTITY)
    referral = accepted(given)

    assert erase_content_of_old_referrals(LAST_DAY) == 0
    assert opened(given, referral).identity


def test_after_that_nobody_reads_it():
    given = a_handover(Compartment.IDENTITY, Compartment.HEALTH)
    referral = accepted(given)

    assert erase_content_of_old_referrals(TOO_LATE) == 1

    view = opened(given, referral)
    assert (view.identity, view.payload.parts, view.is_erased) == ((), {}, True)
    assert referral.disclosures.count() == 2


def test_a_second_run_finds_nothing_to_erase():
    accepted(a_handover())
    erase_content_of_old_referrals(TOO_LATE)

    assert erase_content_of_old_referrals(TOO_LATE) == 0


def test_one_that_nobody_answered_is_recalled():
    given = a_handover()
    referral = a_referral(given)

    erase_content_of_old_referrals(TOO_LATE)

    assert opened(given, referral).row.state is ReferralState.RECALLED


def test_the_operator_may_set_another_time(settings):
    settings.LEDFYR_REFERRAL_KEPT_DAYS = 30
    accepted(a_handover())

    assert erase_content_of_old_referrals(NOW + timedelta(days=30)) == 1
