"""How great is the risk in a case now, and why must it be assessed (again)?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from ledfyr.apps.cases.models import Case, ProceedingStep, ReturnPlan, RiskAssessment
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.risk import Assessed, Prompt, prompts
from ledfyr.domain.cases.risk_model import Band


@dataclass(frozen=True)
class RiskNow:
    """The level of the latest assessment, if any, and every reason to assess again."""

    band: Band | None
    is_danger_to_life: bool
    prompts: tuple[Prompt, ...]


def risk_now(case: Case, readable: frozenset[Compartment], today: date) -> RiskNow:
    """Return the risk in a case; the caller has checked that support may be read.

    A hearing prompts only those who may read proceedings, a return those who may read
    it, a move those who may read whereabouts. Nothing sealed is opened; one query.
    """
    row = _latest(case, today)
    if row is None:
        return RiskNow(None, False, prompts(None, today=today))
    last = assessed_of(row)
    reasons: dict[str, Any] = {}
    if Compartment.PROCEEDINGS in readable and row.next_hearing:
        reasons["hearings"] = (row.next_hearing,)
    if Compartment.RETURN in readable and row.is_returning:
        reasons["return_on"] = row.travels_on or today
    if Compartment.WHEREABOUTS in readable:
        reasons["moved_on"] = row.moved_on
    found = prompts(last, today=today, **reasons)
    return RiskNow(last.band, row.is_danger_to_life, found)


def assessed_of(row: RiskAssessment) -> Assessed:
    """Return what later rules need to know of an assessment."""
    return Assessed(
        assessed_on=row.assessed_on,
        occasion=row.occasion,
        band=Band(row.band),
        review_on=row.review_on,
    )


def _latest(case: Case, today: date) -> Any:
    hearings = ProceedingStep.objects.filter(
        proceeding__case=OuterRef("case"),
        step__endswith="hearing",
        day_named__gte=today,
        taken_back_on=None,
    )
    returning = ReturnPlan.objects.filter(
        case=OuterRef("case"), arrived_on=None, stopped_on=None
    )
    return (
        case.risk_assessments.filter(is_latest=True)
        .annotate(
            next_hearing=Subquery(
                hearings.order_by("day_named").values("day_named")[:1]
            ),
            is_returning=Exists(returning),
            travels_on=Subquery(returning.values("travel_on")[:1]),
        )
        .first()
    )
