"""One question tells every day that comes in the viewer's cases; none is lost."""

from datetime import date, timedelta
from typing import Any

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case
from ledfyr.apps.cases.queries import DueItem
from ledfyr.apps.cases.queries.due import SHOWN_AT_MOST
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.due import DueKind
from ledfyr.domain.cases.plan import StepEnd
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


def items(
    viewer: Viewer, within_days: int = 14, today: date = TODAY
) -> tuple[DueItem, ...]:
    found = queries.due_dates(viewer, today=today, within_days=within_days)
    return (*found.passed, *found.coming)


def due(viewer: Viewer, within_days: int = 14, today: date = TODAY) -> list[DueKind]:
    return [item.kind for item in items(viewer, within_days, today)]


def a_busy_case(worker: Viewer) -> Case:
    """Make a case in which everything falls due within two weeks."""
    case = make.a_case(worker)
    support.a_planned_journey(worker, case, in_days=5)
    support.an_assessment(worker, case, review_in=1)
    plan = support.a_plan(worker, case, days=3)
    support.a_step(worker, case, plan, due_in=2)
    support.a_plan(worker, case, PlanKind.LONG_TERM, days=4)
    police = support.an_investigator()
    matter = support.a_matter(police, case)
    support.a_step_of(police, case, matter, "hearing", day_named=TODAY + 6 * DAY)
    wages = support.a_matter(worker, case, "wages")
    support.a_step_of(
        worker, case, wages, "wages_time_limit", day_named=TODAY + 7 * DAY
    )
    return case


def test_everything_that_falls_due_is_told_soonest_first(worker: Viewer) -> None:
    case = a_busy_case(worker)

    found = items(worker)

    assert [(item.kind, (item.on - TODAY).days) for item in found] == [
        (DueKind.RISK_REVIEW, 1),
        (DueKind.PLAN_STEP, 2),
        (DueKind.PLAN_ENDS, 3),
        (DueKind.PLAN_REVIEW, 4),
        (DueKind.ARRIVAL, 5),
        (DueKind.HEARING, 6),
        (DueKind.RISK_HEARING, 6),
        (DueKind.TIME_LIMIT, 7),
    ]
    assert {(item.case_id, item.reference) for item in found} == {
        (case.id, case.reference)
    }


def test_risk_that_nobody_has_assessed_waits_from_the_day_of_opening(
    worker: Viewer,
) -> None:
    case = make.a_case(worker)
    assert [(each.kind, each.on) for each in items(worker)] == [
        (DueKind.RISK_FIRST, case.opened_on)
    ]
    assert due(worker, today=TODAY + 30 * DAY) == [DueKind.RISK_FIRST]

    support.an_assessment(worker, case, review_in=1)

    assert due(worker) == [DueKind.RISK_REVIEW]


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.CASE_WORKER])
def test_risk_that_nobody_has_assessed_waits_for_no_other_role(
    worker: Viewer, role: Role
) -> None:
    make.a_case(worker)

    assert due(a_viewer(role, make.an_organisation())) == []


def test_a_closed_case_does_not_wait_for_a_first_assessment(worker: Viewer) -> None:
    case = make.a_case(worker)

    actions.close_case(by=worker, now=NOW, case_id=case.id)

    assert due(worker) == []


def test_what_is_far_away_is_not_told_yet(worker: Viewer) -> None:
    a_busy_case(worker)

    assert due(worker, within_days=2) == [DueKind.RISK_REVIEW, DueKind.PLAN_STEP]


def test_what_has_passed_stays_until_it_is_done(worker: Viewer) -> None:
    case = make.a_case(worker)
    step = support.a_step(worker, case, support.a_plan(worker, case), due_in=2)

    assert DueKind.PLAN_STEP in due(worker, today=TODAY + 9 * DAY)

    actions.end_step(
        by=worker,
        now=NOW,
        case_id=case.id,
        step_id=step.id,
        ended_as=StepEnd.DONE,
        ended_on=TODAY,
    )
    assert DueKind.PLAN_STEP not in due(worker, today=TODAY + 9 * DAY)


def test_a_follow_up_falls_due_after_the_arrival(worker: Viewer) -> None:
    case = make.a_case(worker)
    support.a_planned_journey(worker, case, in_days=0)
    assert due(worker, 0) == [DueKind.ARRIVAL]

    actions.confirm_arrival(
        by=worker,
        now=NOW,
        case_id=case.id,
        arrived_on=TODAY,
        revision=case.returns.get().revision,
    )

    assert due(worker, 0) == []
    assert due(worker, 0, today=date(2026, 12, 1)) == []
    assert DueKind.FOLLOW_UP in due(worker, 0, today=date(2026, 12, 2))


def test_a_new_assessment_or_term_moves_the_day(worker: Viewer) -> None:
    case = make.a_case(worker)
    support.an_assessment(worker, case, review_in=1)
    plan = support.a_plan(worker, case, days=3)

    support.an_assessment(worker, case, review_in=90)
    actions.extend_plan(
        by=worker,
        now=NOW,
        case_id=case.id,
        plan_id=plan.id,
        until=TODAY + 90 * DAY,
        reason="More calm",
        revision=1,
    )

    assert due(worker) == []


def test_a_move_asks_for_the_risk_until_it_is_assessed(worker: Viewer) -> None:
    case = make.a_case(worker)
    support.an_assessment(worker, case)
    assert due(worker) == []

    actions.write_entry(
        by=worker,
        now=NOW,
        case_id=case.id,
        compartment=Compartment.WHEREABOUTS,
        text="The other house",
    )
    assert due(worker) == [DueKind.RISK_MOVE]

    support.an_assessment(worker, case, occasion="move")
    assert due(worker) == []


def test_a_hearing_asks_for_the_risk_until_it_is_assessed_for_it(
    worker: Viewer,
) -> None:
    case = make.a_case(worker)
    support.an_assessment(worker, case, review_in=60)
    police = support.an_investigator()
    matter = support.a_matter(police, case)
    support.a_step_of(police, case, matter, "hearing", day_named=TODAY + 6 * DAY)
    assert due(worker) == [DueKind.HEARING, DueKind.RISK_HEARING]

    support.an_assessment(worker, case, review_in=60, occasion="before_hearing")

    assert due(worker) == [DueKind.HEARING]


def test_the_police_are_told_of_hearings_alone(worker: Viewer) -> None:
    a_busy_case(worker)

    assert due(support.an_investigator()) == [DueKind.HEARING]


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {Role.CASE_WORKER, Role.INVESTIGATOR})
)
def test_others_are_told_nothing(worker: Viewer, role: Role) -> None:
    a_busy_case(worker)

    assert due(a_viewer(role, make.an_organisation())) == []


def test_another_organisation_is_told_nothing(worker: Viewer) -> None:
    a_busy_case(worker)

    assert due(a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))) == []


def test_of_a_closed_case_only_the_way_home_falls_due(worker: Viewer) -> None:
    case = a_busy_case(worker)

    actions.close_case(by=worker, now=NOW, case_id=case.id)

    assert due(worker) == [DueKind.ARRIVAL]


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow_with_the_cases(
    worker: Viewer, number: int, django_assert_num_queries: Any
) -> None:
    for _ in range(number):
        a_busy_case(worker)

    with django_assert_num_queries(11):
        found = items(worker)

    assert len(found) == 8 * number


def test_what_waits_since_long_hides_nothing_that_comes(worker: Viewer) -> None:
    case = make.a_case(worker)
    plan = support.a_plan(worker, case, days=90)
    for days in range(1, 40):
        support.a_step(worker, case, plan, due_in=days)
    last = TODAY + 34 * DAY

    found = queries.due_dates(worker, today=last, within_days=14)

    assert len(found.passed) == SHOWN_AT_MOST and found.has_more_passed
    assert [item.on for item in found.coming] == [last + n * DAY for n in range(6)]
    assert not found.has_more_coming


def test_more_than_is_told_is_said_to_be_there(worker: Viewer) -> None:
    case = make.a_case(worker)
    plan = support.a_plan(worker, case, days=90)
    for days in range(1, 2 + SHOWN_AT_MOST):
        support.a_step(worker, case, plan, due_in=days)

    found = queries.due_dates(worker, today=TODAY, within_days=60)

    assert len(found.coming) == SHOWN_AT_MOST and found.has_more_coming
