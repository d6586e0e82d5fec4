"""A decision recorded by mistake is taken back: it stays, and counts for nothing."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.actions.decisions import add_decision
from ledfyr.apps.cases.models import Case, StatusDecision
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.status import Status, StatusError
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
WHY = "The letter says the 27th"


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def board(worker: Viewer, case: Case) -> Viewer:
    return a_viewer(Role.DECISION_MAKER, case.organisation)


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def decided(by: Viewer, case: Case, name: str, on: Any = TODAY) -> StatusDecision:
    ruling = actions.Ruling(name, on, "Signs", "Told")
    return actions.record_decision(by=by, now=NOW, case_id=case.id, ruling=ruling)


def take_back(by: Viewer, case: Case, decision: StatusDecision) -> None:
    actions.take_back_decision(
        by=by, now=NOW, case_id=case.id, decision_id=decision.id, why=WHY
    )


def test_the_right_day_can_be_recorded_instead(
    worker: Viewer, board: Viewer, case: Case
) -> None:
    early = make.a_case(worker, presumed_on=TODAY - 9 * DAY)
    wrong = decided(board, early, "reasonable_grounds", TODAY)

    take_back(board, early, wrong)
    decided(board, early, "reasonable_grounds", TODAY - 3 * DAY)

    found = queries.open_file(worker, early.id, now=NOW)
    starts = {clock.starts for clock in found.row.clocks}
    assert TODAY not in starts
    assert [each.why_taken_back for each in found.taken_back] == [WHY]


def test_no_status_period_or_figure_rests_on_it(
    worker: Viewer, board: Viewer, case: Case
) -> None:
    before = queries.open_file(worker, case.id, now=NOW)
    days = set(case.due_days.values_list("name", "on"))
    wrong = decided(board, case, "reasonable_grounds")

    take_back(board, case, wrong)

    after = queries.open_file(worker, case.id, now=NOW)
    assert (after.row.status, after.row.clocks) == (
        Status.PRESUMED,
        before.row.clocks,
    )
    assert set(case.due_days.values_list("name", "on")) == days
    assert list(StatusDecision.objects.filter(case=case)) == [case.decisions.get()]


def test_what_a_later_decision_rests_on_is_not_taken_back(
    worker: Viewer, case: Case
) -> None:
    first = case.decisions.get()
    decided(worker, case, "withdrawn")

    with pytest.raises(StatusError, match="rests on this one"):
        take_back(worker, case, first)

    assert StatusDecision.objects.filter(case=case).count() == 2


def test_it_is_taken_back_once_and_only_by_those_who_see_the_case(
    board: Viewer, case: Case
) -> None:
    wrong = decided(board, case, "reasonable_grounds")

    with pytest.raises(queries.CaseNotFound):
        take_back(
            a_viewer(Role.DECISION_MAKER, make.an_organisation("Elsewhere")),
            case,
            wrong,
        )
    take_back(board, case, wrong)
    with pytest.raises(actions.ChangedMeanwhile):
        take_back(board, case, wrong)


def test_whoever_may_not_decide_it_may_not_take_it_back(
    worker: Viewer, case: Case
) -> None:
    ruling = actions.Ruling("identified", TODAY, "Signs", "Told")
    of_police = add_decision(case, worker, NOW, ruling, "")

    with pytest.raises(actions.NotMandated):
        take_back(worker, case, of_police)
    with pytest.raises(actions.NotPermitted):
        take_back(a_viewer(Role.COORDINATOR, case.organisation), case, of_police)


def test_a_decision_of_another_case_is_not_found(worker: Viewer, case: Case) -> None:
    other = make.a_case(worker)

    with pytest.raises(queries.CaseNotFound):
        take_back(worker, other, case.decisions.get())


def test_its_words_are_still_kept_and_told_to_the_person(
    worker: Viewer, board: Viewer, case: Case
) -> None:
    wrong = decided(board, case, "reasonable_grounds")
    take_back(board, case, wrong)

    items = {item.id: item for item in queries.own_items(case)}

    assert any(line.label == "taken_back" for line in items[str(wrong.id)].lines)
    assert WHY in str(items[f"sealed_why {wrong.id}"].lines)
    assert WHY.encode() not in bytes(StatusDecision.every.get(id=wrong.id).sealed_why)


def test_the_deed_leaves_one_event_without_the_reason(
    board: Viewer, case: Case
) -> None:
    wrong = decided(board, case, "reasonable_grounds")
    before = AuditEvent.objects.count()

    take_back(board, case, wrong)

    event = AuditEvent.objects.latest("sequence")
    assert AuditEvent.objects.count() == before + 1
    assert (event.verb, event.compartment) == ("decision_taken_back", "status")


def test_the_database_asks_who_and_why(case: Case) -> None:
    standing = StatusDecision.objects.filter(case=case)

    with pytest.raises(IntegrityError):
        standing.update(taken_back_on=TODAY)


def test_a_decision_that_there_is_not_is_not_found(worker: Viewer, case: Case) -> None:
    with pytest.raises(queries.CaseNotFound):
        actions.take_back_decision(
            by=worker, now=NOW, case_id=case.id, decision_id=uuid4(), why=WHY
        )
