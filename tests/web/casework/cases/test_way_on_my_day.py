"""The first page tells all that falls due; the case leads to each page of the way."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.risk import Threat
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
PAGES = ("risk", "plan", "proceedings", "return")
OPEN_TO = {
    Role.CASE_WORKER: set(PAGES),
    Role.INVESTIGATOR: {"proceedings"},
}


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


def desk_of(viewer: Viewer) -> Client:
    client = make.browser_of(viewer)
    client.get("/")  # the first page after signing in asks once for the second step
    return client


def a_case_to_look_at(worker: Viewer) -> None:
    case = make.a_case(worker)
    support.an_assessment(
        worker, case, Threat("reprisal", 3, 3), now=timezone.now(), review_in=3
    )


def test_my_day_leads_to_the_page_where_it_is_dealt_with(worker: Viewer) -> None:
    a_case_to_look_at(worker)

    page = desk_of(worker).get("/")

    [due] = page.context["shown"]["due"]
    assert due["on"] == timezone.localdate() + timedelta(days=3)
    assert due["href"].endswith("/risk/")
    assert "Look at the risk again" in page.content.decode()


def test_my_day_leads_to_risk_that_nobody_has_assessed(worker: Viewer) -> None:
    case = make.a_case(worker, now=timezone.now())

    page = desk_of(worker).get("/")

    [due] = page.context["shown"]["due"]
    assert due["href"] == f"/cases/{case.id}/risk/"
    assert "Assess the risk: nobody has done so yet" in page.content.decode()


def test_my_day_takes_the_same_queries_however_much_is_due(worker: Viewer) -> None:
    desk, counted = desk_of(worker), []
    for more in (1, 9):
        for _ in range(more):
            a_case_to_look_at(worker)
        with CaptureQueriesContext(connection) as seen:
            desk.get("/")
        counted.append(len([q for q in seen if "SAVEPOINT" not in q["sql"]]))

    assert counted[0] == counted[1]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("part", PAGES)
def test_each_page_opens_to_who_works_with_that_part(role: Role, part: str) -> None:
    case = make.a_case(make.a_case_worker())
    viewer = a_viewer(role, make.an_organisation())

    answered = make.browser_of(viewer).get(f"/cases/{case.id}/{part}/")

    assert answered.status_code == (200 if part in OPEN_TO.get(role, ()) else 404)


@pytest.mark.parametrize("role", OPEN_TO)
def test_the_case_leads_to_the_pages_that_are_open(role: Role) -> None:
    case = make.a_case(make.a_case_worker())
    viewer = a_viewer(role, make.an_organisation())

    shown = make.browser_of(viewer).get(f"/cases/{case.id}/").content.decode()

    linked = {page for page in PAGES if f'href="/cases/{case.id}/{page}/"' in shown}
    assert linked == OPEN_TO[role]


@pytest.mark.parametrize("part", PAGES)
def test_a_page_of_the_way_takes_few_queries(worker: Viewer, part: str) -> None:
    case = make.a_case(worker)
    support.a_planned_journey(worker, case)
    plan = support.a_plan(worker, case)
    wages = support.a_matter(worker, case, "wages")
    for _ in range(8):
        support.a_step(worker, case, plan)
        support.a_step_of(worker, case, wages, "wages_claim", amount="1")
        support.an_assessment(worker, case)
    desk = desk_of(worker)

    with CaptureQueriesContext(connection) as seen:
        desk.get(f"/cases/{case.id}/{part}/")

    assert len([q for q in seen if "SAVEPOINT" not in q["sql"]]) <= 20
