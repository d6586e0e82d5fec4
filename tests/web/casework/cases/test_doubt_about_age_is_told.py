"""Whoever helps is told that a person whose age is in doubt is treated as a child."""

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case
from ledfyr.domain.access.compartments import Compartment
from tests.factories import cases as make
from tests.factories.referrals import a_handover, a_referral

pytestmark = pytest.mark.django_db

TOLD = "in doubt: treated as a child"


def in_doubt(case: Case) -> Case:
    case.person.age_group = "unknown"
    case.person.age_is_in_doubt = True
    case.person.save()
    return case


def read(viewer: Viewer, address: str) -> str:
    return make.browser_of(viewer).get(address).content.decode()


def test_on_the_page_of_the_case() -> None:
    worker = make.a_case_worker()
    certain, doubtful = make.a_case(worker), in_doubt(make.a_case(worker))
    desk = make.browser_of(worker)

    pages = [desk.get(f"/cases/{case.id}/") for case in (certain, doubtful)]

    told = ["Treated as a child" in page.content.decode() for page in pages]
    assert told == [False, True]


def test_when_advice_is_asked_without_a_name() -> None:
    worker = make.a_case_worker()
    case = in_doubt(make.a_case(worker))

    assert TOLD in read(worker, f"/cases/{case.id}/consultation/")


def test_to_the_service_that_is_asked_to_help() -> None:
    given = a_handover(Compartment.SUPPORT)
    in_doubt(given.case)
    referral = a_referral(given)

    assert TOLD in read(given.recipient, f"/referrals/{referral.id}/")


def test_nothing_of_doubt_is_said_of_an_adult() -> None:
    given = a_handover(Compartment.SUPPORT)
    referral = a_referral(given)

    html = read(given.recipient, f"/referrals/{referral.id}/")

    assert "18 or over" in html
    assert "treated as a child" not in html
