"""A team and a coordinator see how cases stand, each as far as their roles read."""

from datetime import timedelta
from typing import Any

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case
from ledfyr.apps.cases.queries import Due, Sought
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import PERMISSIONS, Permission
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.status import Status
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NOW = make.NOW
TODAY = make.TODAY


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


def shown(viewer: Viewer, on: object = TODAY, **sought: Any) -> set[str]:
    page = queries.overview(viewer, Sought(**sought), today=on)  # type: ignore[arg-type]
    return {row.reference for row in page.rows}


def decide(case: Case, name: str, days: int = 0) -> None:
    board = a_viewer(Role.DECISION_MAKER, make.an_organisation())
    day = TODAY + timedelta(days=days)
    actions.record_decision(
        by=board,
        now=NOW + timedelta(days=days),
        case_id=case.id,
        ruling=actions.Ruling(name, day, "Signs", "Told"),
    )


def test_cases_are_narrowed_by_where_the_person_stands(worker: Viewer) -> None:
    presumed, grounds = make.a_case(worker), make.a_case(worker)
    decide(grounds, "reasonable_grounds")

    assert shown(worker, status=Status.PRESUMED) == {
        presumed.reference,
        grounds.reference,
    }
    assert shown(worker, status=Status.IDENTIFIED) == set()
    assert shown(worker, status=Status.NOT_DECIDED) == set()


def test_the_filter_agrees_with_the_status_that_is_shown(worker: Viewer) -> None:
    for _ in range(3):
        make.a_case(worker)

    for status in Status:
        rows = queries.overview(worker, Sought(status=status), today=TODAY).rows
        assert {row.status for row in rows} <= {status}


def test_cases_are_narrowed_by_form(worker: Viewer) -> None:
    begging = make.a_case(worker, main_form="BEGGING")
    make.a_case(worker)

    assert shown(worker, form="BEGGING") == {begging.reference}


def test_periods_that_end_are_told_apart_from_those_that_ended(worker: Viewer) -> None:
    case = make.a_case(worker)
    for each in (case, make.a_case(worker)):
        support.an_assessment(worker, each, review_in=90)
    decide(case, "reasonable_grounds")

    assert shown(worker, due=Due.SOON) == set()
    near, passed = (TODAY + timedelta(days=days) for days in (20, 40))
    assert shown(worker, near, due=Due.SOON) == {case.reference}
    assert shown(worker, passed, due=Due.OVERDUE) == {case.reference}


def test_a_closed_case_is_shown_only_when_asked_for(worker: Viewer) -> None:
    case = make.a_case(worker)
    actions.close_case(by=worker, now=NOW, case_id=case.id)

    assert shown(worker) == set()
    assert shown(worker, with_closed=True) == {case.reference}


def test_a_place_of_others_narrows_to_nothing(worker: Viewer) -> None:
    elsewhere = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))
    make.a_case(elsewhere)
    mine = make.a_case(worker)

    assert shown(worker) == {mine.reference}
    assert shown(worker, organisation_id=make.home_of(elsewhere)) == set()
    assert len(queries.places_of_overview(worker)) == 1


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_what_its_compartments_hold(worker: Viewer, role: Role) -> None:
    case = make.a_case(worker, main_form="BEGGING")
    decide(case, "reasonable_grounds")
    viewer = a_viewer(role, make.an_organisation())

    rows = queries.overview(viewer, Sought(), today=TODAY).rows

    if role not in PERMISSIONS[Permission.READ_CASE]:
        assert rows == ()
        return
    [row] = rows
    assert (row.status is None) == (Compartment.STATUS not in viewer.compartments)
    assert bool(row.next_due) == (Compartment.STATUS in viewer.compartments)
    sees_form = Compartment.ACCOUNT in viewer.compartments
    assert row.form == ("BEGGING" if sees_form else "")
    assert bool(shown(viewer, form="BEGGING")) == sees_form


@pytest.mark.parametrize("number", [1, 24])
def test_a_page_takes_the_same_queries_whatever_its_length(
    worker: Viewer, number: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(number):
        decide(make.a_case(worker), "reasonable_grounds")

    with django_assert_max_num_queries(10):
        assert len(shown(worker)) == number
