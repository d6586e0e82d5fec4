"""A referral carries what the person agreed to share, and nothing else."""

from datetime import timedelta

import pytest

from ledfyr.apps.referrals.actions import NothingToSend, open_referral, send_referral
from ledfyr.apps.referrals.models import Referral
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import ConsentError, Purpose
from ledfyr.domain.referrals.handover import HandoverError
from tests.factories.cases import NOW, TOMORROW, a_case, a_need
from tests.factories.referrals import WRITTEN, a_handover, a_referral

pytestmark = pytest.mark.django_db


def opened(given, referral):
    return open_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)


def test_what_was_agreed_is_in_it():
    given = a_handover(Compartment.HEALTH, Compartment.SUPPORT)

    view = opened(given, a_referral(given))

    assert view.payload.parts == {
        Compartment.HEALTH: (WRITTEN[Compartment.HEALTH],),
        Compartment.SUPPORT: (WRITTEN[Compartment.SUPPORT],),
    }


def test_what_was_not_agreed_is_not_in_it():
    given = a_handover(Compartment.HEALTH)

    view = opened(given, a_referral(given))

    assert set(view.payload.parts) == {Compartment.HEALTH}


def test_a_part_in_which_nothing_is_written_is_not_counted_as_shared():
    given = a_handover(Compartment.RETURN, Compartment.HEALTH)

    referral = a_referral(given)

    assert [d.compartment for d in referral.disclosures.all()] == ["health"]


def test_each_part_shared_names_the_consent_it_rests_on():
    given = a_handover(Compartment.HEALTH)

    referral = a_referral(given)

    assert [d.consent_id for d in referral.disclosures.all()] == list(given.consents)


def test_consent_for_another_purpose_shares_nothing():
    given = a_handover(Compartment.HEALTH)

    with pytest.raises(ConsentError, match="has not agreed to share anything"):
        send_referral(
            by=given.sender,
            now=NOW,
            case_id=given.case.id,
            need_id=given.need.id,
            service_id=given.service.id,
            purpose=Purpose.RETURN,
        )
    assert not Referral.objects.exists()


def test_a_need_of_another_case_is_refused():
    given = a_handover()
    other = a_need(given.sender, a_case(given.sender))

    with pytest.raises(NothingToSend):
        send_referral(
            by=given.sender,
            now=NOW,
            case_id=given.case.id,
            need_id=other.id,
            service_id=given.service.id,
            purpose=Purpose.SUPPORT,
        )


def test_the_same_is_not_asked_twice_while_it_waits():
    given = a_handover()
    a_referral(given)

    with pytest.raises(HandoverError, match="Harbour shelter has been asked"):
        a_referral(given, now=NOW + timedelta(minutes=1))
