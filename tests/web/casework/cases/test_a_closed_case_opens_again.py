"""A closed case says so where it is read, and opens again by a deed of its own."""

import pytest
from django.test import Client

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Case, DueDay
from tests.factories import cases as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


@pytest.fixture
def case(worker: Viewer) -> Case:
    case = make.a_case(worker)
    actions.close_case(by=worker, now=make.NOW, case_id=case.id)
    return case


def read(at_desk: Client, address: str) -> str:
    page: str = at_desk.get(address).content.decode()
    return page


def test_the_file_says_first_that_the_case_is_closed(
    at_desk: Client, case: Case
) -> None:
    html = read(at_desk, f"/cases/{case.id}/")

    assert html.index("This case was closed on") < html.index("<h2")
    assert f'href="/cases/{case.id}/reopen/"' in html
    assert f'href="/cases/{case.id}/close/"' not in html


@pytest.mark.parametrize("address", ["/", "/cases/"])
def test_lists_mark_it_and_tell_no_end_of_a_period(
    at_desk: Client, case: Case, address: str
) -> None:
    html = read(at_desk, address)

    assert case.reference in html
    assert '<span class="quiet">closed</span>' in html
    assert "days left" not in html


def test_it_opens_again_after_one_question(at_desk: Client, case: Case) -> None:
    address = f"/cases/{case.id}/reopen/"
    assert "Open the case again" in read(at_desk, address)

    at_desk.post(address)

    case.refresh_from_db()
    assert case.closed_on is None
    assert "This case was closed" not in read(at_desk, f"/cases/{case.id}/")


def test_what_waits_falls_due_again(worker: Viewer, case: Case) -> None:
    before = DueDay.objects.filter(case=case).count()

    actions.reopen_case(by=worker, now=make.NOW, case_id=case.id)

    assert before == 0
    assert DueDay.objects.filter(case=case).exists()


def test_an_open_case_has_nothing_to_open(at_desk: Client, worker: Viewer) -> None:
    case = make.a_case(worker)

    answer = at_desk.post(f"/cases/{case.id}/reopen/")

    assert answer["Location"] == f"/cases/{case.id}/"
