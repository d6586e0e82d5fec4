"""Whoever is kept out of a case does not read its referrals at the receiving side."""

import pytest

from ledfyr.apps.access.models import Staff
from ledfyr.apps.cases import actions as cases
from ledfyr.apps.referrals.actions import open_referral
from ledfyr.apps.referrals.queries import ReferralNotFound
from ledfyr.apps.referrals.queries_lists import Group, referral_page
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.special_access import Conflict
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, an_organisation
from tests.factories.referrals import a_handover, a_referral

pytestmark = pytest.mark.django_db


def test_a_receiver_who_is_kept_out_does_not_find_the_referral() -> None:
    given = a_handover(Compartment.SUPPORT)
    referral = a_referral(given)
    coordinator = a_viewer(Role.COORDINATOR, an_organisation())

    cases.record_conflict(
        by=coordinator,
        now=NOW,
        reference=given.case.reference,
        email=Staff.objects.get(pk=given.recipient.staff_id).email,
        kind=Conflict.TIE_TO_SUSPECT,
    )

    assert referral_page(given.recipient, Group.TO_ANSWER).rows == ()
    with pytest.raises(ReferralNotFound):
        open_referral(by=given.recipient, now=NOW, referral_id=referral.id)
