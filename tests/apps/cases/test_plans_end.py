"""A plan that is done ends, waits for nobody, and makes room for another."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, SupportPlan
from ledfyr.domain.cases.due import DueKind
from ledfyr.domain.cases.plan import PlanError, StepEnd
from ledfyr.domain.cases.plan_model import PlanKind
from tests.factories import cases as make
from tests.factories import support
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db
SIX_WEEKS = timedelta(weeks=6)


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def end(worker: Viewer, case: Case, plan: SupportPlan) -> None:
    actions.end_plan(by=worker, now=NOW, case_id=case.id, plan_id=plan.id)


def kinds_due(worker: Viewer, days_later: timedelta = SIX_WEEKS) -> set[DueKind]:
    due = queries.due_dates(worker, today=TODAY + days_later, within_days=14)
    return {item.kind for item in (*due.passed, *due.coming)}


def test_six_weeks_that_run_out_wait_until_they_are_extended_or_ended(
    worker: Viewer, case: Case
) -> None:
    plan = support.a_plan(worker, case, days=42)
    assert DueKind.PLAN_ENDS in kinds_due(worker)
    assert DueKind.PLAN_ENDS in kinds_due(worker, timedelta(days=400))

    end(worker, case, plan)
    support.a_plan(worker, case, PlanKind.LONG_TERM, days=90)

    assert DueKind.PLAN_ENDS not in kinds_due(worker, timedelta(days=400))
    assert DueKind.PLAN_REVIEW in kinds_due(worker, timedelta(days=85))


def test_a_plan_does_not_end_over_an_open_step(worker: Viewer, case: Case) -> None:
    plan = support.a_plan(worker, case)
    step = support.a_step(worker, case, plan)

    with pytest.raises(PlanError, match="each open step"):
        end(worker, case, plan)

    actions.end_step(
        by=worker,
        now=NOW,
        case_id=case.id,
        step_id=step.id,
        ended_as=StepEnd.DROPPED,
        ended_on=TODAY,
    )
    end(worker, case, plan)
    [view] = queries.plans_of_case(worker, case.id, now=NOW).plans
    assert (view.ended_on, len(view.steps)) == (TODAY, 1)


def test_nothing_is_added_to_a_plan_that_has_ended(worker: Viewer, case: Case) -> None:
    plan = support.a_plan(worker, case)
    end(worker, case, plan)

    with pytest.raises(PlanError, match="open a new one"):
        support.a_step(worker, case, plan)
    with pytest.raises(PlanError, match="open a new one"):
        end(worker, case, plan)


def test_after_one_plan_another_of_its_kind_can_begin(
    worker: Viewer, case: Case
) -> None:
    end(worker, case, support.a_plan(worker, case))

    again = support.a_plan(worker, case)

    first, second = queries.plans_of_case(worker, case.id, now=NOW).plans
    assert (first.id, first.ended_on, second.ended_on) == (again.id, None, TODAY)


def test_the_page_ends_a_plan_and_keeps_it(worker: Viewer, case: Case) -> None:
    plan = support.a_plan(worker, case)
    desk, home = make.browser_of(worker), f"/cases/{case.id}/plan/"

    answer = desk.post(f"{home}{plan.id}/end/", follow=True)

    shown = answer.content.decode()
    assert "Plans that have ended" in shown
    assert f"{home}open/acute/" in shown or "Plan for the first weeks" in shown
