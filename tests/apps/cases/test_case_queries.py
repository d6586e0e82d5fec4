"""A role sees compartments; reading is audited; a list never grows in queries."""

from datetime import timedelta
from typing import Any

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.queries import Identity
from ledfyr.domain.access.compartments import Compartment, readable
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.due import DueKind
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NOW = make.NOW
EVERYTHING = {part: f"Written in {part.value}" for part in Compartment}


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.mark.parametrize(
    "role", [Role.CASE_WORKER, Role.DECISION_MAKER, Role.INVESTIGATOR, Role.COORDINATOR]
)
def test_a_file_holds_only_what_the_role_may_read(worker: Viewer, role: Role) -> None:
    case = make.a_case(
        worker, identity=Identity("Ion Popescu", "", ""), entries=EVERYTHING
    )
    viewer = a_viewer(role, make.an_organisation())

    file = queries.open_file(viewer, case.id, now=NOW)

    assert set(file.entries) == readable([role])
    assert (file.identity is not None) == (Compartment.IDENTITY in readable([role]))
    assert bool(file.decisions) == (Compartment.STATUS in readable([role]))


@pytest.mark.parametrize(
    "role", [Role.STATISTICIAN, Role.ADMINISTRATOR, Role.SERVICE_WORKER]
)
def test_some_roles_open_no_file_at_all(worker: Viewer, role: Role) -> None:
    case = make.a_case(worker)
    viewer = a_viewer(role, make.an_organisation())

    with pytest.raises(queries.CaseNotFound):
        queries.open_file(viewer, case.id, now=NOW)


def test_every_reading_of_a_file_is_audited(worker: Viewer) -> None:
    case = make.a_case(worker)

    queries.open_file(worker, case.id, now=NOW)

    event = AuditEvent.objects.latest("sequence")
    assert (event.verb, event.actor_id, event.subject_id) == (
        "file_read",
        worker.staff_id,
        case.id,
    )


def test_a_person_is_found_by_the_whole_name_however_it_is_written(
    worker: Viewer,
) -> None:
    case = make.a_case(worker, identity=Identity("Jüri Tamm", "", ""))
    make.a_case(worker, identity=Identity("Jüri Tammsaare", "", ""))

    page = queries.case_page(worker, today=make.TODAY, search="tamm juri")

    assert [row.id for row in page.rows] == [case.id]


def test_those_who_may_not_read_identities_find_nobody_by_name(worker: Viewer) -> None:
    make.a_case(worker, identity=Identity("Jüri Tamm", "", ""))
    coordinator = a_viewer(Role.COORDINATOR, make.an_organisation())

    page = queries.case_page(coordinator, today=make.TODAY, search="Jüri Tamm")

    assert page.rows == ()


@pytest.mark.parametrize("number", [1, 30])
def test_a_list_takes_the_same_queries_whatever_its_length(
    worker: Viewer, number: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(number):
        make.a_case(worker)

    with django_assert_max_num_queries(3):
        page = queries.case_page(worker, today=make.TODAY)

    assert len(page.rows) == min(number, queries.PAGE_LENGTH)


def test_what_ends_soon_falls_due(worker: Viewer) -> None:
    case = make.a_case(worker)
    support.an_assessment(worker, case, review_in=90)
    board = a_viewer(Role.DECISION_MAKER, make.an_organisation())
    actions.record_decision(
        by=board,
        now=NOW,
        case_id=case.id,
        ruling=actions.Ruling("reasonable_grounds", make.TODAY, "Signs", "Told"),
    )
    later = make.TODAY + timedelta(days=20)

    assert not queries.due_dates(worker, today=make.TODAY, within_days=14).coming
    [due] = queries.due_dates(worker, today=later, within_days=14).coming
    assert due.case_id == case.id
    assert due.kind is DueKind.PERIOD


def test_a_person_counts_once_in_the_year_of_the_first_decision(worker: Viewer) -> None:
    make.a_case(worker, main_form="BEGGING")
    make.a_case(worker, main_form="BEGGING", now=NOW - timedelta(days=365))

    assert queries.registered_by_form(2026) == {"BEGGING": 1}
    assert queries.registered_years() == (2026, 2025)


def test_the_list_goes_on_from_a_case_and_shows_each_case_once() -> None:
    worker = make.a_case_worker()
    made = {make.a_case(worker).id for _ in range(2 * queries.PAGE_LENGTH + 3)}

    seen, after = [], None
    while True:
        page = queries.case_page(worker, today=make.TODAY, after=after)
        seen += [row.id for row in page.rows]
        if not page.has_next:
            break
        after = page.rows[-1].id

    assert len(seen) == len(made)
    assert set(seen) == made


def test_a_list_does_not_go_on_from_a_case_of_somebody_else() -> None:
    worker, other = make.a_case_worker(), a_viewer(Role.CASE_WORKER)
    own, foreign = make.a_case(worker), make.a_case(other)

    page = queries.case_page(worker, today=make.TODAY, after=foreign.id)

    assert page.is_first
    assert [row.id for row in page.rows] == [own.id]
