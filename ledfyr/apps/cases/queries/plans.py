"""What does a person need, what is planned, and what was said in conferences?"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, Need, PlanStep, PlanTerm, SupportPlan
from ledfyr.apps.cases.queries.closed import CaseNotFound
from ledfyr.apps.cases.queries.conferences import ConferenceView, conferences_in
from ledfyr.apps.cases.queries.lists import case_of
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.plan import StepEnd
from ledfyr.domain.cases.plan_model import PlanKind, Where


@dataclass(frozen=True)
class PlacedNeed:
    """A need, in which country, and whether it is met."""

    id: UUID
    area: str
    where: Where
    is_urgent: bool
    note: str
    met_on: date | None


@dataclass(frozen=True)
class StepView:
    """A step of a plan as the support compartment shows it."""

    id: UUID
    area: str
    activity: str
    responsible: str
    goal: str
    service: str
    agreed_by: str
    due_on: date
    added_at: datetime
    ended_on: date | None
    ended_as: StepEnd | None


@dataclass(frozen=True)
class TermView:
    """Until when a plan runs, who decided it and why."""

    until: date
    reason: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True)
class PlanView:
    """A plan with its steps and its terms, the latest term last."""

    id: UUID
    kind: PlanKind
    starts_on: date
    terms: tuple[TermView, ...]
    steps: tuple[StepView, ...]
    ended_on: date | None

    @property
    def until(self) -> date:
        """Return the day until which the plan runs, or on which it is looked at."""
        return self.terms[-1].until


@dataclass(frozen=True)
class PlansOfCase:
    """Needs, plans and conferences of a case."""

    case_id: UUID
    reference: str
    needs: tuple[PlacedNeed, ...]
    plans: tuple[PlanView, ...]
    conferences: tuple[ConferenceView, ...]


def plans_of_case(viewer: Viewer, case_id: UUID, *, now: datetime) -> PlansOfCase:
    """Open the needs, plans and conferences of a case; the reading is audited.

    Raises CaseNotFound where support is closed to the viewer. Of a conference only the
    notes of compartments open to the viewer are in it.
    """
    case = opened_part(viewer, case_id, Compartment.SUPPORT, now=now)
    readable = viewer.readable_in(case.organisation_id)
    needs = case.needs.order_by("recorded_on", "id")
    return PlansOfCase(
        case_id=case.id,
        reference=case.reference,
        needs=tuple(_need(case, need) for need in needs),
        plans=plan_views(case),
        conferences=conferences_in(case, readable),
    )


def plan_views(case: Case) -> tuple[PlanView, ...]:
    """Return the plans of a case, opened; the caller has checked who reads."""
    plans = case.plans.prefetch_related("terms__decided_by", "steps")
    in_order = sorted(plans, key=_place)
    return tuple(_plan(case, plan) for plan in in_order)


def plan_of(viewer: Viewer, case_id: UUID, plan_id: UUID) -> tuple[str, PlanKind, int]:
    """Return the case's reference, a plan's kind and the number of its terms.

    Raises CaseNotFound otherwise.
    """
    case = case_of(viewer, case_id)
    plan = case.plans.filter(id=plan_id).first()
    if plan is None or Compartment.SUPPORT not in viewer.readable_in(
        case.organisation_id
    ):
        raise CaseNotFound
    return case.reference, PlanKind(plan.kind), plan.terms.count()


def _place(plan: SupportPlan) -> tuple[bool, int, date]:
    """Open plans first, each kind in its turn; the ended ones after them."""
    kinds = list(PlanKind)
    return plan.ended_on is not None, kinds.index(PlanKind(plan.kind)), plan.starts_on


def _need(case: Case, row: Need) -> PlacedNeed:
    key, sealed = case.sealed_key, row.sealed_note
    note = vault.open_text(key, row, "sealed_note", sealed) if sealed else ""
    where = Where(row.where)
    return PlacedNeed(row.id, row.area, where, row.is_urgent, note, row.met_on)


def _plan(case: Case, row: SupportPlan) -> PlanView:
    terms = sorted(row.terms.all(), key=lambda term: term.until)
    steps = sorted(row.steps.all(), key=lambda step: (step.due_on, step.added_at))
    return PlanView(
        id=row.id,
        kind=PlanKind(row.kind),
        starts_on=row.starts_on,
        terms=tuple(_term(case, term) for term in terms),
        steps=tuple(_step(case, step) for step in steps),
        ended_on=row.ended_on,
    )


def _term(case: Case, row: PlanTerm) -> TermView:
    key, sealed = case.sealed_key, row.sealed_reason
    reason = vault.open_text(key, row, "sealed_reason", sealed) if sealed else ""
    return TermView(row.until, reason, row.decided_by.name, row.decided_at)


def _step(case: Case, row: PlanStep) -> StepView:
    kept = json.loads(
        vault.open_text(case.sealed_key, row, "sealed_content", row.sealed_content)
    )
    return StepView(
        id=row.id,
        area=row.area,
        activity=row.activity,
        responsible=row.responsible,
        goal=kept["goal"],
        service=kept["service"],
        agreed_by=row.agreed_by,
        due_on=row.due_on,
        added_at=row.added_at,
        ended_on=row.ended_on,
        ended_as=StepEnd(row.ended_as) if row.ended_as else None,
    )
