"""Wording and grouping for the pages of risk; no database here."""

from datetime import date
from typing import Any

from django.utils.translation import gettext

from ledfyr.apps.cases.queries import RiskOfCase, RiskView
from ledfyr.domain.cases.risk import PROMPT_SENTENCES, not_known
from ledfyr.domain.cases.risk_model import Factor, risk_model
from ledfyr.web.casework.cases.levels import band
from ledfyr.web.casework.cases.presenters import days_until


def risk_page(found: RiskOfCase, today: date) -> dict[str, Any]:
    """Return the latest assessment in full, the earlier ones in short."""
    views = [_assessment(view) for view in found.assessments]
    return {
        "case_id": found.case_id,
        "reference": found.reference,
        "latest": views[0] if views else None,
        "earlier": views[1:],
        "prompts": [
            {
                "why": gettext(PROMPT_SENTENCES[prompt.occasion]),
                "on": prompt.on,
                "left": days_until(prompt.on, today),
                "kind": "overdue" if prompt.on < today else "waiting",
            }
            for prompt in found.prompts
        ],
        "model": risk_model(),
    }


def _assessment(view: RiskView) -> dict[str, Any]:
    model = risk_model()
    factors = {factor.id: factor for factor in model.factor}
    threats = {threat.id: threat for threat in model.threat}
    return {
        "view": view,
        "band": band(view.assessed.band),
        "occasion": _name(model.occasion, view.assessed.occasion),
        "threats": [
            {"threat": threat, "kind": threats[threat.kind]} for threat in view.threats
        ],
        "present": _answered(view, factors, "yes"),
        "absent": _answered(view, factors, "no"),
        "open": not_known(view.answers.items()),
    }


def _answered(view: RiskView, factors: dict[str, Factor], word: str) -> list[Factor]:
    return [factors[code] for code, said in view.answers.items() if said == word]


def _name(named: tuple[Any, ...], code: str) -> str:
    return next(gettext(each.name) for each in named if each.id == code)
