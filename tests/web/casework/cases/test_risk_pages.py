"""The pages of risk: asked in full, weighed threat by threat, shown with reasons."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, RiskAssessment
from ledfyr.domain.cases.risk import Threat
from ledfyr.domain.cases.risk_model import risk_model
from tests.factories import cases as make
from tests.factories import support

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


def typed(**known: str) -> dict[str, str]:
    today = timezone.localdate()
    return {
        "occasion": "first",
        "revision": "0",
        "assessed_on": today.isoformat(),
        "review_on": (today + 7 * DAY).isoformat(),
        **{f"factor_{factor.id}": "unknown" for factor in risk_model().factor},
        **known,
    }


def test_the_level_is_that_of_the_worst_threat(desk: Client, case: Case) -> None:
    answer = desk.post(
        f"/cases/{case.id}/risk/new/",
        typed(
            severity_reprisal="5",
            likelihood_reprisal="3",
            severity_exposure="1",
            likelihood_exposure="1",
            factor_debt="yes",
            own_view="I am afraid of him",
            safety_plan="Call the shelter",
        ),
        follow=True,
    )

    shown = answer.content.decode()
    assert "Very high" in shown
    assert "I am afraid of him" in shown
    assert "They say that the person still owes them money." in shown
    assert RiskAssessment.objects.get().score == 15


def test_half_a_threat_is_sent_back_with_what_was_typed(
    desk: Client, case: Case
) -> None:
    answer = desk.post(
        f"/cases/{case.id}/risk/new/", typed(severity_reprisal="5", own_view="Afraid")
    )

    shown = answer.content.decode()
    assert "testifying: choose both, how bad and how likely." in shown
    assert "Afraid" in shown
    assert not RiskAssessment.objects.exists()


def test_nothing_weighed_is_refused_with_the_cure(desk: Client, case: Case) -> None:
    answer = desk.post(f"/cases/{case.id}/risk/new/", typed())

    assert "Weigh at least one threat" in answer.content.decode()


def test_what_is_only_from_memory_is_shown_as_unconfirmed(
    worker: Viewer, desk: Client, case: Case
) -> None:
    support.an_assessment(worker, case, answers={"debt": "yes"})

    shown = desk.get(f"/cases/{case.id}/risk/").content.decode()

    _, _, after = shown.partition("still owes them money")
    assert "Not yet confirmed" in after[:400]


def test_a_new_assessment_weighs_threats_anew_but_keeps_the_safety_plan(
    worker: Viewer, desk: Client, case: Case
) -> None:
    support.an_assessment(
        worker,
        case,
        Threat("reprisal", 4, 4),
        answers={"debt": "yes"},
        safety_plan="Call the shelter",
    )

    form = desk.get(f"/cases/{case.id}/risk/new/").context["form"]

    assert form["safety_plan"].value() == "Call the shelter"
    assert form["factor_debt"].value() == "yes"
    assert form["severity_reprisal"].value() is None


def test_a_case_without_an_assessment_asks_for_one(desk: Client, case: Case) -> None:
    shown = desk.get(f"/cases/{case.id}/risk/").content.decode()

    assert "The risk has not been assessed yet." in shown


def test_the_case_opens_on_the_risk_and_on_what_to_do(
    worker: Viewer, desk: Client, case: Case
) -> None:
    assert "The risk has not been assessed yet." in shown(desk, case)

    support.an_assessment(worker, case, is_danger_to_life=True)

    html = shown(desk, case)
    assert "Risk: Very high" in html
    assert "Life in danger" in html
    assert "The risk has not been assessed yet." not in html


def test_the_case_asks_for_the_risk_after_a_move(
    worker: Viewer, desk: Client, case: Case
) -> None:
    support.an_assessment(worker, case)

    desk.post(f"/cases/{case.id}/notes/whereabouts/", {"text": "The other house"})

    assert "Something new is written about where the person stays." in shown(desk, case)


def test_the_police_see_no_risk_on_the_case(worker: Viewer, case: Case) -> None:
    support.an_assessment(worker, case, is_danger_to_life=True)

    html = shown(make.browser_of(support.an_investigator()), case)

    assert "Risk:" not in html
    assert "Life in danger" not in html


def shown(desk: Client, case: Case) -> str:
    return desk.get(f"/cases/{case.id}/").content.decode()
