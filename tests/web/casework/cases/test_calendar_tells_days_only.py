"""A calendar learns on which days something is due, and nothing else."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from ledfyr.apps.access.models import ApiToken
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.access.tokens import revoke_token
from ledfyr.domain.access.scopes import Scope
from tests.factories.cases import NOW, a_case_worker
from tests.factories.referrals import NAME, a_handover, a_referral, a_shelter_worker
from tests.web.casework.api.programs import a_secret

pytestmark = pytest.mark.django_db
KNOWN_LINES = re.compile(
    r"BEGIN:VCALENDAR|VERSION:2\.0|PRODID:-//Ledfyr//Due days//EN|BEGIN:VEVENT"
    r"|UID:\d{8}@due\.ledfyr\.invalid|DTSTAMP:\d{8}T000000Z"
    r"|DT(START|END);VALUE=DATE:\d{8}|SUMMARY:Ledfyr: something is due"
    r"|TRANSP:TRANSPARENT|END:VEVENT|END:VCALENDAR|"
)


def feed(viewer: Viewer, scope: Scope = Scope.CALENDAR) -> str:
    return f"/calendar/{a_secret(viewer, scope)}/due.ics"


def test_a_referral_that_waits_is_due_today() -> None:
    given = a_handover()
    a_referral(given)

    told = Client().get(feed(given.recipient)).content.decode()

    assert told.count("BEGIN:VEVENT") == 1
    assert f"DTSTART;VALUE=DATE:{timezone.localdate():%Y%m%d}" in told


def test_no_line_tells_more_than_a_day() -> None:
    given = a_handover()
    a_referral(given)
    for viewer in (given.sender, given.recipient):
        told = Client().get(feed(viewer)).content.decode()

        assert [x for x in told.split("\r\n") if not KNOWN_LINES.fullmatch(x)] == []
        assert given.case.reference not in told
        assert NAME not in told


def test_several_things_on_a_day_are_one_entry() -> None:
    shelter = a_shelter_worker()
    for _ in range(2):
        a_referral(a_handover(recipient=shelter))

    assert Client().get(feed(shelter)).content.decode().count("BEGIN:VEVENT") == 1


def test_nothing_due_is_an_empty_calendar() -> None:
    told = Client().get(feed(a_case_worker())).content.decode()

    assert "VEVENT" not in told


def test_the_address_stops_working_when_its_token_ends() -> None:
    viewer = a_case_worker()
    address = feed(viewer)
    revoke_token(by=viewer, now=NOW, token_id=ApiToken.objects.get().pk)

    assert Client().get(address).status_code == 401


def test_a_token_for_something_else_is_no_calendar() -> None:
    address = feed(a_case_worker(), Scope.READ_REFERRALS)

    assert Client().get(address).status_code == 401


def test_a_calendar_token_opens_nothing_of_the_interface() -> None:
    secret = a_secret(a_case_worker(), Scope.CALENDAR)

    answer = Client(headers={"Authorization": f"Bearer {secret}"}).get(
        "/api/v1/referrals"
    )

    assert answer.status_code == 403
