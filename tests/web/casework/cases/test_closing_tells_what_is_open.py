"""The page that closes a case tells open referrals and needs, to who reads support."""

import pytest

from ledfyr.apps.access.models import RoleHeld
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case
from ledfyr.apps.referrals.actions import accept_referral, record_arrival
from ledfyr.apps.referrals.queries_closing import open_referrals
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.records import text_of
from tests.factories.referrals import NAME, Handover, a_handover, a_referral

pytestmark = pytest.mark.django_db


def closing_page(viewer: Viewer, case: Case) -> str:
    return text_of(make.browser_of(viewer).get(f"/cases/{case.id}/close/"))


@pytest.fixture
def given() -> Handover:
    return a_handover()


def test_what_nobody_answered_is_told_by_recipient(given: Handover) -> None:
    a_referral(given)

    page = closing_page(given.sender, given.case)

    assert "Harbour shelter has not answered 1 referral" in page
    assert NAME not in page


def test_a_person_who_has_not_arrived_is_told(given: Handover) -> None:
    referral = a_referral(given)
    accept_referral(by=given.recipient, now=make.TOMORROW, referral_id=referral.id)

    page = closing_page(given.sender, given.case)

    assert "Harbour shelter has accepted 1 referral; the person has not arrived" in page
    assert "has not answered" not in page


def test_who_has_arrived_is_not_told(given: Handover) -> None:
    referral = a_referral(given)
    accept_referral(by=given.recipient, now=make.TOMORROW, referral_id=referral.id)
    record_arrival(
        by=given.recipient,
        now=make.TOMORROW,
        referral_id=referral.id,
        arrived_on=make.TOMORROW.date(),
    )

    assert "Referrals that are still open" not in closing_page(given.sender, given.case)


def test_needs_are_told_by_area_until_they_are_met(given: Handover) -> None:
    again = make.a_need(given.sender, given.case)
    desk = make.browser_of(given.sender)
    address = f"/cases/{given.case.id}/close/"
    two = text_of(desk.get(address))

    for need in (given.need, again):
        actions.meet_need(
            by=given.sender, now=make.NOW, case_id=given.case.id, need_id=need.id
        )

    assert ">Needs that are not met</h2><ul><li>" in two
    assert ": 2</li>" in two
    assert "Needs that are not met" not in text_of(desk.get(address))


def test_who_reads_no_support_is_told_of_neither(given: Handover) -> None:
    a_referral(given)
    RoleHeld.objects.filter(role=Role.CASE_WORKER).delete()
    police = a_viewer(Role.INVESTIGATOR, given.case.organisation)

    page = closing_page(police, given.case)

    assert open_referrals(police, given.case.id) == ()
    assert (
        queries.closing_of(police, given.case.id, today=make.TODAY).needs_not_met == ()
    )
    assert "Harbour shelter" not in page
    assert "Needs that are not met" not in page
