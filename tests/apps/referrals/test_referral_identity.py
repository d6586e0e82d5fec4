"""Who the person is follows on acceptance, and only if they agreed and still agree."""

import pytest

from ledfyr.apps.cases.actions import withdraw_consent
from ledfyr.apps.referrals.actions import (
    accept_referral,
    open_referral,
    refuse_referral,
)
from ledfyr.domain.access.compartments import Compartment
from tests.factories.cases import TOMORROW
from tests.factories.referrals import NAME, a_handover, a_referral

pytestmark = pytest.mark.django_db


def opened(given, referral):
    return open_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)


def accept(given, referral):
    accept_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)


def test_before_acceptance_there_is_no_identity():
    given = a_handover(Compartment.IDENTITY, Compartment.SUPPORT)

    view = opened(given, a_referral(given))

    assert view.identity == ()
    assert Compartment.IDENTITY not in view.payload.parts
    assert view.row.reference == given.case.reference


def test_on_acceptance_the_agreed_identity_follows():
    given = a_handover(Compartment.IDENTITY, Compartment.SUPPORT)
    referral = a_referral(given)

    accept(given, referral)

    assert opened(given, referral).identity == (NAME,)


def test_without_consent_to_it_the_identity_never_follows():
    given = a_handover(Compartment.SUPPORT)
    referral = a_referral(given)

    accept(given, referral)

    assert opened(given, referral).identity == ()


def test_an_identity_withdrawn_before_acceptance_does_not_follow():
    given = a_handover(Compartment.IDENTITY)
    referral = a_referral(given)
    opened(given, referral)
    (consent_id,) = given.consents
    withdraw_consent(
        by=given.sender, now=TOMORROW, case_id=given.case.id, consent_id=consent_id
    )

    accept(given, referral)

    assert opened(given, referral).identity == ()
    assert not referral.disclosures.exists()


def test_a_refusal_brings_no_identity():
    given = a_handover(Compartment.IDENTITY)
    referral = a_referral(given)

    refuse_referral(
        by=given.recipient, now=TOMORROW, referral_id=referral.id, reason="Full."
    )

    assert opened(given, referral).identity == ()
