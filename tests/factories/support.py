"""Risk, plans, proceedings and returns for tests, made through the actions."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access.models import RoleHeld
from ledfyr.apps.access.queries import Viewer, viewer_of
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import (
    Case,
    PlanStep,
    Proceeding,
    ProceedingStep,
    ReturnPlan,
    RiskAssessment,
    SupportPlan,
)
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.consent import Explained, Purpose
from ledfyr.domain.cases.happened import Happened, Money
from ledfyr.domain.cases.plan_model import PlanKind
from ledfyr.domain.cases.return_home import Wanted
from ledfyr.domain.cases.risk import Threat
from tests.factories.access import a_member_of_staff, a_viewer
from tests.factories.cases import NOW, TODAY, an_organisation

DAY = timedelta(days=1)
STEPS_BEFORE_TRAVEL = ("information", "documents", "receiving_service")


def an_investigator() -> Viewer:
    """Make somebody who leads investigations where the case worker works."""
    return a_viewer(Role.INVESTIGATOR, an_organisation())


def an_assessment(
    by: Viewer,
    case: Case,
    *threats: Threat,
    now: datetime = NOW,
    review_in: int = 30,
    **known: object,
) -> RiskAssessment:
    """Assess the risk; the first occasion and one medium threat unless given."""
    given = {
        "occasion": "first",
        "assessed_on": localdate(now),
        "review_on": localdate(now) + review_in * DAY,
        "threats": threats or (Threat("reprisal", 3, 3),),
        **known,
    }
    made = actions.Assessment(**given)
    return actions.assess_risk(
        by=by,
        now=now,
        case_id=case.id,
        assessment=made,
        revision=case.risk_assessments.count(),
    )


def a_plan(
    by: Viewer, case: Case, kind: PlanKind = PlanKind.ACUTE, days: int = 28
) -> SupportPlan:
    """Open a plan that starts today; for the first weeks unless given."""
    return actions.open_plan(
        by=by,
        now=NOW,
        case_id=case.id,
        kind=kind,
        starts_on=TODAY,
        until=TODAY + days * DAY,
    )


def a_step(
    by: Viewer, case: Case, plan: SupportPlan, *, due_in: int = 7, **known: str
) -> PlanStep:
    """Add a step the person agreed to; a safe place to live unless given."""
    given = {
        "goal": "Sleep without fear",
        "responsible": "crisis_center",
        "activity": "safe_housing",
        "agreed_by": "person",
        **known,
    }
    step = actions.NewStep(due_on=TODAY + due_in * DAY, **given)
    return actions.add_step(by=by, now=NOW, case_id=case.id, plan_id=plan.id, step=step)


def a_matter(by: Viewer, case: Case, track: str = "criminal") -> Proceeding:
    """Open a matter of proceedings or redress."""
    return actions.open_proceeding(
        by=by, now=NOW, case_id=case.id, track=track, title="The berry firm"
    )


def a_step_of(
    by: Viewer,
    case: Case,
    matter: Proceeding,
    step: str,
    *,
    on: date = TODAY,
    day_named: date | None = None,
    amount: str = "",
    note: str = "",
) -> ProceedingStep:
    """Record a step of a matter; amounts are in Swedish crowns."""
    money = Money(Decimal(amount), "SEK") if amount else None
    return actions.record_proceeding_step(
        by=by,
        now=NOW,
        case_id=case.id,
        proceeding_id=matter.id,
        happened=Happened(step, on, day_named, money),
        note=note,
    )


def taken_back(
    by: Viewer,
    case: Case,
    matter: Proceeding,
    step: ProceedingStep,
    why: str = "A mistake",
) -> None:
    """Take back a step of a matter."""
    actions.take_back_step(
        by=by,
        now=NOW,
        case_id=case.id,
        proceeding_id=matter.id,
        happened_id=step.id,
        why=why,
    )


def a_written_consent_to_return(by: Viewer, case: Case) -> tuple[UUID, ...]:
    """Record a written consent to a return, shared with one organisation."""
    agreement = actions.Agreement(
        recipient_id=an_organisation("Return organisation", "IGO").id,
        purpose=Purpose.RETURN,
        compartments=frozenset({Compartment.RETURN}),
        language="en",
        explained=Explained.WRITTEN,
        given_by="person",
        given_on=TODAY,
    )
    return actions.record_consent(by=by, now=NOW, case_id=case.id, agreement=agreement)


def a_return(by: Viewer, case: Case) -> ReturnPlan:
    """Begin to prepare a return; nothing is done yet."""
    return actions.prepare_return(
        by=by, now=NOW, case_id=case.id, place="The home town"
    )


def a_prepared_return(by: Viewer, case: Case) -> ReturnPlan:
    """Prepare a return in full: only the day of travel is missing."""
    plan = a_return(by, case)
    actions.record_wishes(
        by=by,
        now=NOW,
        case_id=case.id,
        family_tracing=Wanted.NO,
        embassy=Wanted.NO,
        revision=plan.revision,
    )
    for step in STEPS_BEFORE_TRAVEL:
        actions.record_preparation(by=by, now=NOW, case_id=case.id, step=step, on=TODAY)
    a_written_consent_to_return(by, case)
    an_assessment(by, case, occasion="before_return")
    plan.refresh_from_db()
    return plan


def a_planned_journey(by: Viewer, case: Case, *, in_days: int = 5) -> ReturnPlan:
    """Prepare a return in full and set the day of travel."""
    plan = a_prepared_return(by, case)
    actions.plan_travel(
        by=by,
        now=NOW,
        case_id=case.id,
        travel_on=TODAY + in_days * DAY,
        revision=plan.revision,
    )
    plan.refresh_from_db()
    return plan


def a_stranger() -> Viewer:
    """Make somebody with every role there is, in another organisation."""
    place = an_organisation("Elsewhere")
    staff = a_member_of_staff()
    for role in Role:
        RoleHeld.objects.create(staff=staff, organisation=place, role=role.value)
    return viewer_of(staff)
