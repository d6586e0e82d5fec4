"""How far is a return prepared, and when does somebody ask again?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, FollowUp, ReturnPlan, ReturnStep
from ledfyr.apps.cases.queries.file import consent_of
from ledfyr.apps.cases.queries.identities import childhood_of
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.apps.cases.queries.risk import latest_assessment
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Consent, Explained, Purpose
from ledfyr.domain.cases.return_home import Outcome, Prepared, Wanted, missing


@dataclass(frozen=True)
class ReturnStepView:
    """Something done for a return."""

    step: str
    on: date
    note: str
    recorded_by: str


@dataclass(frozen=True)
class ReturnView:
    """One return: its place, its steps, and what is missing before anybody travels."""

    place: str
    opened_on: date
    family_tracing: Wanted
    embassy: Wanted
    travel_on: date | None
    arrived_on: date | None
    stopped_on: date | None
    revision: int
    steps: tuple[ReturnStepView, ...]
    missing: tuple[str, ...]

    @property
    def is_under_way(self) -> bool:
        """Return whether the return is neither ended by arrival nor stopped."""
        return self.arrived_on is None and self.stopped_on is None


@dataclass(frozen=True)
class FollowUpView:
    """A day of asking again, with what was found."""

    id: UUID
    months: int
    due_on: date
    asked_on: date | None
    outcome: Outcome | None
    note: str


@dataclass(frozen=True)
class ReturnsOfCase:
    """The returns of a case, the latest first, and its follow-ups."""

    case_id: UUID
    reference: str
    is_child: bool
    returns: tuple[ReturnView, ...]
    follow_ups: tuple[FollowUpView, ...]


def returns_of_case(viewer: Viewer, case_id: UUID, *, now: datetime) -> ReturnsOfCase:
    """Open the returns of a case; the reading is audited.

    Raises CaseNotFound where the return is closed to the viewer.
    """
    case = opened_part(viewer, case_id, Compartment.RETURN, now=now)
    rows = case.returns.prefetch_related("steps__recorded_by")
    latest_first = sorted(rows, key=_age, reverse=True)
    return ReturnsOfCase(
        case_id=case.id,
        reference=case.reference,
        is_child=childhood_of(case.person, localdate(now)).is_treated_as_child,
        returns=tuple(_view(case, row, localdate(now)) for row in latest_first),
        follow_ups=tuple(
            _follow_up(case, row) for row in case.follow_ups.order_by("due_on", "id")
        ),
    )


def prepared_for(case: Case, plan: ReturnPlan, travel_on: date) -> Prepared:
    """Return what stands for a return on a day of travel, for the domain."""
    steps: dict[str, date] = {}
    for row in plan.steps.all():
        steps[row.step] = max(row.on, steps.get(row.step, row.on))
    written = _written_consents(case)
    ends = [each.until for each in written if each.until and not each.withdrawn_on]
    return Prepared(
        steps=steps,
        has_written_consent=any(each.is_live(travel_on) for each in written),
        consent_until=max(ends, default=None),
        risk=latest_assessment(case),
        is_child=childhood_of(case.person, travel_on).is_treated_as_child,
        family_tracing=Wanted(plan.family_tracing),
        embassy=Wanted(plan.embassy),
    )


def _written_consents(case: Case) -> list[Consent]:
    lines = case.consents.filter(
        purpose=Purpose.RETURN.value, explained=Explained.WRITTEN.value
    )
    return [consent_of(line) for line in lines]


def _age(row: ReturnPlan) -> tuple[bool, date]:
    is_under_way = row.arrived_on is None and row.stopped_on is None
    return is_under_way, row.opened_on


def _view(case: Case, row: ReturnPlan, today: date) -> ReturnView:
    key, sealed = case.sealed_key, row.sealed_place
    is_under_way = row.arrived_on is None and row.stopped_on is None
    travel_on = row.travel_on or today
    steps = sorted(row.steps.all(), key=lambda step: step.recorded_at)
    return ReturnView(
        place=vault.open_text(key, row, "sealed_place", sealed),
        opened_on=row.opened_on,
        family_tracing=Wanted(row.family_tracing),
        embassy=Wanted(row.embassy),
        travel_on=row.travel_on,
        arrived_on=row.arrived_on,
        stopped_on=row.stopped_on,
        revision=row.revision,
        steps=tuple(_step(case, step) for step in steps),
        missing=(
            missing(prepared_for(case, row, travel_on), travel_on)
            if is_under_way
            else ()
        ),
    )


def _step(case: Case, row: ReturnStep) -> ReturnStepView:
    key, sealed = case.sealed_key, row.sealed_note
    note = vault.open_text(key, row, "sealed_note", sealed) if sealed else ""
    return ReturnStepView(row.step, row.on, note, row.recorded_by.name)


def _follow_up(case: Case, row: FollowUp) -> FollowUpView:
    key, sealed = case.sealed_key, row.sealed_note
    return FollowUpView(
        id=row.id,
        months=row.months,
        due_on=row.due_on,
        asked_on=row.asked_on,
        outcome=Outcome(row.outcome) if row.outcome else None,
        note=vault.open_text(key, row, "sealed_note", sealed) if sealed else "",
    )
