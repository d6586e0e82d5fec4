"""What is still owed to the person?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ledfyr.domain.cases.happened import (
    MOST,
    Happened,
    Money,
    ProceedingsError,
    rule_of,
)
from ledfyr.domain.cases.proceedings_model import StepRule


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


def owed(happened: Iterable[Happened]) -> Owed | None:
    """Return what is owed to the person; None where no money was recorded.

    A later claim or award replaces the one before it; payments add up, those in another
    currency by what they cover of the claim.
    """
    in_order = sorted(happened, key=lambda step: step.on)
    claimed, awarded, paid = Decimal(0), None, Decimal(0)
    for each in in_order:
        if each.money is None:
            continue
        amount = each.money.counts_as or each.money.amount
        match rule_of(each.step).money:
            case "claimed":
                claimed = amount
            case "awarded":
                awarded = amount
            case "paid":
                paid += amount
    currency = currency_of(in_order)
    return Owed(currency, claimed, awarded, paid) if currency else None


def check_money(rule: StepRule, before: Sequence[Happened], new: Happened) -> None:
    """Raise ProceedingsError when the money of a new step cannot stand.

    A payment may be in another currency than the claim if it says what it covers.
    """
    if new.money is None:
        if rule.money:
            raise ProceedingsError("Write the amount and the currency.")
        return
    if not rule.money:
        raise ProceedingsError("No amount belongs to this step; leave it empty.")
    if not Decimal(0) < new.money.amount <= MOST:
        raise ProceedingsError("Write an amount above zero, as digits.")
    _check_currency(rule, currency_of(before), new.money)


def currency_of(happened: Iterable[Happened]) -> str:
    """Return the currency in which a matter is counted; empty before any amount."""
    counted = (each.money for each in happened if each.money)
    return next((m.currency for m in counted if m.counts_as is None), "")


def _check_currency(rule: StepRule, counted_in: str, money: Money) -> None:
    if counted_in in ("", money.currency):
        if money.counts_as is not None:
            raise ProceedingsError(
                "Leave empty how much of the claim it covers: the currency is the same."
            )
    elif rule.money != "paid":
        raise ProceedingsError(
            "The amounts so far are in {currency}; write this one in the same.",
            currency=counted_in,
        )
    elif money.counts_as is None or not Decimal(0) < money.counts_as <= MOST:
        raise ProceedingsError(
            "The claim is in {currency}: write also how much of it this payment "
            "covers.",
            currency=counted_in,
        )
