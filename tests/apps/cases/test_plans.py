"""Planning support with a person: agreed, extended as needed, and ended once."""

from datetime import timedelta
from uuid import uuid4

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, FollowUp, PlanStep, SupportPlan
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.plan import PlanError, StepEnd
from ledfyr.domain.cases.plan_model import PlanKind, Where
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


def end(by: Viewer, case: Case, step: PlanStep, **known: object) -> None:
    given = {"ended_as": StepEnd.DONE, "ended_on": TODAY, "step_id": step.id, **known}
    actions.end_step(by=by, now=NOW, case_id=case.id, **given)  # type: ignore[arg-type]


def test_a_plan_holds_what_the_person_agreed_to(worker: Viewer, case: Case) -> None:
    plan = support.a_plan(worker, case)
    support.a_step(worker, case, plan, service="Harbour shelter")

    [view] = queries.plans_of_case(worker, case.id, now=NOW).plans

    [step] = view.steps
    assert (view.kind, view.until) == (PlanKind.ACUTE, TODAY + 28 * DAY)
    assert (step.goal, step.service) == ("Sleep without fear", "Harbour shelter")
    assert (step.area, step.responsible) == ("HOUSING", "crisis_center")
    assert b"Harbour" not in bytes(PlanStep.objects.get().sealed_content)


def test_a_step_nobody_agreed_to_is_not_kept(worker: Viewer, case: Case) -> None:
    plan = support.a_plan(worker, case)

    with pytest.raises(PlanError, match="Ask the person"):
        support.a_step(worker, case, plan, agreed_by="")

    assert not PlanStep.objects.exists()


def test_a_step_of_ones_own_names_an_area_of_life(worker: Viewer, case: Case) -> None:
    plan = support.a_plan(worker, case)

    step = support.a_step(worker, case, plan, activity="", area="FAMILY")

    assert step.area == "FAMILY"
    with pytest.raises(PlanError, match="area of life"):
        support.a_step(worker, case, plan, activity="", area="")


def test_an_extension_is_a_new_term_with_its_reason(worker: Viewer, case: Case) -> None:
    plan = support.a_plan(worker, case)

    actions.extend_plan(
        by=worker,
        now=NOW,
        case_id=case.id,
        plan_id=plan.id,
        until=TODAY + 60 * DAY,
        reason="Needs more calm",
        revision=1,
    )

    [view] = queries.plans_of_case(worker, case.id, now=NOW).plans
    assert [term.until for term in view.terms] == [TODAY + 28 * DAY, TODAY + 60 * DAY]
    assert view.terms[1].reason == "Needs more calm"


def test_a_step_ends_once(worker: Viewer, case: Case) -> None:
    step = support.a_step(worker, case, support.a_plan(worker, case))
    end(worker, case, step)

    with pytest.raises(PlanError, match="already"):
        end(worker, case, step, ended_as=StepEnd.DROPPED)

    step.refresh_from_db()
    assert (step.ended_as, step.ended_on) == ("done", TODAY)


def test_there_is_one_plan_of_a_kind(worker: Viewer, case: Case) -> None:
    support.a_plan(worker, case)

    with pytest.raises(PlanError, match="extend it instead"):
        support.a_plan(worker, case)

    support.a_plan(worker, case, PlanKind.LONG_TERM, 180)
    assert SupportPlan.objects.count() == 2


def test_a_plan_for_a_life_here_asks_again_after_months(
    worker: Viewer, case: Case
) -> None:
    support.a_plan(worker, case, PlanKind.INTEGRATION, 180)

    assert list(FollowUp.objects.values_list("months", flat=True)) == [1, 3, 6, 12]


def test_a_need_after_the_return_stands_beside_those_of_now(
    worker: Viewer, case: Case
) -> None:
    make.a_need(worker, case, note="A room")
    later = make.a_need(worker, case, "WORK", where=Where.ORIGIN)

    actions.meet_need(by=worker, now=NOW, case_id=case.id, need_id=later.id)

    needs = queries.plans_of_case(worker, case.id, now=NOW).needs
    known = {(need.area, need.where, need.note, need.met_on) for need in needs}
    assert known == {
        ("HOUSING", Where.DESTINATION, "A room", None),
        ("WORK", Where.ORIGIN, "", TODAY),
    }
    with pytest.raises(PlanError, match="already"):
        actions.meet_need(by=worker, now=NOW, case_id=case.id, need_id=later.id)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CASE_WORKER}))
def test_nobody_but_the_case_worker_plans_or_reads_plans(
    worker: Viewer, case: Case, role: Role
) -> None:
    other = a_viewer(role, make.an_organisation())

    with pytest.raises((actions.NotPermitted, queries.CaseNotFound)):
        support.a_plan(other, case)
    with pytest.raises(queries.CaseNotFound):
        queries.plans_of_case(other, case.id, now=NOW)


def test_a_plan_of_another_case_is_not_there(worker: Viewer, case: Case) -> None:
    elsewhere = support.a_plan(worker, make.a_case(worker))
    step = support.a_step(worker, elsewhere.case, elsewhere)

    with pytest.raises(queries.CaseNotFound):
        support.a_step(worker, case, elsewhere)
    with pytest.raises(queries.CaseNotFound):
        end(worker, case, step)
    with pytest.raises(queries.CaseNotFound):
        actions.meet_need(by=worker, now=NOW, case_id=case.id, need_id=uuid4())
