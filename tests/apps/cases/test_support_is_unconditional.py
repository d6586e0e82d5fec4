"""Support hangs on no status and on no cooperation, whatever was decided."""

import inspect

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.actions.decisions import add_decision
from ledfyr.apps.cases.models import Case
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases import plan
from ledfyr.domain.cases.plan_model import PlanKind
from ledfyr.domain.cases.status import LEADS_TO, Status
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db
PROCEEDINGS = ["dismissed", "judgment", "report"]
LIFE = st.lists(st.integers(0, 11), max_size=6)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(LIFE)
def test_whatever_is_decided_the_same_support_is_planned(life: list[int]) -> None:
    with transaction.atomic():
        worker = make.a_case_worker()
        case = make.a_case(worker)
        lived(case, life)

        need = make.a_need(worker, case)
        for kind in PlanKind:
            opened = support.a_plan(worker, case, kind)
            for offer in plan.offered(kind):
                activity = offer.activities[0].id
                support.a_step(worker, case, opened, activity=activity)
        actions.meet_need(by=worker, now=NOW, case_id=case.id, need_id=need.id)
        support.an_assessment(worker, case)

        seen = queries.plans_of_case(worker, case.id, now=NOW)
        steps = [len(view.steps) for view in seen.plans]
        transaction.set_rollback(True)

    assert steps == [len(plan.offered(kind)) for kind in PlanKind]


def lived(case: Case, life: list[int]) -> None:
    """Record a walk through the statuses, and proceedings that come to nothing."""
    board = a_viewer(Role.DECISION_MAKER, make.an_organisation())
    police = support.an_investigator()
    matter = support.a_matter(police, case)
    status = Status.PRESUMED
    for number in life:
        step = PROCEEDINGS[number % len(PROCEEDINGS)]
        support.a_step_of(police, case, matter, step)
        name, status = list(LEADS_TO[status].items())[number % len(LEADS_TO[status])]
        ruling = actions.Ruling(name, TODAY, "Reasons", "Told")
        add_decision(case, board, NOW, ruling, "by the walk of this test")


def test_no_rule_of_plans_even_asks_for_status_or_cooperation() -> None:
    asked = {
        name
        for _, rule in inspect.getmembers(plan, inspect.isfunction)
        for name in inspect.signature(rule).parameters
    }

    assert not {each for each in asked if "status" in each or "cooper" in each}
