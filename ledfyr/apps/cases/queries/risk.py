"""What is known of the risk to a person, and must it be looked at again?"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, RiskAssessment
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.apps.cases.queries.risk_now import assessed_of, risk_now
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.risk import Assessed, Prompt, Threat


@dataclass(frozen=True)
class RiskView:
    """An assessment as the support compartment shows it."""

    assessed: Assessed
    score: int
    is_danger_to_life: bool
    decided_by: str
    answers: dict[str, str]
    threats: tuple[Threat, ...]
    own_view: str
    safety_plan: str
    decided_with: str


@dataclass(frozen=True)
class RiskOfCase:
    """Every assessment of a case, the latest first, and why to assess again."""

    case_id: UUID
    reference: str
    assessments: tuple[RiskView, ...]
    prompts: tuple[Prompt, ...]


def risk_of_case(viewer: Viewer, case_id: UUID, *, now: datetime) -> RiskOfCase:
    """Open the assessments of a case; the reading is audited.

    Raises CaseNotFound where support is closed to the viewer. A hearing prompts only
    those who may read proceedings, a move only those who may read whereabouts.
    """
    case = opened_part(viewer, case_id, Compartment.SUPPORT, now=now)
    rows = case.risk_assessments.select_related("decided_by").order_by(
        "-is_latest", "-assessed_on", "-recorded_at"
    )
    views = tuple(_view(case, row) for row in rows)
    readable = viewer.readable_in(case.organisation_id)
    return RiskOfCase(
        case.id, case.reference, views, risk_now(case, readable, localdate(now)).prompts
    )


def latest_assessment(case: Case) -> Assessed | None:
    """Return what later rules need to know of the latest assessment."""
    row = case.risk_assessments.filter(is_latest=True).first()
    return assessed_of(row) if row else None


def _view(case: Case, row: RiskAssessment) -> RiskView:
    kept = json.loads(
        vault.open_text(case.sealed_key, row, "sealed_content", row.sealed_content)
    )
    return RiskView(
        assessed=assessed_of(row),
        score=row.score,
        is_danger_to_life=row.is_danger_to_life,
        decided_by=row.decided_by.name,
        answers=kept["answers"],
        threats=tuple(Threat(**threat) for threat in kept["threats"]),
        own_view=kept["own_view"],
        safety_plan=kept["safety_plan"],
        decided_with=kept["decided_with"],
    )
