"""Somebody asks how the person is until it is known, or until nobody is to ask."""

from datetime import date, timedelta

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, FollowUp
from ledfyr.domain.cases.due import DueKind
from ledfyr.domain.cases.plan_model import PlanKind
from ledfyr.domain.cases.return_home import Outcome, ReturnError
from tests.factories import cases as make
from tests.factories import support
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    case = make.a_case(worker)
    support.a_plan(worker, case, PlanKind.INTEGRATION)
    return case


def asked(
    worker: Viewer, case: Case, outcome: Outcome, note: str = "", months: int = 1
) -> None:
    waiting = case.follow_ups.filter(months=months, asked_on=None)
    actions.record_follow_up(
        by=worker,
        now=NOW,
        case_id=case.id,
        follow_up_id=waiting.get().id,
        asked_on=TODAY,
        outcome=outcome,
        note=note,
    )


def days_waiting(worker: Viewer) -> list[date]:
    due = queries.due_dates(worker, today=TODAY, within_days=400)
    every = (*due.passed, *due.coming)
    return [item.on for item in every if item.kind is DueKind.FOLLOW_UP]


def test_whoever_was_not_reached_is_asked_after_again(
    worker: Viewer, case: Case
) -> None:
    asked(worker, case, Outcome.NOT_REACHED)
    asked(worker, case, Outcome.NOT_REACHED)

    assert days_waiting(worker)[0] == TODAY + 14 * DAY
    assert case.follow_ups.filter(months=1).count() == 3


def test_whoever_wishes_no_more_asking_is_left_in_peace(
    worker: Viewer, case: Case
) -> None:
    with pytest.raises(ReturnError, match="why nobody asks again"):
        asked(worker, case, Outcome.NO_MORE)
    assert len(days_waiting(worker)) == 4

    asked(worker, case, Outcome.NO_MORE, "Said: all is well, no more calls")

    assert days_waiting(worker) == []
    assert set(FollowUp.objects.values_list("outcome", flat=True)) == {"no_more"}


def test_a_closed_case_still_asks_and_can_be_answered(
    worker: Viewer, case: Case
) -> None:
    actions.close_case(by=worker, now=NOW, case_id=case.id)
    assert len(days_waiting(worker)) == 4

    asked(worker, case, Outcome.WELL)

    assert len(days_waiting(worker)) == 3


def test_whoever_needs_help_is_one_step_from_it(worker: Viewer, case: Case) -> None:
    asked(worker, case, Outcome.NEEDS_HELP)

    shown = make.browser_of(worker).get(f"/cases/{case.id}/return/").content.decode()

    assert f"/cases/{case.id}/needs/new/?where=destination" in shown
