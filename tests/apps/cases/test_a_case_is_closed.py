"""Whoever carries the support closes a case, and is told what still waits in it."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.due import DueKind
from ledfyr.domain.cases.plan_model import PlanKind
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def test_the_end_of_an_investigation_is_not_the_end_of_the_help(case: Case) -> None:
    police = support.an_investigator()

    with pytest.raises(actions.NotPermitted):
        actions.close_case(by=police, now=NOW, case_id=case.id)
    with pytest.raises(queries.CaseNotFound):
        queries.closing_of(police, case.id, today=TODAY)

    assert not queries.open_file(police, case.id, now=NOW).may_close
    assert Case.objects.get().closed_on is None


def test_the_police_close_where_nobody_carries_support() -> None:
    place = make.an_organisation("Lindby police", "POLICE")
    police = a_viewer(Role.INVESTIGATOR, place)
    own = make.a_case(police)

    actions.close_case(by=police, now=NOW, case_id=own.id)

    own.refresh_from_db()
    assert own.closed_on == TODAY


def test_whoever_closes_is_told_what_still_waits(worker: Viewer, case: Case) -> None:
    matter = support.a_matter(worker, case, "criminal_followed")
    support.a_step_of(worker, case, matter, "hearing", day_named=TODAY + 9 * DAY)
    support.a_step_of(
        worker, case, matter, "hearing", on=TODAY - 9 * DAY, day_named=TODAY - DAY
    )
    support.an_assessment(worker, case)

    found = queries.closing_of(worker, case.id, today=TODAY)

    hearings = [each.on for each in found.waiting if each.kind is DueKind.HEARING]
    assert hearings == [TODAY + 9 * DAY]
    assert DueKind.RISK_REVIEW in {each.kind for each in found.waiting}


def test_the_page_says_what_ends_and_what_goes_on(worker: Viewer, case: Case) -> None:
    support.an_assessment(worker, case)
    support.a_plan(worker, case, PlanKind.INTEGRATION)

    shown = make.browser_of(worker).get(f"/cases/{case.id}/close/").content.decode()

    ends, _, goes_on = shown.partition('id="goes-on"')
    assert "Look at the risk again" in ends
    assert "Ask how the person is" in goes_on
