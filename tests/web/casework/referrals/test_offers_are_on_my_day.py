"""A case that is offered is on My day of both sides, and due today for one of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions import declare_conflict
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.referrals.actions import offer_transfer, refuse_transfer
from ledfyr.apps.referrals.models import Transfer
from ledfyr.apps.referrals.queries_due import days_due
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.consent import Purpose
from ledfyr.domain.cases.special_access import Conflict
from ledfyr.web.casework.cases import views_my_day
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NAME = "Testname Exampleson"
ASKED = "asks you to take over the case"
AWAITED = "has to say whether they take over the case"


@pytest.fixture
def sender() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def recipient() -> Viewer:
    return a_viewer(Role.CASE_WORKER, make.an_organisation("Storby social services"))


def an_offer(sender: Viewer, recipient: Viewer) -> Transfer:
    case = make.a_case(sender, identity=Identity(NAME, "1990", "ky"))
    place = make.home_of(recipient)
    make.a_consent(sender, case, place, *Compartment, purpose=Purpose.TRANSFER)
    return offer_transfer(by=sender, now=make.NOW, case_id=case.id, recipient_id=place)


def my_day(viewer: Viewer) -> str:
    answer = make.browser_of(viewer).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_is_asked_is_led_to_the_offer(sender: Viewer, recipient: Viewer) -> None:
    offer = an_offer(sender, recipient)

    page = my_day(recipient)

    assert f'href="/referrals/transfers/{offer.id}/"' in page
    assert ASKED in page
    assert AWAITED not in page
    assert NAME not in page


def test_who_offered_sees_for_whom_they_wait(sender: Viewer, recipient: Viewer) -> None:
    an_offer(sender, recipient)

    page = my_day(sender)

    assert f"Storby social services {AWAITED}" in page
    assert ASKED not in page


def test_an_answered_offer_waits_for_nobody(sender: Viewer, recipient: Viewer) -> None:
    offer = an_offer(sender, recipient)
    refuse_transfer(by=recipient, now=make.NOW, transfer_id=offer.id, reason="Full.")

    assert ASKED not in my_day(recipient)
    assert AWAITED not in my_day(sender)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CASE_WORKER}))
def test_who_may_not_take_over_is_not_asked(
    sender: Viewer, recipient: Viewer, role: Role
) -> None:
    offer = an_offer(sender, recipient)
    colleague = a_viewer(role, offer.recipient)

    assert ASKED not in my_day(colleague)


def test_who_is_kept_out_of_the_case_is_told_nothing(
    sender: Viewer, recipient: Viewer
) -> None:
    offer = an_offer(sender, recipient)
    declare_conflict(
        by=sender,
        now=make.NOW,
        case_id=offer.case_id,
        kind=Conflict.TIE_TO_SUSPECT,
    )

    assert AWAITED not in my_day(sender)


def test_an_offer_is_due_today_for_who_answers_it(
    sender: Viewer, recipient: Viewer
) -> None:
    an_offer(sender, recipient)
    today = timezone.localdate()

    assert days_due(recipient, today=today, within_days=0) == (today,)


def test_more_offers_than_are_listed_are_one_link_away(
    sender: Viewer, recipient: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views_my_day, "OF_EACH_LIST", 2)
    for _ in range(3):
        an_offer(sender, recipient)

    for viewer, words in ((recipient, ASKED), (sender, AWAITED)):
        page = my_day(viewer)
        assert page.count(words) == 2
        assert 'href="/referrals/transfers/"' in page


def test_many_offers_take_no_more_queries(sender: Viewer, recipient: Viewer) -> None:
    desk, counted = make.browser_of(recipient), []
    desk.get("/")
    for more in (1, 5):
        for _ in range(more):
            an_offer(sender, recipient)
        with CaptureQueriesContext(connection) as seen:
            desk.get("/")
        counted.append(len([q for q in seen if "SAVEPOINT" not in q["sql"]]))

    assert counted[0] == counted[1]
