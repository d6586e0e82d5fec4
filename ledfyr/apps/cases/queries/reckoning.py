"""Which days come in these cases, by what is recorded and the law of today?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from ledfyr.apps.cases.models import (
    Case,
    FollowUp,
    PlanStep,
    PlanTerm,
    ProceedingStep,
    ReturnPlan,
    RiskAssessment,
)
from ledfyr.apps.cases.queries.lists import case_clocks, taken, with_decisions
from ledfyr.apps.cases.queries.risk_now import assessed_of
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.due import AFTER_CLOSING, DUE_NAMES, DueKind
from ledfyr.domain.cases.plan_model import PlanKind
from ledfyr.domain.cases.proceedings_model import compartment_of, proceedings_model
from ledfyr.domain.cases.risk import is_fresh
from ledfyr.domain.cases.status import Status, status_after


@dataclass(frozen=True)
class Day:
    """A day that comes; `name` is English, for translators, and tells nothing else."""

    compartment: Compartment
    kind: DueKind
    name: str
    on: date


@dataclass(frozen=True)
class Reckoned:
    """A case with where its person stands and all days that come in it."""

    case: Case
    standing: Status
    days: frozenset[Day]


def reckoned(case_ids: Iterable[UUID], *, today: date) -> tuple[Reckoned, ...]:
    """Return the days of each of these cases, with queries that do not grow with them.

    A period of the law counts by its end, whether that is near, far or over; a first
    look at the risk waits from the day on which the case was opened; a case that is
    erased has no days. The law is that of the day `today`.
    """
    ids = list(case_ids)
    kept: dict[UUID, set[Day]] = defaultdict(set)
    for case_id, day in _recorded(ids):
        kept[case_id].add(day)
    cases = with_decisions(Case.objects.filter(id__in=ids).order_by("id"))
    return tuple(
        _reckoned(case, kept[case.id], today)
        for case in cases.select_related("person", "sealed_key")
    )


def _reckoned(case: Case, kept: set[Day], today: date) -> Reckoned:
    decisions = taken(case.decisions.all())
    days = kept | {
        Day(Compartment.STATUS, DueKind.PERIOD, clock.name, clock.ends)
        for clock in case_clocks(case, decisions, today)
        if isinstance(clock.ends, date)
    }
    if not any(day.kind is DueKind.RISK_REVIEW for day in kept):
        days.add(_day(Compartment.SUPPORT, DueKind.RISK_FIRST, case.opened_on))
    if case.sealed_key.erased_at is not None:
        days = set()
    elif case.closed_on is not None:
        days = {day for day in days if day.kind in AFTER_CLOSING}
    return Reckoned(case, status_after(decisions), frozenset(days))


def _recorded(ids: list[UUID]) -> Iterator[tuple[UUID, Day]]:
    assessed = RiskAssessment.objects.filter(case_id__in=ids, is_latest=True)
    latest = {row.case_id: row for row in assessed.defer("sealed_content")}
    yield from _reviews(latest)
    yield from _plans(ids)
    yield from _journeys(ids)
    for case_id, day in _proceedings(ids):
        yield case_id, day
        last = latest.get(case_id)
        if day.kind is DueKind.HEARING and last and _is_stale(last, day.on):
            yield case_id, _day(Compartment.SUPPORT, DueKind.RISK_HEARING, day.on)


def _reviews(latest: dict[UUID, RiskAssessment]) -> Iterator[tuple[UUID, Day]]:
    for case_id, row in latest.items():
        yield case_id, _day(Compartment.SUPPORT, DueKind.RISK_REVIEW, row.review_on)
        if row.moved_on:
            yield (
                case_id,
                _day(Compartment.WHEREABOUTS, DueKind.RISK_MOVE, row.moved_on),
            )


def _plans(ids: list[UUID]) -> Iterator[tuple[UUID, Day]]:
    steps = PlanStep.objects.filter(plan__case_id__in=ids, ended_on=None)
    for case_id, on in steps.values_list("plan__case_id", "due_on"):
        yield case_id, _day(Compartment.SUPPORT, DueKind.PLAN_STEP, on)
    terms = PlanTerm.objects.filter(
        plan__case_id__in=ids, plan__ended_on=None, is_latest=True
    )
    for case_id, plan, on in terms.values_list("plan__case_id", "plan__kind", "until"):
        is_acute = plan == PlanKind.ACUTE.value
        kind = DueKind.PLAN_ENDS if is_acute else DueKind.PLAN_REVIEW
        yield case_id, _day(Compartment.SUPPORT, kind, on)


def _journeys(ids: list[UUID]) -> Iterator[tuple[UUID, Day]]:
    returns = ReturnPlan.objects.filter(
        case_id__in=ids, travel_on__isnull=False, arrived_on=None, stopped_on=None
    )
    for case_id, on in returns.values_list("case_id", "travel_on"):
        yield case_id, _day(Compartment.RETURN, DueKind.ARRIVAL, on)
    asked = FollowUp.objects.filter(case_id__in=ids, asked_on=None)
    for case_id, on in asked.values_list("case_id", "due_on"):
        yield case_id, _day(Compartment.RETURN, DueKind.FOLLOW_UP, on)


def _proceedings(ids: list[UUID]) -> Iterator[tuple[UUID, Day]]:
    rows = ProceedingStep.objects.filter(
        proceeding__case_id__in=ids, day_named__isnull=False, taken_back_on=None
    )
    steps = proceedings_model().steps()
    columns: tuple[str, ...] = ("proceeding__case_id", "proceeding__track", "step")
    for case_id, track, step, on in rows.values_list(*columns, "day_named"):
        is_hearing = steps[step].names_day == "hearing"
        kind = DueKind.HEARING if is_hearing else DueKind.TIME_LIMIT
        yield case_id, _day(compartment_of(track), kind, on)


def _is_stale(last: RiskAssessment, hearing: date) -> bool:
    return not is_fresh(assessed_of(last), "before_hearing", hearing)


def _day(part: Compartment, kind: DueKind, on: Any) -> Day:
    return Day(part, kind, DUE_NAMES[kind], on)
