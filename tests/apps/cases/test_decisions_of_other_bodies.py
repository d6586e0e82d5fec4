"""What another body decided is recorded too, and an appeal has its place."""

from datetime import date, timedelta
from typing import Any

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, StatusDecision
from ledfyr.apps.cases.queries.exporting import _status
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.status import Status, StatusError, Taken, awaits_appeal
from ledfyr.domain.referrals.mandates import TakerError
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NOW = make.NOW


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def decided(by: Viewer, case: Case, name: str, **known: Any) -> StatusDecision:
    shown = known.pop("shown", None)
    on: date = known.pop("on", make.TODAY)
    ruling = actions.Ruling(name, on, "Letter 12", "Told in plain words", **known)
    return actions.record_decision(
        by=by, now=NOW, case_id=case.id, ruling=ruling, shown=shown
    )


def not_a_victim(by: Viewer, case: Case) -> StatusDecision:
    return decided(
        by, case, "not_a_victim", taken_by="unknown", taken_by_name="The board"
    )


def status_of(by: Viewer, case: Case) -> Status:
    return queries.open_file(by, case.id, now=NOW).row.status


def test_a_permit_that_the_agency_granted_starts_its_period(
    worker: Viewer, case: Case
) -> None:
    decided(worker, case, "reflection_permit", taken_by="migration_agency")

    file = queries.open_file(worker, case.id, now=NOW)

    assert [clock.started_by for clock in file.row.clocks] == ["reflection_permit"]
    latest = file.decisions[-1]
    assert latest.organisation == "Swedish Migration Agency"
    assert latest.recorded_by == "Lindby social services"


def test_nobody_takes_it_in_their_own_name_who_may_not(
    worker: Viewer, case: Case
) -> None:
    with pytest.raises(actions.NotMandated):
        decided(worker, case, "reflection_permit")

    assert StatusDecision.objects.count() == 1


@pytest.mark.parametrize("taker", ["social_services", "anyone", "unknown", "nobody"])
def test_a_body_that_may_not_decide_is_refused(
    worker: Viewer, case: Case, taker: str
) -> None:
    with pytest.raises(TakerError):
        decided(
            worker, case, "reflection_permit", taken_by=taker, taken_by_name="The town"
        )


def test_where_no_source_says_who_the_body_is_named_and_sealed(
    worker: Viewer, case: Case
) -> None:
    with pytest.raises(TakerError, match="Name the body"):
        decided(worker, case, "not_a_victim", taken_by="unknown", taken_by_name=" ")

    row = not_a_victim(worker, case)

    assert status_of(worker, case) is Status.NOT_A_VICTIM
    assert b"The board" not in bytes(row.sealed_taken_by or b"")
    file = queries.open_file(worker, case.id, now=NOW)
    assert file.decisions[-1].organisation == "The board"


def test_an_appeal_is_lodged_waits_and_is_upheld(worker: Viewer, case: Case) -> None:
    not_a_victim(worker, case)

    decided(worker, case, "appealed")

    assert status_of(worker, case) is Status.NOT_A_VICTIM
    decided(worker, case, "appeal", taken_by="unknown", taken_by_name="The court")
    assert status_of(worker, case) is Status.PRESUMED


def test_an_appeal_that_is_dismissed_leaves_the_finding(
    worker: Viewer, case: Case
) -> None:
    not_a_victim(worker, case)
    decided(worker, case, "appealed")

    decided(
        worker, case, "appeal_dismissed", taken_by="unknown", taken_by_name="The court"
    )

    assert status_of(worker, case) is Status.NOT_A_VICTIM


def test_nothing_is_appealed_that_was_not_decided(worker: Viewer, case: Case) -> None:
    with pytest.raises(StatusError, match="cannot follow"):
        decided(worker, case, "appealed")


def test_an_appeal_waits_until_it_is_answered() -> None:
    found, lodged = Taken("not_a_victim", make.TODAY), Taken("appealed", make.TODAY)
    later = make.TODAY + timedelta(days=1)

    assert not awaits_appeal([found])
    assert awaits_appeal([found, lodged])
    assert awaits_appeal([found, lodged, Taken("shelter", later)])
    assert not awaits_appeal([found, lodged, Taken("appeal_dismissed", later)])


def test_decisions_of_one_day_stand_in_the_order_in_which_they_came(
    worker: Viewer, case: Case
) -> None:
    not_a_victim(worker, case)
    decided(worker, case, "appealed")
    decided(worker, case, "appeal", taken_by="unknown", taken_by_name="The court")
    not_a_victim(worker, case)

    rows = case.decisions.order_by("decided_on", "recorded_at")

    assert [row.name for row in rows] == [
        *("presumed", "not_a_victim", "appealed", "appeal", "not_a_victim")
    ]


def test_an_export_says_what_kind_of_body_decided(worker: Viewer, case: Case) -> None:
    not_a_victim(worker, case)
    decided(worker, case, "appealed")

    assert _status(case) == ("not_a_victim", "")


def test_whoever_reads_no_status_records_none() -> None:
    place = make.an_organisation()
    case = make.a_case(a_viewer(Role.CASE_WORKER, place))
    coordinator = a_viewer(Role.COORDINATOR, place)

    with pytest.raises(actions.NotPermitted):
        decided(coordinator, case, "reflection_permit", taken_by="migration_agency")


def test_a_decision_meanwhile_is_shown_first(worker: Viewer, case: Case) -> None:
    not_a_victim(worker, case)

    with pytest.raises(actions.ChangedMeanwhile):
        decided(worker, case, "reflection_permit", taken_by="migration_agency", shown=1)

    assert StatusDecision.objects.count() == 2
