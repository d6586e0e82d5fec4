"""What was planned and done, and how long is it kept, for the person's own copy?"""

from collections.abc import Iterable, Iterator

from django.db.models import Model
from django.utils.timezone import localdate

from ledfyr.apps.cases.models import Case, ProceedingStep, RiskAssessment
from ledfyr.apps.cases.queries.keeping import kept_until, years_kept
from ledfyr.apps.cases.queries.plans import PlanView, StepView, plan_views
from ledfyr.domain.cases.own_data import (
    AGREED_NAMES,
    KEEPING_SENTENCES,
    URGENT_NAMES,
    Item,
    Line,
    day,
)
from ledfyr.domain.cases.plan import STEP_END_NAMES
from ledfyr.domain.cases.plan_model import PLAN_NAMES, WHERE_NAMES, Where, plan_model
from ledfyr.domain.cases.proceedings_model import proceedings_model
from ledfyr.domain.cases.return_home import OUTCOME_NAMES, WANTED_NAMES, Outcome, Wanted
from ledfyr.domain.cases.return_model import return_model
from ledfyr.domain.cases.risk_model import Band, risk_model
from ledfyr.domain.vocabulary.codes import codes


def needs(case: Case) -> Iterator[Item]:
    """Yield what the person needs, where, and when it was met."""
    for row in case.needs.order_by("recorded_on", "id"):
        lines = (
            Line("area", codes().need_area[row.area], is_name=True),
            Line("where", WHERE_NAMES[Where(row.where)], is_name=True),
            Line("urgent", URGENT_NAMES[row.is_urgent], is_name=True),
            day("met", row.met_on),
        )
        yield Item(f"need {row.id}", "needs", row.recorded_on, filled(lines))


def plans(case: Case) -> Iterator[Item]:
    """Yield each plan with how long it runs, then its steps, whole.

    Steps hold what was agreed with the person: what is done, by which service, who is
    responsible, by which day, and how it went. Why a plan was extended is a note of
    staff, and told where notes are.
    """
    for plan in plan_views(case):
        yield _plan(plan)
        for step in plan.steps:
            yield _step(plan, step)


def returns(case: Case) -> Iterator[Item]:
    """Yield each return with its steps, and each day of asking how the person is.

    The place stands with the notes: its words may be about others who live there.
    """
    names = {step.id: step.name for step in return_model().step}
    for row in case.returns.order_by("opened_on", "id"):
        lines = (
            Line("family_tracing", WANTED_NAMES[Wanted(row.family_tracing)], True),
            Line("embassy", WANTED_NAMES[Wanted(row.embassy)], is_name=True),
            day("travel", row.travel_on),
            day("arrived", row.arrived_on),
            day("stopped", row.stopped_on),
        )
        yield Item(f"return {row.id}", "return", row.opened_on, filled(lines))
        prepared = row.steps.filter(step__in=names)
        for step in prepared.order_by("recorded_at", "id"):
            line = Line("activity", names[step.step], is_name=True)
            yield Item(f"return step {step.id}", "return", step.on, (line,))
    for ask in case.follow_ups.order_by("due_on", "id"):
        outcome = OUTCOME_NAMES[Outcome(ask.outcome)] if ask.outcome else ""
        told = (day("asked", ask.asked_on), Line("outcome", outcome, is_name=True))
        yield Item(f"follow-up {ask.id}", "return", ask.due_on, filled(told))


def told_beside(record: Model) -> tuple[Line, ...]:
    """Return the codes that are told together with the words of a record."""
    if isinstance(record, RiskAssessment):
        bands = {rule.id: rule.name for rule in risk_model().band}
        level = Line("level", bands[Band(record.band)], is_name=True)
        return (level, day("review", record.review_on))
    if isinstance(record, ProceedingStep):
        step = proceedings_model().steps()[record.step].name
        return filled([Line("step", step, True), day("named", record.day_named)])
    return ()


def keeping(case: Case) -> Item:
    """Return until when the file is kept, and by which rule."""
    closed = case.closed_on
    lines = (
        day("closed", closed),
        Line("years", str(years_kept())),
        day("kept_until", kept_until(closed) if closed else None),
        Line("keeping", KEEPING_SENTENCES["closed" if closed else "open"], True),
    )
    return Item(f"keeping {case.id}", "keeping", None, filled(lines))


def filled(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines that say something."""
    return tuple(line for line in lines if line.value.strip())


def _plan(plan: PlanView) -> Item:
    lines = (
        Line("plan", PLAN_NAMES[plan.kind], is_name=True),
        day("until", plan.until),
        day("ended", plan.ended_on),
    )
    return Item(f"plan {plan.id}", "plan", plan.starts_on, filled(lines))


def _step(plan: PlanView, step: StepView) -> Item:
    activity = plan_model().activities().get(step.activity)
    responsible = plan_model().actors()[step.responsible].name
    outcome = STEP_END_NAMES[step.ended_as] if step.ended_as else ""
    lines = (
        Line("plan", PLAN_NAMES[plan.kind], is_name=True),
        Line("goal", step.goal),
        Line("activity", activity.name if activity else "", is_name=True),
        Line("area", codes().need_area[step.area], is_name=True),
        Line("service", step.service),
        Line("responsible", responsible, is_name=True),
        Line("agreed", AGREED_NAMES[step.agreed_by], is_name=True),
        day("due", step.due_on),
        day("ended", step.ended_on),
        Line("outcome", outcome, is_name=True),
    )
    return Item(f"step {step.id}", "plan", localdate(step.added_at), filled(lines))
