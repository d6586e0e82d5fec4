"""The overview, the search, and the copy that is handed out."""

import json

import pytest
from django.test import Client

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import queries
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.records import Records, text_of, the_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


@pytest.fixture
def records(worker: Viewer) -> Records:
    return the_records(worker)


def test_the_copy_is_handed_out_on_paper_and_as_data(
    at_desk: Client, records: Records
) -> None:
    address = records.of_case("own-copy/")
    assert "Written in health" in text_of(at_desk.get(address))

    paper = at_desk.post(address, {"as": "pdf", "language": "sv"})
    content = at_desk.post(address, {"as": "json"})

    assert paper.content.startswith(b"%PDF-")
    assert paper["Cache-Control"] == content["Cache-Control"] == "no-store"
    told = json.loads(content.content)
    assert "Ion Popescu" in str(told["sections"])
    assert "Written in" not in str(told["sections"])
    assert {each["kind"] for each in told["left_out"]} >= {"notes", "proceedings"}
    assert "Popescu" not in paper["Content-Disposition"]


def test_what_was_read_and_ticked_is_in_the_copy(
    worker: Viewer, at_desk: Client, records: Records
) -> None:
    items = queries.copy_to_make(worker, records.case.id, now=make.NOW).to_choose
    [health] = [item.id for item in items if "in health" in str(item.lines)]

    answer = at_desk.post(
        records.of_case("own-copy/"), {"as": "json", "chosen": [health]}
    )

    assert "Written in health" in answer.content.decode()


def test_the_overview_is_narrowed_and_a_coordinator_sees_no_form(
    worker: Viewer, at_desk: Client, records: Records
) -> None:
    other = make.a_case(worker, main_form="LABOUR")

    page = text_of(at_desk.get("/cases/overview/?form=LABOUR&status=presumed"))
    assert other.reference in page
    assert records.case.reference not in page

    desk = make.browser_of(a_viewer(Role.COORDINATOR, make.an_organisation()))
    page = text_of(desk.get("/cases/overview/?form=LABOUR"))
    assert records.case.reference in page
    assert "Labour exploitation" not in page


@pytest.mark.parametrize("filters", ["status=x", "due=x&page=x", "organisation=1"])
def test_a_filter_that_is_not_offered_narrows_nothing(
    at_desk: Client, records: Records, filters: str
) -> None:
    page = text_of(at_desk.get(f"/cases/overview/?{filters}"))

    assert records.case.reference in page


def test_words_are_searched_without_standing_in_an_address(
    at_desk: Client, records: Records
) -> None:
    found = text_of(at_desk.post("/cases/search/", {"search": "whereabouts"}))
    not_found = text_of(at_desk.get("/cases/search/?search=whereabouts"))

    assert records.case.reference in found
    assert records.case.reference not in not_found
    short = text_of(at_desk.post("/cases/search/", {"search": "an"}))
    assert "too short" in short
