"""A referral is there for its sender and its recipient, and for nobody else."""

from uuid import uuid4

import pytest

from ledfyr.apps.referrals import actions
from ledfyr.apps.referrals.queries import ReferralNotFound, sent
from ledfyr.apps.referrals.queries_lists import Group, referral_page
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import TOMORROW, an_organisation
from tests.factories.referrals import a_handover, a_referral, a_shelter_worker

pytestmark = pytest.mark.django_db

RECEIVED = {
    "open": actions.open_referral,
    "accept": actions.accept_referral,
    "refuse": lambda **known: actions.refuse_referral(**known, reason="Full."),
}
SENT = {"read": actions.read_sent_referral, "recall": actions.recall_referral}


@pytest.mark.parametrize("deed", [*RECEIVED, *SENT])
def test_another_organisation_finds_nothing(deed):
    referral = a_referral()
    other = a_shelter_worker("Another shelter")

    with pytest.raises(ReferralNotFound):
        {**RECEIVED, **SENT}[deed](by=other, now=TOMORROW, referral_id=referral.id)
    assert not any(referral_page(other, group).rows for group in Group)


@pytest.mark.parametrize("deed", RECEIVED)
def test_the_sender_does_not_answer_for_the_recipient(deed):
    given = a_handover()
    referral = a_referral(given)

    with pytest.raises(ReferralNotFound):
        RECEIVED[deed](by=given.sender, now=TOMORROW, referral_id=referral.id)


@pytest.mark.parametrize("deed", SENT)
def test_the_recipient_does_not_act_for_the_sender(deed):
    given = a_handover()
    referral = a_referral(given)

    with pytest.raises(ReferralNotFound):
        SENT[deed](by=given.recipient, now=TOMORROW, referral_id=referral.id)


def test_what_does_not_exist_is_not_found_in_the_same_way():
    with pytest.raises(ReferralNotFound) as missing:
        actions.open_referral(by=a_shelter_worker(), now=TOMORROW, referral_id=uuid4())

    assert str(missing.value) == str(ReferralNotFound())


@pytest.mark.parametrize("role", [Role.STATISTICIAN, Role.ADMINISTRATOR])
def test_a_colleague_without_the_role_finds_nothing(role):
    referral = a_referral()
    colleague = a_viewer(role, an_organisation("Harbour shelter"))

    with pytest.raises(ReferralNotFound):
        actions.open_referral(by=colleague, now=TOMORROW, referral_id=referral.id)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.DECISION_MAKER])
def test_a_colleague_who_does_not_read_support_sees_nothing_of_what_was_sent(role):
    given = a_handover()
    a_referral(given)

    assert not sent(a_viewer(role, an_organisation())).exists()
