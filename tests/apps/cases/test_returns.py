"""A return is prepared in full before anybody travels, and followed up after."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, FollowUp, ReturnPlan, ReturnStep
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.return_home import Outcome, ReturnError, Wanted
from ledfyr.domain.cases.risk import Threat
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


def travel(by: Viewer, case: Case, plan: ReturnPlan, *, in_days: int = 5) -> None:
    plan.refresh_from_db()
    actions.plan_travel(
        by=by,
        now=NOW,
        case_id=case.id,
        travel_on=TODAY + in_days * DAY,
        revision=plan.revision,
    )


def missing(worker: Viewer, case: Case) -> tuple[str, ...]:
    return queries.returns_of_case(worker, case.id, now=NOW).returns[0].missing


def test_nothing_stands_at_the_start_and_all_of_it_is_told(
    worker: Viewer, case: Case
) -> None:
    support.a_return(worker, case)

    assert missing(worker, case) == (
        "consent",
        "risk",
        "information",
        "family_tracing",
        "embassy",
        "documents",
        "receiving_service",
    )


def test_nobody_travels_before_the_service_there_has_confirmed(
    worker: Viewer, case: Case
) -> None:
    plan = support.a_prepared_return(worker, case)
    ReturnStep.objects.filter(step="receiving_service").delete()

    with pytest.raises(ReturnError, match="has confirmed"):
        travel(worker, case, plan)

    plan.refresh_from_db()
    assert plan.travel_on is None


def test_the_whole_way_home_and_the_days_of_asking(worker: Viewer, case: Case) -> None:
    support.a_planned_journey(worker, case, in_days=0)

    actions.confirm_arrival(
        by=worker,
        now=NOW,
        case_id=case.id,
        arrived_on=TODAY,
        revision=case.returns.get().revision,
    )
    first = FollowUp.objects.get(months=1)
    actions.record_follow_up(
        by=worker,
        now=NOW + 30 * DAY,
        case_id=case.id,
        follow_up_id=first.id,
        asked_on=TODAY + 30 * DAY,
        outcome=Outcome.WELL,
        note="Has a room and a course",
    )

    found = queries.returns_of_case(worker, case.id, now=NOW)
    assert not found.returns[0].is_under_way
    assert [each.months for each in found.follow_ups] == [1, 3, 6, 12]
    assert found.follow_ups[0].note == "Has a room and a course"
    assert [step.step for step in found.returns[0].steps][-1] == "arrival"


def test_a_withdrawn_consent_is_missing_at_once(worker: Viewer, case: Case) -> None:
    support.a_planned_journey(worker, case)
    assert missing(worker, case) == ()
    [line] = case.consents.values_list("id", flat=True)

    actions.withdraw_consent(by=worker, now=NOW, case_id=case.id, consent_id=line)

    assert missing(worker, case) == ("consent",)


def test_an_oral_consent_is_no_consent_to_a_return(worker: Viewer, case: Case) -> None:
    plan = support.a_prepared_return(worker, case)
    case.consents.update(explained="oral")

    with pytest.raises(ReturnError, match="written consent"):
        travel(worker, case, plan)


def test_a_later_very_high_risk_stops_the_journey(worker: Viewer, case: Case) -> None:
    plan = support.a_prepared_return(worker, case)
    support.an_assessment(
        worker,
        case,
        Threat("reprisal", 5, 5),
        occasion="before_return",
        now=NOW + timedelta(hours=1),
    )

    with pytest.raises(ReturnError, match="not very high"):
        travel(worker, case, plan)


def test_the_second_of_two_editors_is_told_of_the_first(
    worker: Viewer, case: Case
) -> None:
    plan = support.a_prepared_return(worker, case)
    seen = plan.revision
    travel(worker, case, plan)

    with pytest.raises(actions.ChangedMeanwhile, match="meanwhile"):
        actions.record_wishes(
            by=worker,
            now=NOW,
            case_id=case.id,
            family_tracing=Wanted.YES,
            embassy=Wanted.NO,
            revision=seen,
        )

    plan.refresh_from_db()
    assert plan.family_tracing == Wanted.NO


def test_a_return_is_stopped_at_any_time_and_begun_again(
    worker: Viewer, case: Case
) -> None:
    support.a_planned_journey(worker, case)
    with pytest.raises(ReturnError, match="already"):
        support.a_return(worker, case)

    actions.stop_return(
        by=worker,
        now=NOW,
        case_id=case.id,
        reason="Changed my mind",
        revision=case.returns.get().revision,
    )

    support.a_return(worker, case)
    stopped, begun = reversed(queries.returns_of_case(worker, case.id, now=NOW).returns)
    assert (stopped.stopped_on, begun.is_under_way) == (TODAY, True)
    assert "Changed my mind" in {step.note for step in stopped.steps}


def test_nobody_arrives_who_did_not_travel(worker: Viewer, case: Case) -> None:
    support.a_return(worker, case)

    with pytest.raises(ReturnError, match="Plan the journey"):
        actions.confirm_arrival(
            by=worker,
            now=NOW,
            case_id=case.id,
            arrived_on=TODAY,
            revision=case.returns.get().revision,
        )


def test_a_follow_up_is_recorded_once(worker: Viewer, case: Case) -> None:
    support.a_planned_journey(worker, case, in_days=0)
    actions.confirm_arrival(
        by=worker,
        now=NOW,
        case_id=case.id,
        arrived_on=TODAY,
        revision=case.returns.get().revision,
    )
    asked = {
        "by": worker,
        "now": NOW,
        "case_id": case.id,
        "follow_up_id": FollowUp.objects.get(months=1).id,
        "asked_on": TODAY,
        "outcome": Outcome.NOT_REACHED,
    }
    actions.record_follow_up(**asked)

    with pytest.raises(actions.ChangedMeanwhile, match="already"):
        actions.record_follow_up(**asked)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CASE_WORKER}))
def test_nobody_else_prepares_or_sees_a_return(
    worker: Viewer, case: Case, role: Role
) -> None:
    other = a_viewer(role, make.an_organisation())

    with pytest.raises((actions.NotPermitted, queries.CaseNotFound)):
        support.a_return(other, case)
    with pytest.raises(queries.CaseNotFound):
        queries.returns_of_case(other, case.id, now=NOW)
