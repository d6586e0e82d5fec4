"""What is known of the risk to a person, and must it be looked at again?"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate, localtime

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, ProceedingStep, RiskAssessment
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.risk import Assessed, Prompt, Threat, prompts
from ledfyr.domain.cases.risk_model import Band


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
    rows = case.risk_assessments.select_related("decided_by").order_by("-recorded_at")
    views = tuple(_view(case, row) for row in rows)
    readable = viewer.readable_in(case.organisation_id)
    last = views[0].assessed if views else None
    return RiskOfCase(
        case.id, case.reference, views, _prompts(case, last, readable, localdate(now))
    )


def latest_assessment(case: Case) -> Assessed | None:
    """Return what later rules need to know of the latest assessment."""
    row = case.risk_assessments.filter(is_latest=True).first()
    return _assessed(row) if row else None


def _prompts(
    case: Case, last: Assessed | None, readable: frozenset[Compartment], today: date
) -> tuple[Prompt, ...]:
    return prompts(
        last,
        today=today,
        hearings=_hearings(case, today) if Compartment.PROCEEDINGS in readable else (),
        return_on=_return_on(case, today) if Compartment.RETURN in readable else None,
        moved_at=_moved_at(case) if Compartment.WHEREABOUTS in readable else None,
    )


def _hearings(case: Case, today: date) -> list[date]:
    named = ProceedingStep.objects.filter(
        proceeding__case=case, step__endswith="hearing", day_named__gte=today
    )
    return [day for day in named.values_list("day_named", flat=True) if day]


def _return_on(case: Case, today: date) -> date | None:
    row = case.returns.filter(arrived_on=None, stopped_on=None).first()
    return (row.travel_on or today) if row else None


def _moved_at(case: Case) -> datetime | None:
    written = case.entries.filter(compartment=Compartment.WHEREABOUTS.value)
    latest: datetime | None = (
        written.order_by("-written_at").values_list("written_at", flat=True).first()
    )
    return localtime(latest) if latest else None


def _assessed(row: RiskAssessment) -> Assessed:
    return Assessed(
        assessed_on=row.assessed_on,
        recorded_at=row.recorded_at,
        occasion=row.occasion,
        band=Band(row.band),
        review_on=row.review_on,
    )


def _view(case: Case, row: RiskAssessment) -> RiskView:
    kept = json.loads(
        vault.open_text(case.sealed_key, row, "sealed_content", row.sealed_content)
    )
    return RiskView(
        assessed=_assessed(row),
        score=row.score,
        is_danger_to_life=row.is_danger_to_life,
        decided_by=row.decided_by.name,
        answers=kept["answers"],
        threats=tuple(Threat(**threat) for threat in kept["threats"]),
        own_view=kept["own_view"],
        safety_plan=kept["safety_plan"],
        decided_with=kept["decided_with"],
    )
