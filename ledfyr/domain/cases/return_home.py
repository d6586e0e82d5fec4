"""May the person travel, has the person arrived, and when does somebody ask again?

Nobody travels before a service there has confirmed that it meets them.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ledfyr.domain.cases.return_model import return_model
from ledfyr.domain.cases.risk import Assessed, fresh_until, is_fresh
from ledfyr.domain.cases.risk_model import Band
from ledfyr.domain.vocabulary.refusal import Refusal


class ReturnError(Refusal):
    """A step of a return that cannot stand; the message says what is missing."""


class Wanted(StrEnum):
    """Whether the person wants what is done only on their wish."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


WANTED_NAMES: dict[Wanted, str] = {
    Wanted.YES: "Yes",
    Wanted.NO: "No",
    Wanted.NOT_ASKED: "Not asked yet",
}
"""English names of the answers, for translators."""


class Outcome(StrEnum):
    """What somebody found who asked how the person is."""

    WELL = "well"
    NEEDS_HELP = "needs_help"
    NOT_REACHED = "not_reached"
    NO_MORE = "no_more"


OUTCOME_NAMES: dict[Outcome, str] = {
    Outcome.WELL: "The person is well",
    Outcome.NEEDS_HELP: "The person needs help",
    Outcome.NOT_REACHED: "The person was not reached; somebody asks again soon",
    Outcome.NO_MORE: (
        "Nobody asks again: the person does not wish it, or cannot be found any more"
    ),
}
"""English names of the outcomes, for translators."""


@dataclass(frozen=True)
class Prepared:
    """What stands on a day for a return: steps by their day, consent and risk.

    `consent_until` is the last day of a written consent that ends by itself.
    """

    steps: Mapping[str, date]
    has_written_consent: bool
    risk: Assessed | None
    is_child: bool = False
    family_tracing: Wanted = Wanted.NOT_ASKED
    embassy: Wanted = Wanted.NOT_ASKED
    consent_until: date | None = None


@dataclass(frozen=True)
class Asking:
    """A day on which somebody asks how the person is."""

    months: int
    on: date


def missing(prepared: Prepared, travel_on: date) -> tuple[str, ...]:
    """Return the ids of the steps and conditions that are missing for a day of travel.

    What is done only on the person's wish is missing until they were asked, and, if
    they want it, until it is done.
    """
    return (*_conditions(prepared, travel_on), *_steps(prepared, travel_on))


def check_travel(prepared: Prepared, travel_on: date, today: date) -> None:
    """Raise ReturnError, naming what is missing first, when nobody may travel then.

    What stands today but ends before that day is named with its last day.
    """
    if travel_on < today:
        raise ReturnError("The day of travel has passed; choose a day to come.")
    lacking = missing(prepared, travel_on)
    if lacking:
        _check_end(lacking[0], prepared, today)
        raise ReturnError("Nobody travels yet. Missing: {what}.", what=name(lacking[0]))


def check_preparation(step: str, on: date, today: date) -> None:
    """Raise ReturnError for a step that does not exist or lies in the future."""
    if step not in return_model().steps():
        raise ReturnError("This step does not belong to a return; choose another.")
    if on > today:
        raise ReturnError("The day is in the future; correct the day.")


def check_arrival(travel_on: date | None, arrived_on: date, today: date) -> None:
    """Raise ReturnError for an arrival without travel, before it, or in the future."""
    if travel_on is None:
        raise ReturnError("Plan the journey first; then confirm the arrival.")
    if not travel_on <= arrived_on <= today:
        raise ReturnError("The arrival lies before the journey or in the future.")


def askings(starts: date) -> tuple[Asking, ...]:
    """Return the days on which somebody asks, counted from an arrival or a start."""
    months = return_model().follow_up.months
    return tuple(Asking(each, months_after(starts, each)) for each in months)


def counts_from(asking: Asking, starts: Iterable[date], outcome: Outcome) -> date:
    """Return the first day on which an answer counts.

    Never before the arrival or start that the months are counted from, and not long
    before the day it is due; that nobody is to ask again can be said at any time.
    """
    known = sorted(starts)
    counted = [day for day in known if months_after(day, asking.months) <= asking.on]
    begun = (counted[-1:] or known[:1] or [date.min])[0]
    early = asking.on - timedelta(days=return_model().follow_up.early_days)
    return begun if outcome is Outcome.NO_MORE else max(begun, early)


def check_asked(
    asked_on: date, outcome: Outcome, note: str, today: date, counts: date
) -> None:
    """Raise ReturnError for a day that cannot be, or an end that nobody explains.

    The day lies from `counts` on, but not in the future.
    """
    if asked_on > today:
        raise ReturnError("The day is in the future; correct the day.")
    if asked_on < counts:
        raise ReturnError(
            "An answer counts from {day} on; what you heard before belongs in a note.",
            day=counts,
        )
    if outcome is Outcome.NO_MORE and not note.strip():
        raise ReturnError("Write why nobody asks again.")


def asked_again(asking: Asking, outcome: Outcome, today: date) -> Asking | None:
    """Return when somebody tries again who reached nobody; None for other outcomes."""
    if outcome is not Outcome.NOT_REACHED:
        return None
    days = return_model().follow_up.again_after_days
    return Asking(asking.months, today + timedelta(days=days))


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or the last day of a shorter one."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def name(part: str) -> str:
    """Return the English name of a step or a condition."""
    model = return_model()
    names = {step.id: step.name for step in model.step}
    return {**names, **{each.id: each.name for each in model.condition}}[part]


def _check_end(part: str, prepared: Prepared, today: date) -> None:
    consent, risk = prepared.consent_until, fresh_until(prepared.risk, "before_return")
    if part == "consent" and consent and today <= consent:
        raise ReturnError(
            "The written consent to the return holds until {day}. Choose a day until "
            "then, or ask the person for a new one.",
            day=consent,
        )
    if part == "risk" and risk and today <= risk:
        raise ReturnError(
            "The risk assessed for this return counts until {day}. Choose a day until "
            "then, or assess it again nearer the journey.",
            day=risk,
        )


def _conditions(prepared: Prepared, travel_on: date) -> Iterator[str]:
    if not prepared.has_written_consent:
        yield "consent"
    if not is_fresh(prepared.risk, "before_return", travel_on):
        yield "risk"
    elif prepared.risk and prepared.risk.band is Band.VERY_HIGH:
        yield "not_very_high"


def _steps(prepared: Prepared, travel_on: date) -> Iterator[str]:
    wishes = {"family_tracing": prepared.family_tracing, "embassy": prepared.embassy}
    for step in return_model().step:
        done = prepared.steps.get(step.id)
        is_done = done is not None and done <= travel_on
        needed = {
            "always": True,
            "child": prepared.is_child,
            "if_wanted": wishes.get(step.id) is not Wanted.NO,
        }[step.needed]
        if step.retired_on is None and needed and not is_done:
            yield step.id
