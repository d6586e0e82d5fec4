"""Wording and grouping for the pages of a return."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from ledfyr.apps.cases.queries import FollowUpView, ReturnsOfCase, ReturnView
from ledfyr.domain.cases.plan_model import Where
from ledfyr.domain.cases.return_home import OUTCOME_NAMES, Outcome, Wanted
from ledfyr.domain.cases.return_model import Preparation, return_model
from ledfyr.web.casework.cases.presenters import days_until

OUTCOME_KINDS = {
    Outcome.WELL: "done",
    Outcome.NEEDS_HELP: "overdue",
    Outcome.NOT_REACHED: "waiting",
    Outcome.NO_MORE: "calm",
}


def returns_page(found: ReturnsOfCase, today: date) -> dict[str, Any]:
    """Return the return under way with what is missing, and all follow-ups."""
    under_way = [each for each in found.returns if each.is_under_way]
    current = under_way[0] if under_way else None
    return {
        "case_id": found.case_id,
        "reference": found.reference,
        "current": _current(current, found, today) if current else None,
        "earlier": [_earlier(each) for each in found.returns if not each.is_under_way],
        "follow_ups": [_follow_up(each, today) for each in found.follow_ups],
        "where": _where(found).value,
        "follow_up_rule": return_model().follow_up,
    }


def _where(found: ReturnsOfCase) -> Where:
    """Return in which country whoever is followed up needs help."""
    is_home = any(each.arrived_on for each in found.returns)
    return Where.ORIGIN if is_home else Where.DESTINATION


def _current(view: ReturnView, found: ReturnsOfCase, today: date) -> dict[str, Any]:
    conditions = [
        {
            "part": each,
            "is_missing": each.id in view.missing,
            "href": _remedy(each.id, found),
        }
        for each in return_model().condition
        if each.id != "not_very_high" or each.id in view.missing
    ]
    return {
        "view": view,
        "conditions": conditions,
        "steps": [
            _step(each, view, found)
            for each in return_model().step
            if each.needed != "child" or found.is_child
        ],
        "is_ready": not view.missing,
        "has_travel_day": view.travel_on is not None,
        "must_not_go": bool(view.missing) and _is_to_come(view, today),
        "is_unconfirmed": view.travel_on is not None and view.travel_on < today,
        "risk_href": reverse("cases:risk", args=[found.case_id]),
        "left": days_until(view.travel_on, today) if view.travel_on else "",
        "may_have_arrived": view.travel_on is not None and view.travel_on <= today,
    }


def _is_to_come(view: ReturnView, today: date) -> bool:
    return view.travel_on is not None and view.travel_on >= today


def _step(rule: Preparation, view: ReturnView, found: ReturnsOfCase) -> dict[str, Any]:
    done = [step for step in view.steps if step.step == rule.id]
    wishes = {"family_tracing": view.family_tracing, "embassy": view.embassy}
    wish = wishes.get(rule.id)
    return {
        "part": rule,
        "done": done,
        "is_missing": rule.id in view.missing,
        "not_wanted": wish is Wanted.NO,
        "not_asked": wish is Wanted.NOT_ASKED and not done,
        "href": reverse("cases:return_step", args=[found.case_id, rule.id]),
    }


def _remedy(condition: str, found: ReturnsOfCase) -> str:
    """Return the page that mends a condition, with what mends it chosen there."""
    if condition == "consent":
        page, asked = "cases:consent", {"purpose": "return", "explained": "written"}
    else:
        page, asked = "cases:assess", {"occasion": "before_return"}
    return f"{reverse(page, args=[found.case_id])}?{urlencode(asked)}"


def _earlier(view: ReturnView) -> dict[str, Any]:
    names = {step.id: step.name for step in return_model().step} | {
        "travel": gettext("Day of travel set"),
        "arrival": gettext("Arrival confirmed"),
        "stopped": gettext("Stopped"),
    }
    return {
        "view": view,
        "steps": [{"step": step, "name": names[step.step]} for step in view.steps],
    }


def _follow_up(view: FollowUpView, today: date) -> dict[str, Any]:
    late = view.asked_on is None and view.due_on < today
    return {
        "view": view,
        "after": ngettext(
            "After %(months)d month", "After %(months)d months", view.months
        )
        % {"months": view.months},
        "left": days_until(view.due_on, today),
        "kind": "overdue" if late else "waiting",
        "outcome": gettext(OUTCOME_NAMES[view.outcome]) if view.outcome else "",
        "needs_help": view.outcome is Outcome.NEEDS_HELP,
        "outcome_kind": OUTCOME_KINDS[view.outcome] if view.outcome else "calm",
    }
