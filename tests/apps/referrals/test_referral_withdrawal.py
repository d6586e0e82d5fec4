"""What the person withdraws before the first opening is no longer in the referral."""

import pytest

from ledfyr.apps.cases.actions import withdraw_consent
from ledfyr.apps.referrals.actions import accept_referral, open_referral
from ledfyr.apps.referrals.queries import view_of
from ledfyr.domain.access.compartments import Compartment
from tests.factories.cases import NOW, TOMORROW, a_consent, home_of
from tests.factories.referrals import a_handover, a_referral

pytestmark = pytest.mark.django_db


def withdraw(given, consent_id):
    withdraw_consent(
        by=given.sender, now=NOW, case_id=given.case.id, consent_id=consent_id
    )


def opened(given, referral):
    return open_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)


def test_a_part_withdrawn_before_the_first_opening_is_gone():
    given = a_handover(Compartment.HEALTH)
    place = home_of(given.recipient)
    (support,) = a_consent(given.sender, given.case, place, Compartment.SUPPORT)
    referral = a_referral(given)

    withdraw(given, support)

    assert set(opened(given, referral).payload.parts) == {Compartment.HEALTH}
    assert [d.compartment for d in referral.disclosures.all()] == ["health"]


def test_a_part_that_was_read_stays_read():
    given = a_handover(Compartment.HEALTH)
    referral = a_referral(given)
    opened(given, referral)

    withdraw(given, *given.consents)

    view = opened(given, referral)
    assert set(view.payload.parts) == {Compartment.HEALTH}
    assert view.withdrawn == ((Compartment.HEALTH, NOW.date()),)


def test_a_part_that_another_line_still_allows_is_not_taken_back():
    given = a_handover(Compartment.HEALTH)
    referral = a_referral(given)
    opened(given, referral)
    place = home_of(given.recipient)
    a_consent(given.sender, given.case, place, Compartment.HEALTH)

    withdraw(given, *given.consents)

    assert opened(given, referral).withdrawn == ()


def test_where_everything_is_withdrawn_nothing_personal_is_left():
    given = a_handover(Compartment.HEALTH)
    referral = a_referral(given)

    withdraw(given, *given.consents)

    left = opened(given, referral).payload
    assert (left.parts, left.languages, left.sex) == ({}, (), "UNKNOWN")


def test_acceptance_without_opening_takes_it_out_too():
    given = a_handover(Compartment.HEALTH)
    referral = a_referral(given)
    withdraw(given, *given.consents)

    accepted = accept_referral(
        by=given.recipient, now=TOMORROW, referral_id=referral.id
    )

    assert view_of(accepted, today=TOMORROW.date()).payload.parts == {}
