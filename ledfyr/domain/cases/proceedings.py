"""Where do proceedings stand, what is to come, and what is still owed to the person?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ledfyr.domain.cases.proceedings_model import StepRule, proceedings_model
from ledfyr.domain.vocabulary.refusal import Refusal

MOST = Decimal("999999999999.99")
"""The largest amount that can be recorded."""


class ProceedingsError(Refusal):
    """A step of proceedings that cannot stand; the message says what to correct."""


@dataclass(frozen=True)
class Money:
    """An amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str


@dataclass(frozen=True)
class Happened:
    """A step of proceedings: what, on which day, the day it names, and the money."""

    step: str
    on: date
    day_named: date | None = None
    money: Money | None = None


@dataclass(frozen=True)
class Owed:
    """What was claimed, awarded and paid in one currency, and what is still owed."""

    currency: str
    claimed: Decimal
    awarded: Decimal | None
    paid: Decimal

    @property
    def outstanding(self) -> Decimal:
        """Return what was awarded, or claimed before any award, and not yet paid."""
        due = self.claimed if self.awarded is None else self.awarded
        return max(due - self.paid, Decimal(0))


def stage_of(track: str, happened: Iterable[Happened]) -> str | None:
    """Return the English name of where a track stands; None before it moved."""
    stage = None
    for each in sorted(happened, key=lambda step: step.on):
        rule = rule_of(each.step)
        if rule.track == track and rule.stage:
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
    if rule.track != track:
        raise ProceedingsError("This step does not belong here; choose another.")
    if new.on > today:
        raise ProceedingsError("The day is in the future; correct the day.")
    _check_what_it_rests_on(rule, before, new)
    _check_day_named(rule, new)
    _check_money(rule, before, new)
    return rule


def rule_of(step: str) -> StepRule:
    """Return the rule of a step; raises ProceedingsError for one there is not."""
    try:
        return proceedings_model().steps()[step]
    except KeyError:
        raise ProceedingsError(
            "This step does not belong here; choose another."
        ) from None


def to_come(happened: Iterable[Happened], today: date) -> tuple[Happened, ...]:
    """Return the hearings and time limits that still lie ahead, the next first."""
    named = [each for each in happened if each.day_named and each.day_named >= today]
    return tuple(sorted(named, key=lambda each: each.day_named or today))


def owed(happened: Iterable[Happened]) -> Owed | None:
    """Return what is owed to the person; None where no money was recorded.

    A later claim or award replaces the one before it; payments add up.
    """
    claimed, awarded, paid, currency = Decimal(0), None, Decimal(0), ""
    for each in sorted(happened, key=lambda step: step.on):
        if each.money is None:
            continue
        currency, amount = each.money.currency, each.money.amount
        match rule_of(each.step).money:
            case "claimed":
                claimed = amount
            case "awarded":
                awarded = amount
            case "paid":
                paid += amount
    return Owed(currency, claimed, awarded, paid) if currency else None


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


def _check_money(rule: StepRule, before: Sequence[Happened], new: Happened) -> None:
    if new.money is None:
        if rule.money:
            raise ProceedingsError("Write the amount and the currency.")
        return
    if not rule.money:
        raise ProceedingsError("No amount belongs to this step; leave it empty.")
    if not Decimal(0) < new.money.amount <= MOST:
        raise ProceedingsError("Write an amount above zero, as digits.")
    others = {each.money.currency for each in before if each.money}
    if others - {new.money.currency}:
        raise ProceedingsError(
            "The amounts so far are in {currency}; write this one in the same.",
            currency=min(others),
        )
