"""A newcomer finds demo cases in which something stands and something falls due."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.models import RoleHeld
from ledfyr.apps.access.queries import Viewer, viewer_of
from ledfyr.apps.cases import queries
from ledfyr.apps.cases.models import Case
from ledfyr.config.demo_files import CLAIMS, GOES_HOME, NOT_PUNISHED, DemoFile, fill
from ledfyr.config.demo_proceedings import Team, add_proceedings
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.due import DueKind
from tests.factories import cases as make
from tests.factories.access import a_member_of_staff
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


@pytest.fixture
def team(worker: Viewer) -> Team:
    police = make.an_organisation("Lindby police", "POLICE")
    investigators = []
    for _ in ("police", "prosecution"):
        staff = a_member_of_staff(Role.INVESTIGATOR, make.an_organisation())
        RoleHeld.objects.create(
            staff=staff, organisation=police, role=Role.INVESTIGATOR.value
        )
        investigators.append(viewer_of(staff))
    home = make.home_of(worker)
    return Team(worker, *investigators, joint_id=home, police_id=police.id, now=NOW)


def test_both_sides_of_the_wall_can_be_seen_in_the_demo(team: Team) -> None:
    add_proceedings(team)

    shared = Case.objects.filter(organisation_id=team.joint_id)
    seen: dict[str, set[str]] = {"support": set(), "police": set()}
    steps = set()
    for case in shared:
        for side, viewer in (("support", team.support), ("police", team.police)):
            found = queries.proceedings_of_case(viewer, case.id, now=NOW)
            seen[side] |= {matter.track for matter in found.matters}
            steps |= {s.happened.step for m in found.matters for s in m.steps}
    assert seen["police"] == {"criminal"}
    assert seen["support"] == {"criminal", "compensation", "wages", "non_punishment"}
    assert steps >= {
        *("report", "investigation", "specialised_prosecutor", "statement"),
        *("protection", "charge", "judgment", "appeal", "dismissed", "review_asked"),
        *("compensation_paid", "wages_paid", "charged_person"),
    }


def test_the_police_have_a_case_and_a_day_of_their_own(team: Team) -> None:
    add_proceedings(team)

    [own] = Case.objects.filter(organisation_id=team.police_id)
    due = queries.due_dates(team.police, today=TODAY, within_days=14)

    assert own.id in {item.case_id for item in due.coming}
    assert DueKind.TIME_LIMIT in {item.kind for item in due.coming}


def test_everything_told_of_proceedings_says_that_it_is_synthetic(team: Team) -> None:
    add_proceedings(team)

    for case in Case.objects.all():
        viewer = team.police if case.organisation_id == team.police_id else team.support
        for matter in queries.proceedings_of_case(viewer, case.id, now=NOW).matters:
            for told in (matter.title, *(step.note for step in matter.steps)):
                assert "synthetic" in told.lower()


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
