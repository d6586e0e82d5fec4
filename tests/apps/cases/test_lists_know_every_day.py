"""The days that lists find by agree with what is recorded, after every deed."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.core.management import call_command

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.actions.due_days import renew_all_due_days
from ledfyr.apps.cases.models import Case, DueDay
from ledfyr.apps.cases.queries import Due, Sought
from ledfyr.apps.cases.queries.lanes import Lane, lanes_of
from ledfyr.apps.cases.retention import erase_closed_cases
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.due import DueKind
from ledfyr.domain.cases.plan import StepEnd
from ledfyr.domain.cases.status import Status
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_viewer, viewer_with
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
OVERVIEW = import_module("ledfyr.apps.cases.queries.overview")
LANES = import_module("ledfyr.apps.cases.queries.lanes")


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


def days(case: Case) -> set[tuple[str, int]]:
    found = DueDay.objects.filter(case=case).values_list("kind", "on")
    return {(kind, (on - TODAY).days) for kind, on in found}


def grounds_found(case: Case) -> None:
    actions.record_decision(
        by=a_viewer(Role.DECISION_MAKER, make.an_organisation()),
        now=NOW,
        case_id=case.id,
        ruling=actions.Ruling("reasonable_grounds", TODAY, "Signs", "Told"),
    )


def closed(worker: Viewer, case: Case) -> None:
    actions.close_case(by=worker, now=NOW, case_id=case.id)


def journey_stopped(worker: Viewer, case: Case) -> None:
    plan = support.a_planned_journey(worker, case, in_days=5)
    actions.stop_return(
        by=worker,
        now=NOW,
        case_id=case.id,
        reason="",
        revision=case.returns.get(id=plan.id).revision,
    )


def step_ended(worker: Viewer, case: Case) -> None:
    step = support.a_step(worker, case, support.a_plan(worker, case), due_in=2)
    actions.end_step(
        by=worker,
        now=NOW,
        case_id=case.id,
        step_id=step.id,
        ended_as=StepEnd.DONE,
        ended_on=TODAY,
    )


def hearing_named(worker: Viewer, case: Case) -> None:
    police = support.an_investigator()
    matter = support.a_matter(police, case)
    support.a_step_of(police, case, matter, "hearing", day_named=TODAY + 6 * DAY)


DEEDS: dict[str, tuple[Callable[[Viewer, Case], Any], set[tuple[str, int]]]] = {
    "a decision": (lambda _, case: grounds_found(case), {("period", 30)}),
    "nothing but the opening": (lambda _, case: case, {("risk_first", 0)}),
    "an assessment": (
        lambda worker, case: support.an_assessment(worker, case, review_in=1),
        {("risk_review", 1)},
    ),
    "a journey": (
        lambda worker, case: support.a_planned_journey(worker, case, in_days=5),
        {("arrival", 5)},
    ),
    "a plan": (
        lambda worker, case: support.a_plan(worker, case, days=3),
        {("plan_ends", 3)},
    ),
    "a hearing": (hearing_named, {("hearing", 6)}),
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_moves_the_days(worker: Viewer, name: str) -> None:
    case = make.a_case(worker)
    deed, wanted = DEEDS[name]

    deed(worker, case)

    assert wanted <= days(case)
    assert renew_all_due_days(today=TODAY) == 0


@pytest.mark.parametrize("deed", [closed, journey_stopped, step_ended])
def test_what_is_done_no_longer_waits(
    worker: Viewer, deed: Callable[[Viewer, Case], None]
) -> None:
    case = make.a_case(worker)
    support.an_assessment(worker, case, review_in=1)

    deed(worker, case)

    assert not {"arrival", "plan_step"} & {kind for kind, _ in days(case)}
    assert renew_all_due_days(today=TODAY) == 0


def test_an_erased_case_has_no_days(worker: Viewer) -> None:
    case = make.a_case(worker)
    support.a_planned_journey(worker, case, in_days=5)
    closed(worker, case)
    assert days(case)

    erase_closed_cases(NOW + 6 * 366 * DAY)

    assert not days(case)
    assert renew_all_due_days(today=TODAY) == 0


def test_the_command_finds_days_that_were_lost_or_made_up(
    worker: Viewer, capsys: pytest.CaptureFixture[str]
) -> None:
    lost, moved = make.a_case(worker), make.a_case(worker)
    for case in (lost, moved):
        support.an_assessment(worker, case, review_in=1)
    DueDay.objects.filter(case=lost).delete()
    DueDay.objects.filter(case=moved).update(on=TODAY + 9 * DAY)

    call_command("renew_due_days")

    assert days(lost) == days(moved) == {("risk_review", 1)}
    assert "2." in capsys.readouterr().out


def test_where_the_person_stands_is_found_again(worker: Viewer) -> None:
    case = make.a_case(worker)
    Case.objects.filter(id=case.id).update(standing="")
    assert not queries.overview(
        worker, Sought(status=Status.PRESUMED), today=TODAY
    ).rows

    renew_all_due_days(today=TODAY)

    [row] = queries.overview(worker, Sought(status=Status.PRESUMED), today=TODAY).rows
    assert row.id == case.id


def test_every_kind_of_day_stands_in_a_lane_that_somebody_reads(
    worker: Viewer,
) -> None:
    case = make.a_case(worker)
    for deed, _ in DEEDS.values():
        deed(worker, case)
    wages = support.a_matter(worker, case, "wages")
    support.a_step_of(
        worker, case, wages, "wages_time_limit", day_named=TODAY + 7 * DAY
    )
    lanes = set(lanes_of(worker))

    for row in DueDay.objects.filter(case=case):
        place = row.organisation_id
        assert Lane(place, Compartment(row.compartment), row.lapses) in lanes


def every_page(viewer: Viewer, sought: Sought) -> list[str]:
    found: list[str] = []
    page = queries.overview(viewer, sought, today=TODAY)
    found += (row.reference for row in page.rows)
    while page.has_next:
        after = page.rows[-1].id
        page = queries.overview(viewer, sought, today=TODAY, after=after)
        found += (row.reference for row in page.rows)
    return found


def test_all_that_is_overdue_is_listed_each_case_once(
    worker: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OVERVIEW, "PAGE_LENGTH", 3)
    monkeypatch.setattr(OVERVIEW, "_AT_ONCE", 4)
    monkeypatch.setattr(LANES, "AT_ONCE", 2)
    for number in range(10):
        case = make.a_case(worker)
        for part, kind, days_ago in (
            (Compartment.SUPPORT, DueKind.PLAN_STEP, 1 + number % 4),
            (Compartment.SUPPORT, DueKind.PLAN_STEP, 2 + number % 3),
            (Compartment.STATUS, DueKind.PERIOD, 1 + number % 4),
            (Compartment.STATUS, DueKind.PERIOD, 9),
            (Compartment.RETURN, DueKind.FOLLOW_UP, number),
        ):
            row = DueDay(
                case=case,
                organisation_id=case.organisation_id,
                compartment=part.value,
                kind=kind.value,
                name="A day",
                on=TODAY - days_ago * DAY,
                lapses=False,
                of_closed=False,
                standing="presumed",
                main_form=case.main_form,
            )
            row.save()

    found = every_page(worker, Sought(due=Due.OVERDUE))

    assert sorted(found) == sorted(Case.objects.values_list("reference", flat=True))


def test_the_newest_of_two_organisations_come_as_one_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(OVERVIEW, "PAGE_LENGTH", 2)
    here = make.a_case_worker()
    there = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))
    both = viewer_with(here.staff_id, (*here.held, *there.held))
    cases = [
        make.a_case((here, there)[n % 2], now=NOW - n * DAY) for n in (3, 0, 4, 1, 2)
    ]

    newest = sorted(cases, key=lambda case: (case.opened_on, case.id), reverse=True)

    assert every_page(both, Sought()) == [case.reference for case in newest]
