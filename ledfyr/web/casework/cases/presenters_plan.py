"""Wording and grouping for the pages of needs, plans and conferences."""

from datetime import date
from typing import Any

from django.utils.translation import gettext

from ledfyr.apps.cases.queries import (
    ConferenceView,
    PlacedNeed,
    PlansOfCase,
    PlanView,
    StepView,
)
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES
from ledfyr.domain.cases.plan import STEP_END_NAMES, help_in
from ledfyr.domain.cases.plan_model import (
    PLAN_NAMES,
    WHERE_NAMES,
    PlanKind,
    Where,
    plan_model,
)
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.presenters import days_left, days_until


def plans_page(found: PlansOfCase, today: date) -> dict[str, Any]:
    """Return needs by country, plans with their steps, and conferences."""
    open_kinds = {plan.kind for plan in found.plans if plan.ended_on is None}
    return {
        "case_id": found.case_id,
        "reference": found.reference,
        "places": [_place(where, found.needs) for where in Where],
        "plans": [_plan(plan, today) for plan in found.plans if not plan.ended_on],
        "ended": [_plan(plan, today) for plan in found.plans if plan.ended_on],
        "to_open": [
            {"kind": kind.value, "name": gettext(PLAN_NAMES[kind])}
            for kind in PlanKind
            if kind not in open_kinds
        ],
        "acute": plan_model().acute,
        "conferences": [_conference(each) for each in found.conferences],
    }


def _place(where: Where, needs: tuple[PlacedNeed, ...]) -> dict[str, Any]:
    here = [need for need in needs if need.where is where]
    named = {each.area: each.name for each in help_in(where)}
    areas = {need.area for need in here}
    return {
        "code": where.value,
        "name": gettext(WHERE_NAMES[where]),
        "recorded": [
            {"need": need, "name": gettext(named.get(need.area) or _area(need.area))}
            for need in here
        ],
        "others": [each for each in help_in(where) if each.area not in areas],
    }


def _area(code: str) -> str:
    return codes().need_area[code]


def _plan(plan: PlanView, today: date) -> dict[str, Any]:
    is_late = plan.until < today
    return {
        "plan": plan,
        "name": gettext(PLAN_NAMES[plan.kind]),
        "is_acute": plan.kind is PlanKind.ACUTE,
        "left": (days_until if is_late else days_left)(plan.until, today),
        "kind": "overdue" if is_late else "waiting",
        "steps": [_step(step, today) for step in plan.steps],
        "extensions": plan.terms[1:],
    }


def _step(step: StepView, today: date) -> dict[str, Any]:
    activity = plan_model().activities().get(step.activity)
    is_late = step.ended_on is None and step.due_on < today
    return {
        "step": step,
        "name": gettext(activity.name) if activity else step.goal,
        "goal": step.goal if activity else "",
        "area": gettext(codes().need_area[step.area]),
        "responsible": gettext(plan_model().actors()[step.responsible].name),
        "ended": gettext(STEP_END_NAMES[step.ended_as]) if step.ended_as else "",
        "left": days_until(step.due_on, today),
        "kind": "overdue" if is_late else "waiting",
    }


def _conference(view: ConferenceView) -> dict[str, Any]:
    return {
        "view": view,
        "notes": [
            {"note": note, "part": gettext(COMPARTMENT_NAMES[note.part])}
            for note in view.notes
        ],
    }
