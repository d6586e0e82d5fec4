"""A newcomer finds demo cases in which something stands and something falls due."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import queries
from ledfyr.apps.cases.models import Case
from ledfyr.config.demo_files import CLAIMS, GOES_HOME, NOT_PUNISHED, DemoFile, fill
from ledfyr.domain.cases.due import DueKind
from tests.factories import cases as make
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


def filled(worker: Viewer, number: int) -> Case:
    opened = NOW - timedelta(days=3 * number)
    case = make.a_case(worker, now=opened)
    fill(DemoFile(worker, case.id, number, opened=opened, now=NOW))
    return case


def test_the_day_of_the_demo_holds_each_kind_of_thing_to_do(worker: Viewer) -> None:
    for number in range(1, 17):
        filled(worker, number)

    found = queries.due_dates(worker, today=TODAY, within_days=14)

    assert {item.kind for item in (*found.passed, *found.coming)} >= {
        DueKind.RISK_FIRST,
        DueKind.RISK_REVIEW,
        DueKind.PLAN_STEP,
        DueKind.PLAN_ENDS,
        DueKind.HEARING,
        DueKind.TIME_LIMIT,
    }


@pytest.mark.parametrize("number", [*CLAIMS, NOT_PUNISHED, GOES_HOME])
def test_everything_that_is_told_in_a_demo_case_says_that_it_is_synthetic(
    worker: Viewer, number: int
) -> None:
    case = filled(worker, number)

    [risk] = queries.risk_of_case(worker, case.id, now=NOW).assessments
    matters = queries.proceedings_of_case(worker, case.id, now=NOW).matters
    plans = queries.plans_of_case(worker, case.id, now=NOW).plans

    told = [risk.own_view, risk.safety_plan, risk.decided_with]
    told += [matter.title for matter in matters]
    told += [step.goal for plan in plans for step in plan.steps]
    assert [text for text in told if "synthetic" not in text.lower()] == []
