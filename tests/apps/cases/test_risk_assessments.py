"""Assessing the risk: who may, what it leaves behind, and when it is due again."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, RiskAssessment
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.risk import RiskError, Threat
from ledfyr.domain.cases.risk_model import Band
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


def occasions(worker: Viewer, case: Case, *, days: int = 0) -> list[str]:
    found = queries.risk_of_case(worker, case.id, now=NOW + days * DAY)
    return [prompt.occasion for prompt in found.prompts]


def test_the_worst_threat_decides_and_nothing_is_lost(
    worker: Viewer, case: Case
) -> None:
    threats = (Threat("reprisal", 5, 3), Threat("exposure", 1, 1))
    support.an_assessment(
        worker,
        case,
        *threats,
        answers={"debt": "yes", "media": "unknown"},
        own_view="I fear his cousin",
        safety_plan="Call the shelter first",
        decided_with="The shelter",
    )

    [view] = queries.risk_of_case(worker, case.id, now=NOW).assessments

    assert (view.assessed.band, view.score) == (Band.VERY_HIGH, 15)
    assert view.threats == threats
    assert view.answers == {"debt": "yes", "media": "unknown"}
    assert (view.own_view, view.decided_by) == ("I fear his cousin", worker.name)
    assert (view.safety_plan, view.decided_with) == (
        "Call the shelter first",
        "The shelter",
    )


def test_danger_to_life_overrides_a_small_product(worker: Viewer, case: Case) -> None:
    row = support.an_assessment(
        worker, case, Threat("violence", 1, 1), is_danger_to_life=True
    )

    assert row.band == Band.VERY_HIGH


def test_a_later_assessment_takes_the_place_of_the_one_before(
    worker: Viewer, case: Case
) -> None:
    support.an_assessment(worker, case, Threat("violence", 5, 5))
    support.an_assessment(
        worker, case, Threat("violence", 1, 1), now=NOW + timedelta(hours=1)
    )

    found = queries.risk_of_case(worker, case.id, now=NOW)

    assert [view.assessed.band for view in found.assessments] == ["low", "very_high"]
    assert RiskAssessment.objects.filter(case=case, is_latest=True).count() == 1


def test_an_assessment_of_an_earlier_day_typed_in_late_changes_nothing_that_stands(
    worker: Viewer, case: Case
) -> None:
    stands = support.an_assessment(worker, case, Threat("violence", 4, 4))
    late = support.an_assessment(
        worker,
        case,
        Threat("violence", 1, 1),
        assessed_on=TODAY - 7 * DAY,
        now=NOW + timedelta(hours=1),
    )

    found = queries.risk_of_case(worker, case.id, now=NOW)

    assert [view.assessed.band for view in found.assessments] == ["very_high", "low"]
    assert list(RiskAssessment.objects.filter(is_latest=True)) == [stands]
    assert late.review_on > TODAY


@pytest.mark.parametrize(
    "wrong",
    [
        {"threats": (Threat("violence", 6, 1),)},
        {"threats": (Threat("dragons", 1, 1),)},
        {"occasion": "full_moon"},
        {"answers": {"debt": "maybe"}},
        {"answers": {"nationality": "yes"}},
        {"review_on": TODAY},
        {"assessed_on": TODAY + DAY},
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_kept(
    worker: Viewer, case: Case, wrong: dict[str, object]
) -> None:
    with pytest.raises(RiskError):
        support.an_assessment(worker, case, **wrong)

    assert not RiskAssessment.objects.exists()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CASE_WORKER}))
def test_nobody_but_the_case_worker_assesses_or_reads(case: Case, role: Role) -> None:
    other = a_viewer(role, make.an_organisation())

    with pytest.raises((actions.NotPermitted, queries.CaseNotFound)):
        support.an_assessment(other, case)
    with pytest.raises(queries.CaseNotFound):
        queries.risk_of_case(other, case.id, now=NOW)


def test_reading_and_assessing_leave_an_event_each(worker: Viewer, case: Case) -> None:
    before = AuditEvent.objects.count()

    support.an_assessment(worker, case, own_view="Wivallius")
    queries.risk_of_case(worker, case.id, now=NOW)

    verbs = AuditEvent.objects.order_by("sequence").values_list("verb", "compartment")
    assert list(verbs)[before:] == [
        ("risk_assessed", "support"),
        ("file_read", "support"),
    ]
    assert b"Wivallius" not in bytes(RiskAssessment.objects.get().sealed_content)


def test_the_review_day_asks_again(worker: Viewer, case: Case) -> None:
    assert occasions(worker, case) == ["first"]

    support.an_assessment(worker, case, review_in=5)

    assert occasions(worker, case, days=4) == []
    assert occasions(worker, case, days=5) == ["review"]


def test_a_new_note_on_whereabouts_asks_again(worker: Viewer, case: Case) -> None:
    support.an_assessment(worker, case)

    actions.write_entry(
        by=worker,
        now=NOW + timedelta(minutes=1),
        case_id=case.id,
        compartment=Compartment.WHEREABOUTS,
        text="Moved to the other shelter",
    )

    assert occasions(worker, case) == ["move"]


def test_a_hearing_and_a_return_ask_again(worker: Viewer, case: Case) -> None:
    support.an_assessment(worker, case)
    police = support.an_investigator()
    matter = support.a_matter(police, case)
    support.a_step_of(police, case, matter, "hearing", day_named=TODAY + 9 * DAY)
    support.a_return(worker, case)

    assert occasions(worker, case) == ["before_return", "before_hearing"]

    support.an_assessment(
        worker, case, occasion="before_return", now=NOW + timedelta(hours=1)
    )
    assert occasions(worker, case) == ["before_hearing"]
