"""What can be planned with a person, and until when?

Nothing here asks for a status, a permit or cooperation: support is unconditional.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.plan_model import (
    Activity,
    Assistance,
    Help,
    PlanKind,
    Where,
    plan_model,
)
from ledfyr.domain.vocabulary.refusal import Refusal


class PlanError(Refusal):
    """A plan or a step that cannot stand; the message says what to correct."""


class StepEnd(StrEnum):
    """How a step of a plan came to its end."""

    DONE = "done"
    DROPPED = "dropped"


STEP_END_NAMES: dict[StepEnd, str] = {
    StepEnd.DONE: "Done",
    StepEnd.DROPPED: "Dropped, as the person wished or because it no longer helps",
}
"""English names of the ends of a step, for translators."""


@dataclass(frozen=True)
class Offered:
    """A type of assistance with what can be done in it."""

    type: Assistance
    activities: tuple[Activity, ...]


def offered(kind: PlanKind) -> tuple[Offered, ...]:
    """Return the assistance that a plan of this kind can hold.

    The same for everybody: it takes no status and no cooperation.
    """
    model = plan_model()
    return tuple(
        Offered(type_, tuple(a for a in _asked(model.activity) if a.type == type_.id))
        for type_ in model.type
        if kind.value in type_.kinds
    )


def help_in(where: Where) -> tuple[Help, ...]:
    """Return the kinds of help that the guidelines name for one of the countries."""
    return tuple(h for h in plan_model().help if where.value in h.where)


def acute_end(starts: date, weeks: int) -> date:
    """Return the last day of a first plan of so many weeks.

    Raises PlanError for fewer or more weeks than the guidelines name; it is extended
    later as the person needs.
    """
    rule = plan_model().acute
    if not rule.shortest_weeks <= weeks <= rule.longest_weeks:
        raise PlanError(
            "The first plan runs {shortest} to {longest} weeks; extend it later.",
            shortest=rule.shortest_weeks,
            longest=rule.longest_weeks,
        )
    return starts + timedelta(weeks=weeks)


def check_opening(starts: date, until: date, today: date) -> None:
    """Raise PlanError when the days of a new plan cannot stand."""
    if starts > today:
        raise PlanError("The plan starts in the future; correct the day.")
    if until <= starts:
        raise PlanError("The day must lie after the day on which the plan starts.")


def check_extension(ends: date, until: date, today: date) -> None:
    """Raise PlanError when a plan would become shorter; there is no longest time."""
    if until <= ends or until < today:
        raise PlanError(
            "A plan is only extended: choose a day after {ends}.",
            ends=max(ends, today - timedelta(days=1)).isoformat(),
        )


def check_ending(open_steps: int) -> None:
    """Raise PlanError when a plan would end while a step of it is still open."""
    if open_steps:
        raise PlanError(
            "Say of each open step whether it is done or dropped; then end the plan."
        )


def check_step(
    kind: PlanKind, activity: str, responsible: str, *, agrees: bool
) -> None:
    """Raise PlanError for a step the person did not agree to, or of another plan.

    An empty activity is a step of one's own.
    """
    if not agrees:
        raise PlanError("Ask the person first: a step stands only if they agree to it.")
    of_kind = {a.id for offer in offered(kind) for a in offer.activities}
    if activity and activity not in of_kind:
        raise PlanError("This activity does not belong to this plan; choose another.")
    if responsible not in plan_model().actors():
        raise PlanError("Choose who is responsible for the step.")


def check_end(started: date, ended_on: date, today: date) -> None:
    """Raise PlanError when a step would end before it stood, or in the future."""
    if ended_on > today or ended_on < started:
        raise PlanError("The day lies in the future or before the plan; correct it.")


def may_hear(
    attendees: Mapping[str, Iterable[Compartment]], part: Compartment
) -> tuple[str, ...]:
    """Return who of those present may hear a note of this part of the file."""
    return tuple(who for who, parts in attendees.items() if part in parts)


def _asked(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    return tuple(a for a in activities if a.retired_on is None)
