"""The page of a decision takes what was decided here, and what others decided."""

import pytest
from django.test import Client

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions import Ruling
from ledfyr.apps.cases.actions.decisions import add_decision
from ledfyr.apps.cases.models import Case, StatusDecision
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


def typed(**known: str) -> dict[str, str]:
    return {
        "decided_on": make.TODAY.isoformat(),
        "reasons": "Letter of the agency",
        "reasons_told": "Told in plain words",
        "revision": "1",
        **known,
    }


def test_a_permit_of_the_agency_is_recorded_and_runs(
    at_desk: Client, case: Case
) -> None:
    there = f"/cases/{case.id}/decisions/reflection_permit/"
    page = at_desk.get(there).content.decode()
    assert "You may not take this decision." in page
    assert "Swedish Migration Agency" in page

    at_desk.post(there, typed(taken_by="migration_agency"))

    shown = at_desk.get(f"/cases/{case.id}/").content.decode()
    assert "Recorded by Lindby social services" in shown
    assert "Periods that run" in shown


@pytest.mark.parametrize(
    ("decision", "taker"),
    [
        ("reflection_permit", "migration_agency"),
        ("not_a_victim", "unknown"),
        ("withdrawn", "here"),
    ],
)
def test_the_only_body_that_may_is_chosen_already(
    at_desk: Client, case: Case, decision: str, taker: str
) -> None:
    page = at_desk.get(f"/cases/{case.id}/decisions/{decision}/")

    assert page.context["form"]["taken_by"].value() == taker
    assert f'type="hidden" name="taken_by" value="{taker}"' in page.content.decode()


def test_a_finding_of_a_body_that_no_source_names_asks_for_its_name(
    at_desk: Client, case: Case
) -> None:
    there = f"/cases/{case.id}/decisions/not_a_victim/"

    refused = at_desk.post(there, typed(taken_by="unknown"))

    assert "taken_by_name" in refused.context["form"].errors
    assert StatusDecision.objects.count() == 1
    named = typed(taken_by="unknown", taken_by_name="The <board>")
    assert at_desk.post(there, named).status_code == 302
    assert "The &lt;board&gt;" in at_desk.get(f"/cases/{case.id}/").content.decode()


def test_an_appeal_shows_that_it_waits(at_desk: Client, case: Case) -> None:
    named = typed(taken_by="unknown", taken_by_name="The board")
    at_desk.post(f"/cases/{case.id}/decisions/not_a_victim/", named)
    offered = at_desk.get(f"/cases/{case.id}/").content.decode()
    assert "decisions/appealed/" in offered

    at_desk.post(
        f"/cases/{case.id}/decisions/appealed/", typed(revision="2", taken_by="here")
    )

    shown = at_desk.get(f"/cases/{case.id}/").content.decode()
    assert "An appeal waits for an answer" in shown


def test_whoever_writes_no_status_is_told_who_may_and_nothing_else(case: Case) -> None:
    coordinator = a_viewer(Role.COORDINATOR, make.an_organisation())

    page = make.browser_of(coordinator).get(
        f"/cases/{case.id}/decisions/reflection_permit/"
    )

    assert "Swedish Migration Agency" in page.content.decode()
    assert "<textarea" not in page.content.decode()


def test_a_decision_recorded_by_mistake_is_crossed_out_with_the_reason(
    at_desk: Client, case: Case
) -> None:
    at_desk.post(
        f"/cases/{case.id}/decisions/reflection_permit/",
        typed(taken_by="migration_agency"),
    )
    wrong = case.decisions.latest("recorded_at")
    there = f"/cases/{case.id}/decisions/{wrong.id}/take-back/"
    assert f'href="{there}"' in at_desk.get(f"/cases/{case.id}/").content.decode()
    assert "recorded by mistake" in at_desk.get(there).content.decode()

    at_desk.post(there, {"why": "The letter was of another person"})

    shown = at_desk.get(f"/cases/{case.id}/").content.decode()
    assert "The letter was of another person" in shown
    assert "<s>" in shown
    assert f'href="{there}"' not in shown


def test_who_may_not_decide_is_told_who_may_take_it_back(
    at_desk: Client, worker: Viewer, case: Case
) -> None:
    ruling = Ruling("identified", make.TODAY, "Signs", "Told")
    of_police = add_decision(case, worker, make.NOW, ruling, "")

    answer = at_desk.post(
        f"/cases/{case.id}/decisions/{of_police.id}/take-back/", {"why": "A slip"}
    )

    assert "Leader of the preliminary investigation" in answer.content.decode()
    assert case.decisions.filter(id=of_police.id).exists()
