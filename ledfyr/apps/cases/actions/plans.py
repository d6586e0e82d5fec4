"""Making plans with a person, step by step.

No deed here asks for a status, a permit or cooperation: support is unconditional.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.due_days import renew_due_days
from ledfyr.apps.cases.actions.guard import (
    ChangedMeanwhile,
    NotPermitted,
    audited,
    locked_case,
)
from ledfyr.apps.cases.actions.indexing import index_record
from ledfyr.apps.cases.models import (
    Case,
    FollowUp,
    PlanStep,
    PlanTerm,
    SupportPlan,
)
from ledfyr.apps.cases.queries import CaseNotFound
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.plan import (
    PlanError,
    StepEnd,
    check_end,
    check_ending,
    check_extension,
    check_opening,
    check_step,
)
from ledfyr.domain.cases.plan_model import PlanKind, plan_model
from ledfyr.domain.cases.return_home import Asking, askings
from ledfyr.domain.vocabulary.codes import codes


@dataclass(frozen=True)
class NewStep:
    """A step as the person agreed to it: what for, what, who, and by which day."""

    goal: str
    responsible: str
    due_on: date
    agreed_by: str
    activity: str = ""
    area: str = ""
    service: str = ""


@transaction.atomic
def open_plan(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    kind: PlanKind,
    starts_on: date,
    until: date,
) -> SupportPlan:
    """Open a plan that runs, or is looked at again, until a day.

    A plan for a life here also sets the days on which somebody asks how the person is.
    Raises CaseNotFound, NotPermitted, PlanError for days that cannot stand or a plan of
    this kind that is open already.
    """
    case = _case_to_plan(by, case_id)
    check_opening(starts_on, until, localdate(now))
    if case.plans.filter(kind=kind.value, ended_on=None).exists():
        raise PlanError("There is such a plan already; extend it instead.")
    plan = SupportPlan.objects.create(
        case=case, kind=kind.value, starts_on=starts_on, opened_by_id=by.staff_id
    )
    PlanTerm.objects.create(
        plan=plan, until=until, decided_by_id=by.staff_id, decided_at=now
    )
    if kind is PlanKind.INTEGRATION:
        add_follow_ups(case, askings(starts_on))
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.PLAN_OPENED, case, now, Compartment.SUPPORT)
    return plan


@transaction.atomic
def extend_plan(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    plan_id: UUID,
    until: date,
    reason: str,
    revision: int,
) -> PlanTerm:
    """Let a plan run on, or be looked at again, until a later day.

    `revision` is the number of terms that the plan was shown with. Raises CaseNotFound,
    NotPermitted, ChangedMeanwhile, PlanError for a day that would shorten it.
    """
    case = _case_to_plan(by, case_id)
    plan = plan_in(case, plan_id)
    if plan.terms.count() != revision:
        raise ChangedMeanwhile(
            "Somebody extended this plan meanwhile. Look at what stands now, then "
            "decide."
        )
    check_extension(plan.terms.get(is_latest=True).until, until, localdate(now))
    plan.terms.filter(is_latest=True).update(is_latest=False)
    term = PlanTerm(plan=plan, until=until, decided_by_id=by.staff_id, decided_at=now)
    term.sealed_reason = vault.seal_text(case.sealed_key, term, "sealed_reason", reason)
    term.save()
    index_record(case, term)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.PLAN_EXTENDED, case, now, Compartment.SUPPORT)
    return term


@transaction.atomic
def end_plan(*, by: Viewer, now: datetime, case_id: UUID, plan_id: UUID) -> None:
    """End a plan that is done, or that another one follows; it stays in the file.

    Support goes on all the same. Raises CaseNotFound, NotPermitted, PlanError while a
    step is open or where somebody ended the plan meanwhile.
    """
    case = _case_to_plan(by, case_id)
    plan = plan_in(case, plan_id)
    check_ending(plan.steps.filter(ended_on=None).count())
    plan.ended_on, plan.ended_by_id = localdate(now), by.staff_id
    plan.save(update_fields=["ended_on", "ended_by"])
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.PLAN_ENDED, case, now, Compartment.SUPPORT)


@transaction.atomic
def add_step(
    *, by: Viewer, now: datetime, case_id: UUID, plan_id: UUID, step: NewStep
) -> PlanStep:
    """Add a step that the person, or a guardian, agreed to.

    Raises CaseNotFound, NotPermitted, PlanError without agreement or for an activity of
    another plan.
    """
    case = _case_to_plan(by, case_id)
    plan = plan_in(case, plan_id)
    agrees = step.agreed_by in ("person", "guardian")
    kind = PlanKind(plan.kind)
    check_step(kind, step.activity, step.responsible, agrees=agrees)
    row = PlanStep(
        plan=plan,
        area=_area_of(step),
        activity=step.activity,
        responsible=step.responsible,
        agreed_by=step.agreed_by,
        due_on=step.due_on,
        added_by_id=by.staff_id,
        added_at=now,
    )
    content = json.dumps(
        {"goal": step.goal, "service": step.service}, ensure_ascii=False
    )
    row.sealed_content = vault.seal_text(
        case.sealed_key, row, "sealed_content", content
    )
    row.save()
    index_record(case, row)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.PLAN_STEP_ADDED, case, now, Compartment.SUPPORT)
    return row


@transaction.atomic
def end_step(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    step_id: UUID,
    ended_as: StepEnd,
    ended_on: date,
) -> None:
    """Say that a step is done, or dropped; it ends once and stays in the plan.

    Raises CaseNotFound, NotPermitted, PlanError for a day that cannot be or a step that
    somebody else ended meanwhile.
    """
    case = _case_to_plan(by, case_id)
    step = PlanStep.objects.filter(plan__case=case, id=step_id)
    found = step.select_related("plan").first()
    if found is None:
        raise CaseNotFound
    check_end(found.plan.starts_on, ended_on, localdate(now))
    if not step.filter(ended_on=None).update(
        ended_on=ended_on, ended_as=ended_as.value
    ):
        raise PlanError("Somebody has ended this step already; look at the plan again.")
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.PLAN_STEP_ENDED, case, now, Compartment.SUPPORT)


@transaction.atomic
def meet_need(*, by: Viewer, now: datetime, case_id: UUID, need_id: UUID) -> None:
    """Say that a need is met; it stays in the file.

    Raises CaseNotFound, NotPermitted, PlanError for one that is met already.
    """
    case = _case_to_plan(by, case_id)
    if not case.needs.filter(id=need_id).exists():
        raise CaseNotFound
    if not case.needs.filter(id=need_id, met_on=None).update(met_on=localdate(now)):
        raise PlanError("This need is met already; look at the plan again.")
    audited(by, AuditVerb.NEED_MET, case, now, Compartment.SUPPORT)


def plan_in(case: Case, plan_id: UUID) -> SupportPlan:
    """Return an open plan of this case.

    Raises CaseNotFound for any other, PlanError for one that has ended.
    """
    plan: SupportPlan | None = case.plans.filter(id=plan_id).first()
    if plan is None:
        raise CaseNotFound
    if plan.ended_on is not None:
        raise PlanError("This plan has ended; open a new one.")
    return plan


def add_follow_ups(case: Case, days: Iterable[Asking]) -> None:
    """Set the days on which somebody asks how the person is."""
    FollowUp.objects.bulk_create(
        FollowUp(case=case, months=day.months, due_on=day.on) for day in days
    )


def _case_to_plan(by: Viewer, case_id: UUID) -> Case:
    case = locked_case(by, case_id)
    if not by.may_in(Permission.MAKE_PLAN, case.organisation_id):
        raise NotPermitted("You may not plan in this case.")
    return case


def _area_of(step: NewStep) -> str:
    activity = plan_model().activities().get(step.activity)
    area = activity.area if activity else step.area
    if area not in codes().need_area:
        raise PlanError("Choose an activity, or the area of life that the step is for.")
    return area
