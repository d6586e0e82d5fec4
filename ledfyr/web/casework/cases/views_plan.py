"""Pages of needs and plans."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.plan import PlanError, StepEnd, acute_end
from ledfyr.domain.cases.plan_model import PLAN_NAMES, PlanKind
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_plan
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_plan import (
    AcutePlanForm,
    ExtendForm,
    PlanForm,
    StepForm,
)
from ledfyr.web.casework.cases.meanwhile import Meanwhile, as_shown
from ledfyr.web.casework.cases.one_form import Ask, one_form
from ledfyr.web.parts.refusals import refused


@gate(Permission.MAKE_PLAN)
@hidden_from_others
def plans(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show what the person needs, what is planned, and what was said of it."""
    now = timezone.now()
    found = queries.plans_of_case(request.viewer, case_id, now=now)
    shown = presenters_plan.plans_page(found, timezone.localdate(now))
    return render(request, "casework/cases/plans.html", {"shown": shown})


@gate(Permission.MAKE_PLAN)
@hidden_from_others
def open_plan(request: StaffRequest, case_id: UUID, kind: str) -> HttpResponse:
    """Open a plan of one kind."""
    if kind not in {each.value for each in PlanKind}:
        raise Http404
    plan_kind = PlanKind(kind)
    case = queries.case_of(request.viewer, case_id)
    initial = {"starts_on": timezone.localdate()}
    is_acute = plan_kind is PlanKind.ACUTE
    form = (AcutePlanForm if is_acute else PlanForm)(
        request.POST or None, initial=initial
    )

    def record() -> None:
        typed = form.cleaned_data
        starts = typed["starts_on"]
        until = acute_end(starts, typed["weeks"]) if is_acute else typed["until"]
        actions.open_plan(
            by=request.viewer,
            now=timezone.now(),
            case_id=case_id,
            kind=plan_kind,
            starts_on=starts,
            until=until,
        )

    ask = _ask(
        case_id,
        case.reference,
        gettext(PLAN_NAMES[plan_kind]),
        gettext("Support does not wait for a status and is not tied to cooperation."),
        gettext("Open the plan"),
        gettext("The plan is open. Add the first step."),
    )
    return one_form(request, form, ask, record)


@gate(Permission.MAKE_PLAN)
@hidden_from_others
def extend_plan(request: StaffRequest, case_id: UUID, plan_id: UUID) -> HttpResponse:
    """Let a plan run on, or be looked at again, until a later day."""
    reference, _, terms = queries.plan_of(request.viewer, case_id, plan_id)
    form = ExtendForm(request.POST or None, initial={"revision": terms})

    def record() -> None:
        actions.extend_plan(
            by=request.viewer,
            now=timezone.now(),
            case_id=case_id,
            plan_id=plan_id,
            **form.cleaned_data,
        )

    ask = _ask(
        case_id,
        reference,
        gettext("Extend the plan"),
        gettext("As often and as long as the person needs it."),
        gettext("Extend"),
        gettext("The plan is extended."),
    )

    def standing() -> Meanwhile:
        found = queries.plans_of_case(request.viewer, case_id, now=timezone.now())
        last = next(each for each in found.plans if each.id == plan_id).terms[-1]
        told = {"until": last.until, "reason": last.reason}
        return Meanwhile(as_shown(form, told), terms)

    return one_form(request, form, ask, record, standing)


@gate(Permission.MAKE_PLAN)
@hidden_from_others
@require_POST
def end_plan(request: StaffRequest, case_id: UUID, plan_id: UUID) -> HttpResponse:
    """End a plan that is done, or that another one follows."""
    try:
        actions.end_plan(
            by=request.viewer, now=timezone.now(), case_id=case_id, plan_id=plan_id
        )
        messages.success(
            request,
            gettext("The plan has ended. It stays in the file; support goes on."),
        )
    except PlanError as error:
        messages.error(request, refused(error))
    return redirect("cases:plans", case_id)


@gate(Permission.MAKE_PLAN)
@hidden_from_others
def add_step(request: StaffRequest, case_id: UUID, plan_id: UUID) -> HttpResponse:
    """Add a step that the person agreed to."""
    reference, kind, _ = queries.plan_of(request.viewer, case_id, plan_id)
    form = StepForm(request.POST or None, kind=kind)

    def record() -> None:
        actions.add_step(
            by=request.viewer,
            now=timezone.now(),
            case_id=case_id,
            plan_id=plan_id,
            step=actions.NewStep(**form.cleaned_data),
        )

    ask = _ask(
        case_id,
        reference,
        gettext("Add a step"),
        gettext("Plan with the person, not for them."),
        gettext("Add the step"),
        gettext("The step is in the plan."),
    )
    return one_form(request, form, ask, record)


@gate(Permission.MAKE_PLAN)
@hidden_from_others
@require_POST
def end_step(request: StaffRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    """Say that a step is done or dropped."""
    typed = request.POST.get("ended_as", "")
    if typed not in {each.value for each in StepEnd}:
        typed = StepEnd.DONE.value
    now = timezone.now()
    try:
        actions.end_step(
            by=request.viewer,
            now=now,
            case_id=case_id,
            step_id=step_id,
            ended_as=StepEnd(typed),
            ended_on=localdate(now),
        )
        messages.success(request, gettext("The step has ended. It stays in the plan."))
    except PlanError as error:
        messages.error(request, refused(error))
    return redirect("cases:plans", case_id)


@gate(Permission.MAKE_PLAN)
@hidden_from_others
@require_POST
def meet_need(request: StaffRequest, case_id: UUID, need_id: UUID) -> HttpResponse:
    """Say that a need is met."""
    try:
        actions.meet_need(
            by=request.viewer, now=timezone.now(), case_id=case_id, need_id=need_id
        )
        messages.success(request, gettext("The need is met. It stays in the file."))
    except PlanError as error:
        messages.error(request, refused(error))
    return redirect("cases:plans", case_id)


def _ask(
    case_id: UUID, reference: str, title: str, lead: str, button: str, done: str
) -> Ask:
    back = reverse("cases:plans", args=[case_id])
    return Ask(title, lead, button, done, back, reference)
