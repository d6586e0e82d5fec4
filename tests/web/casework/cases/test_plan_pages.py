"""The pages of needs, plans, conferences and of one's own log."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, Need, PlanStep, SupervisionEntry, SupportPlan
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


@pytest.fixture
def desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


def day(days: int = 0) -> str:
    return (timezone.localdate() + days * DAY).isoformat()


def test_a_first_plan_is_opened_filled_extended_and_done(
    desk: Client, case: Case
) -> None:
    home = f"/cases/{case.id}/plan/"
    desk.post(f"{home}open/acute/", {"starts_on": day(), "weeks": "4"})
    plan = SupportPlan.objects.get()
    step = {
        "activity": "safe_housing",
        "goal": "Sleep without fear",
        "responsible": "crisis_center",
        "service": "Harbour shelter",
        "due_on": day(3),
        "agreed_by": "person",
    }
    desk.post(f"{home}{plan.id}/steps/new/", step)
    desk.post(
        f"{home}{plan.id}/extend/",
        {"until": day(60), "reason": "More calm", "revision": 1},
    )
    made = PlanStep.objects.get()
    shown = desk.post(
        f"{home}steps/{made.id}/end/", {"ended_as": "done"}, follow=True
    ).content.decode()

    for said in ("A safe place to live", "Harbour shelter", "More calm", "Done"):
        assert said in shown
    made.refresh_from_db()
    assert made.ended_as == "done"


def test_a_step_without_agreement_is_sent_back(
    worker: Viewer, desk: Client, case: Case
) -> None:
    plan = support.a_plan(worker, case)

    answer = desk.post(
        f"/cases/{case.id}/plan/{plan.id}/steps/new/",
        {
            "activity": "safe_housing",
            "goal": "Sleep",
            "responsible": "crisis_center",
            "due_on": day(),
        },
    )

    assert "Ask the person first" in answer.content.decode()
    assert not PlanStep.objects.exists()


def test_needs_stand_by_country_and_are_met(desk: Client, case: Case) -> None:
    desk.post(f"/cases/{case.id}/needs/new/", {"area": "WORK", "where": "origin"})
    need = Need.objects.get()

    shown = desk.post(f"/cases/{case.id}/needs/{need.id}/met/", follow=True)

    assert need.where == "origin"
    assert "Met" in shown.content.decode()


def test_the_link_of_a_kind_of_help_fills_in_the_need(desk: Client, case: Case) -> None:
    form = desk.get(f"/cases/{case.id}/needs/new/?area=FAMILY&where=origin").context[
        "form"
    ]

    assert (form["area"].value(), form["where"].value()) == ("FAMILY", "origin")


def test_a_conference_tells_who_might_hear_each_part(
    worker: Viewer, desk: Client, case: Case
) -> None:
    shelter = make.an_organisation("Harbour shelter", "SHELTER")
    make.a_consent(worker, case, shelter.id, Compartment.HEALTH)

    shown = desk.post(
        f"/cases/{case.id}/conferences/new/",
        {
            "held_on": day(),
            "organisations": [str(shelter.id)],
            "note_health": "Sees a doctor",
            "note_account": "Was locked in",
        },
        follow=True,
    ).content.decode()

    assert "Open to: Harbour shelter" in shown
    assert "Open to nobody else who was there" in shown


def test_the_form_of_a_conference_offers_no_part_closed_to_the_writer(
    desk: Client, case: Case
) -> None:
    form = desk.get(f"/cases/{case.id}/conferences/new/").context["form"]

    assert "note_support" in form.fields
    assert "note_proceedings" not in form.fields


def test_a_log_is_its_writers_own(desk: Client) -> None:
    entry = {"kind": "debrief", "held_on": day(), "text": "It was a hard talk"}
    mine = desk.post("/cases/own-log/", entry, follow=True).content.decode()
    other = make.browser_of(a_viewer(Role.COORDINATOR, make.an_organisation()))

    theirs = other.get("/cases/own-log/").content.decode()

    assert "It was a hard talk" in mine
    assert "It was a hard talk" not in theirs
    assert SupervisionEntry.objects.count() == 1
