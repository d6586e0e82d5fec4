"""Where do proceedings stand, what can happen in them, and what is to come?"""

from collections.abc import Iterable, Sequence
from datetime import date

from ledfyr.domain.cases.happened import Happened, ProceedingsError, rule_of
from ledfyr.domain.cases.proceedings_model import (
    Prompt,
    StepRule,
    belongs_to,
    proceedings_model,
)
from ledfyr.domain.cases.redress import check_money


def stage_of(track: str, happened: Iterable[Happened]) -> str | None:
    """Return the English name of where a track stands; None before it moved."""
    stage = None
    for each in sorted(happened, key=lambda step: step.on):
        rule = rule_of(each.step)
        if belongs_to(rule, track) and rule.stage:
            stage = rule.stage
    return stage


def check_step(
    track: str, before: Sequence[Happened], new: Happened, today: date
) -> StepRule:
    """Return the rule of a new step; raises ProceedingsError when it cannot stand.

    Steps come in any order, except that an appeal needs a judgment, a payment a claim,
    and so on (`rests_on`).
    """
    rule = rule_of(new.step)
    if not belongs_to(rule, track):
        raise ProceedingsError("This step does not belong here; choose another.")
    if new.on > today:
        raise ProceedingsError("The day is in the future; correct the day.")
    _check_what_it_rests_on(rule, before, new)
    _check_day_named(rule, new)
    check_money(rule, before, new)
    return rule


def check_taking_back(rest: Sequence[Happened]) -> None:
    """Raise ProceedingsError when what would stay rests on the step taken back.

    A mistake, or a hearing that was called off, is taken back; `rest` is what stays.
    """
    for each in rest:
        try:
            _check_what_it_rests_on(rule_of(each.step), rest, each)
        except ProceedingsError:
            raise ProceedingsError(
                "Take back first what rests on it: {step}.",
                step=rule_of(each.step).name,
            ) from None


def advice(happened: Iterable[Happened]) -> tuple[Prompt, ...]:
    """Return what to think of now, after what happened and has not been followed.

    A prompt holds from its step until one of those that answer it, on the same day or
    later.
    """
    last: dict[str, date] = {}
    for each in happened:
        last[each.step] = max(each.on, last.get(each.step, each.on))
    return tuple(
        prompt
        for prompt in proceedings_model().prompt
        if (since := _latest(last, prompt.follows))
        and (_latest(last, prompt.answered_by) or date.min) < since
    )


def to_come(happened: Iterable[Happened], today: date) -> tuple[Happened, ...]:
    """Return the hearings and time limits that still lie ahead, the next first."""
    named = [each for each in happened if each.day_named and each.day_named >= today]
    return tuple(sorted(named, key=lambda each: each.day_named or today))


def _check_what_it_rests_on(
    rule: StepRule, before: Sequence[Happened], new: Happened
) -> None:
    earlier = {each.step for each in before if each.on <= new.on}
    if rule.rests_on and not earlier & set(rule.rests_on):
        needed = proceedings_model().steps()[rule.rests_on[0]]
        raise ProceedingsError(
            "Record first, with a day before this one: {step}.", step=needed.name
        )


def _check_day_named(rule: StepRule, new: Happened) -> None:
    if rule.names_day and new.day_named is None:
        raise ProceedingsError("Say on which day the hearing or the time limit is.")
    if new.day_named and not rule.names_day:
        raise ProceedingsError("Only a hearing or a time limit names a day to come.")
    if new.day_named and new.day_named < new.on:
        raise ProceedingsError("The day named lies before the day it became known.")


def _latest(last: dict[str, date], steps: Iterable[str]) -> date | None:
    return max((last[step] for step in steps if step in last), default=None)
