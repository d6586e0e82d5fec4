"""Before a consent is withdrawn one sees what it carried and what it will not."""

import pytest

from ledfyr.apps.cases.queries import CaseNotFound
from ledfyr.apps.referrals.actions import open_referral
from ledfyr.apps.referrals.queries_withdrawal import (
    BeforeWithdrawal,
    before_withdrawal,
)
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, a_consent, an_organisation, home_of
from tests.factories.referrals import Handover, a_handover, a_referral

pytestmark = pytest.mark.django_db


def before(given: Handover) -> BeforeWithdrawal:
    (line,) = given.consents
    return before_withdrawal(given.sender, given.case.id, line, now=NOW)


def test_what_was_opened_was_sent() -> None:
    given = a_handover(Compartment.HEALTH)
    referral = a_referral(given)
    open_referral(by=given.recipient, now=NOW, referral_id=referral.id)

    found = before(given)

    assert [each.what for each in found.already_sent] == [given.service.name]
    assert found.taken_out == ()


def test_what_nobody_opened_can_still_be_taken_out() -> None:
    given = a_handover(Compartment.HEALTH)
    a_referral(given)

    found = before(given)

    assert [each.what for each in found.taken_out] == [given.service.name]
    assert found.already_sent == ()


def test_a_name_that_waits_for_acceptance_is_told() -> None:
    given = a_handover(Compartment.IDENTITY)
    a_referral(given)

    assert before(given).name_kept_back == (given.service.name,)


def test_another_line_that_allows_the_same_is_told() -> None:
    given = a_handover(Compartment.HEALTH)
    alone = before(given).other_line_holds
    a_consent(given.sender, given.case, home_of(given.recipient), Compartment.HEALTH)

    assert (alone, before(given).other_line_holds) == (False, True)


def test_it_is_not_there_for_others() -> None:
    given = a_handover(Compartment.HEALTH)
    (line,) = given.consents
    stranger = a_viewer(Role.CASE_WORKER, an_organisation("Elsewhere"))

    with pytest.raises(CaseNotFound):
        before_withdrawal(stranger, given.case.id, line, now=NOW)
