"""Which periods has a recorded decision started, and when do they end?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from ledfyr.domain.referrals.calendar_days import last_day
from ledfyr.domain.referrals.decision import Decision
from ledfyr.domain.referrals.facts import Actor, Residence, YesNo
from ledfyr.domain.referrals.law_history import ClockRule, Length, Period, in_force
from ledfyr.domain.referrals.mechanism_record import Mechanism

End = date | Literal["unknown"] | None
"""A day; "unknown" where the sources do not say; None where the need decides."""


class State(StrEnum):
    """Where a clock stands on the day asked about."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True)
class Clock:
    """A period that a decision started, with its source."""

    clock: str
    name: str
    kind: str
    started_by: str
    starts: date
    ends: End
    bound: Literal["exactly", "at_least", "at_most"]
    extendable_to: End
    extendable: bool
    may_apply: tuple[Actor, ...]
    may_decide: tuple[Actor, ...]
    depends_on_cooperation: YesNo
    what_for: str
    in_conflict_with: tuple[str, ...]
    source: str
    checked: bool
    note: str
    state: State


def clocks(
    mechanism: Mechanism,
    decisions: Sequence[Decision],
    today: date,
    *,
    child: bool = False,
    residence: Residence | None = None,
) -> tuple[Clock, ...]:
    """Return every clock that the decisions started, as it stands on the day `today`.

    The day after the decision counts as day one (see `last_day`). A period follows the
    law of the day it began, unless a later law says that it takes over running periods.
    A decision recorded twice starts its clocks twice. `child` holds where a decision
    does not itself say how the person was treated.
    """
    started = [
        _started(mechanism, rule, decision, today)
        for rule in mechanism.clock
        for decision in _starting(rule, decisions)
        if _concerns(rule, _was_child(decision, child), residence)
        and in_force(rule.period, decision.on)
    ]
    return tuple(sorted(started, key=lambda clock: clock.starts))


def _starting(rule: ClockRule, decisions: Sequence[Decision]) -> list[Decision]:
    for name in rule.starts_on:
        if named := [decision for decision in decisions if decision.name == name]:
            return named
    return []


def _was_child(decision: Decision, child: bool) -> bool:
    return child if decision.of_child is None else decision.of_child


def _concerns(rule: ClockRule, child: bool, residence: Residence | None) -> bool:
    ages = ("everyone", "child" if child else "adult")
    stays = ("any", "legal", "none") if residence is None else ("any", residence)
    return rule.applies_to in ages and rule.residence in stays


def _started(
    mechanism: Mechanism, rule: ClockRule, decision: Decision, today: date
) -> Clock:
    starts = decision.on
    period = _period(rule, starts, today, mechanism.code)
    ends = _end(period.length, starts, mechanism.code)
    longest = period.extendable_to
    return Clock(
        clock=rule.id,
        name=rule.name,
        kind=rule.kind,
        started_by=decision.name,
        starts=starts,
        ends=ends,
        bound=period.bound,
        extendable=longest != "no",
        extendable_to=(
            _end(longest, starts, mechanism.code)
            if isinstance(longest, Length)
            else ("unknown" if longest == "unknown" else None)
        ),
        may_apply=mechanism.actors(period.may_apply),
        may_decide=mechanism.actors(period.may_decide),
        depends_on_cooperation=period.depends_on_cooperation,
        what_for=rule.what_for,
        in_conflict_with=rule.in_conflict_with,
        source=period.source,
        checked=period.checked,
        note=period.note,
        state=_state(starts, ends, today),
    )


def _period(rule: ClockRule, starts: date, today: date, country: str) -> Period:
    (period, *_) = in_force(rule.period, starts)
    for later in sorted(
        (entry for entry in rule.period if entry.transition == "running_periods"),
        key=lambda entry: str(entry.valid_from),
    ):
        if later.valid_from == "unknown":
            continue
        ends = _end(period.length, starts, country)
        still_running = not isinstance(ends, date) or ends >= later.valid_from
        if starts < later.valid_from <= today and still_running:
            period = later
    return period


def _end(length: Length, starts: date, country: str) -> End:
    match length.amount:
        case "open":
            return None
        case "unknown":
            return "unknown"
        case amount:
            return last_day(starts, amount, length.unit, country)


def _state(starts: date, ends: End, today: date) -> State:
    if today < starts:
        return State.NOT_STARTED
    if isinstance(ends, date) and ends < today:
        return State.ENDED
    return State.RUNNING
