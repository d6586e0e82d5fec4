"""What may be done next? Everything; what usually comes next is said first."""

from collections.abc import Collection
from dataclasses import dataclass

from ledfyr.domain.referrals.decision import Status, decision_kinds
from ledfyr.domain.referrals.facts import Actor, Step
from ledfyr.domain.referrals.mandates import who_may
from ledfyr.domain.referrals.measures import measures
from ledfyr.domain.referrals.mechanism_record import Mechanism


@dataclass(frozen=True)
class NextStep:
    """A step that may be taken now; `is_usual` only says what custom is."""

    step: Step
    who: tuple[Actor, ...]
    is_usual: bool
    reason: str


@dataclass(frozen=True)
class NextDecision:
    """A decision that the person's status allows, with those who may take it."""

    decision: str
    called: str
    who: tuple[Actor, ...]


def next_steps(
    mechanism: Mechanism, done: Collection[str], *, child: bool = False
) -> tuple[NextStep, ...]:
    """Return every step not in `done`, those that usually come now first.

    No step is ever closed: a mechanism is not a fixed sequence.
    """
    open_steps = [
        _next(mechanism, step, done)
        for step in mechanism.step
        if step.id not in done
        and step.applies_to in ("everyone", "child" if child else "adult")
    ]
    return tuple(sorted(open_steps, key=lambda each: not each.is_usual))


def _next(mechanism: Mechanism, step: Step, done: Collection[str]) -> NextStep:
    names = {each.id: each.name for each in mechanism.step}
    before = [names[step_id] for step_id in step.usually_after if step_id in done]
    is_usual = bool(before) or not step.usually_after
    if before:
        reason = f"Usually comes after: {', '.join(before)}."
    elif is_usual:
        reason = "Can be the first step."
    else:
        usual = ", ".join(names[step_id] for step_id in step.usually_after)
        reason = f"Possible at any time; usually comes after: {usual}."
    return NextStep(step, mechanism.actors(step.who), is_usual, reason)


def next_decisions(
    mechanism: Mechanism, status: Status, *, child: bool = False
) -> tuple[NextDecision, ...]:
    """Return the decisions that can be taken from a status, with who may take them."""
    ages = ("everyone", "child" if child else "adult")
    return tuple(
        NextDecision(
            decision=rule.id,
            called=rule.called,
            who=tuple(
                mandate.actor
                for mandate in who_may(mechanism, rule.id)
                if mandate.part == "decide" and mandate.applies_to in ages
            ),
        )
        for rule in mechanism.decision
        if status in decision_kinds()[rule.id].from_status
    )


def records_of(step: Step) -> tuple[str, ...]:
    """Return what a step records: its own list, then that of its measure."""
    return tuple(dict.fromkeys((*step.records, *measures()[step.measure].records)))
