"""Each deed on a person's way leaves one event, and none holds what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Case, FollowUp, ReturnPlan, SupportPlan
from ledfyr.apps.cases.queries import CaseNotFound
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.happened import Happened
from ledfyr.domain.cases.plan import StepEnd
from ledfyr.domain.cases.plan_model import PlanKind
from ledfyr.domain.cases.return_home import Outcome, Wanted
from ledfyr.domain.cases.risk import Threat
from ledfyr.domain.cases.supervision import SupervisionKind
from tests.factories import cases as make
from tests.factories import support
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db
TYPED = "Wivallius"
LATER = TODAY + timedelta(days=90)


@dataclass(frozen=True)
class Way:
    """A case in which everything has begun."""

    worker: Viewer
    police: Viewer
    case: Case
    plan: SupportPlan
    journey: ReturnPlan


@pytest.fixture
def way() -> Way:
    worker = make.a_case_worker()
    case = make.a_case(worker)
    return Way(
        worker,
        support.an_investigator(),
        case,
        support.a_plan(worker, case),
        support.a_planned_journey(worker, case, in_days=0),
    )


Deed = Callable[[Way], partial[Any]]


def of_worker(deed: Callable[..., Any], **typed: Any) -> Deed:
    return lambda way: partial(deed, by=way.worker, case_id=way.case.id, **typed)


def ended(way: Way) -> partial[Any]:
    step = support.a_step(way.worker, way.case, way.plan)
    return of_worker(
        actions.end_step, step_id=step.id, ended_as=StepEnd.DONE, ended_on=TODAY
    )(way)


def happened(way: Way) -> partial[Any]:
    matter = support.a_matter(way.police, way.case)
    return partial(
        actions.record_proceeding_step,
        by=way.police,
        case_id=way.case.id,
        proceeding_id=matter.id,
        happened=Happened("report", TODAY),
        note=TYPED,
    )


def asked(way: Way) -> partial[Any]:
    actions.confirm_arrival(
        by=way.worker,
        now=NOW,
        case_id=way.case.id,
        arrived_on=TODAY,
        revision=way.case.returns.get().revision,
    )
    return of_worker(
        actions.record_follow_up,
        follow_up_id=FollowUp.objects.get(months=1).id,
        asked_on=TODAY,
        outcome=Outcome.WELL,
        note=TYPED,
    )(way)


def begun(way: Way) -> partial[Any]:
    actions.stop_return(
        by=way.worker,
        now=NOW,
        case_id=way.case.id,
        reason="",
        revision=way.case.returns.get().revision,
    )
    return of_worker(actions.prepare_return, place=TYPED)(way)


ASSESSMENT = actions.Assessment(
    occasion="event",
    assessed_on=TODAY,
    review_on=LATER,
    threats=(Threat("violence", 2, 2),),
    own_view=TYPED,
    safety_plan=TYPED,
)
STEP = actions.NewStep(TYPED, "police", LATER, "person", "safe_housing", service=TYPED)
MEETING = actions.Meeting(TODAY, {Compartment.HEALTH: TYPED})
DEEDS: dict[str, Deed] = {
    "risk_assessed": lambda way: of_worker(
        actions.assess_risk,
        assessment=ASSESSMENT,
        revision=way.case.risk_assessments.count(),
    )(way),
    "plan_opened": of_worker(
        actions.open_plan, kind=PlanKind.INTEGRATION, starts_on=TODAY, until=LATER
    ),
    "plan_extended": lambda way: of_worker(
        actions.extend_plan, plan_id=way.plan.id, until=LATER, reason=TYPED, revision=1
    )(way),
    "plan_step_added": lambda way: of_worker(
        actions.add_step, plan_id=way.plan.id, step=STEP
    )(way),
    "plan_step_ended": ended,
    "need_met": lambda way: of_worker(
        actions.meet_need, need_id=make.a_need(way.worker, way.case).id
    )(way),
    "conference_recorded": of_worker(actions.record_conference, meeting=MEETING),
    "supervision_written": lambda way: partial(
        actions.write_supervision,
        by=way.worker,
        kind=SupervisionKind.DEBRIEF,
        held_on=TODAY,
        text=TYPED,
    ),
    "proceeding_opened": of_worker(actions.open_proceeding, track="wages", title=TYPED),
    "proceeding_step_recorded": happened,
    "return_opened": begun,
    "return_wishes_recorded": lambda way: of_worker(
        actions.record_wishes,
        family_tracing=Wanted.NO,
        embassy=Wanted.NO,
        revision=way.journey.revision,
    )(way),
    "return_step_recorded": of_worker(
        actions.record_preparation, step="documents", on=TODAY, note=TYPED
    ),
    "travel_planned": lambda way: of_worker(
        actions.plan_travel, travel_on=TODAY, revision=way.journey.revision
    )(way),
    "arrival_confirmed": lambda way: of_worker(
        actions.confirm_arrival,
        arrived_on=TODAY,
        note=TYPED,
        revision=way.case.returns.get().revision,
    )(way),
    "return_stopped": lambda way: of_worker(
        actions.stop_return, reason=TYPED, revision=way.case.returns.get().revision
    )(way),
    "follow_up_recorded": asked,
}


@pytest.mark.parametrize("verb", DEEDS)
def test_a_deed_leaves_one_event_without_content(way: Way, verb: str) -> None:
    deed = DEEDS[verb](way)
    before = AuditEvent.objects.count()

    deed(now=NOW)

    [event] = AuditEvent.objects.order_by("sequence").values()[before:]
    assert event["verb"] == verb
    assert TYPED not in str(event)


@pytest.mark.parametrize("verb", sorted(set(DEEDS) - {"supervision_written"}))
def test_nobody_elsewhere_does_any_of_it(way: Way, verb: str) -> None:
    deed = DEEDS[verb](way)
    stranger = support.a_stranger()

    with pytest.raises(CaseNotFound):
        deed(now=NOW, by=stranger)
