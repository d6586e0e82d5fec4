"""What happened in proceedings: a step, its day, and its money."""

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
    """An amount in one currency (ISO 4217).

    A payment in another currency than the claim says by `counts_as` how much of the
    claim it covers, in the currency of the claim.
    """

    amount: Decimal
    currency: str
    counts_as: Decimal | None = None


@dataclass(frozen=True)
class Happened:
    """A step of proceedings: what, on which day, the day it names, and the money."""

    step: str
    on: date
    day_named: date | None = None
    money: Money | None = None


def rule_of(step: str) -> StepRule:
    """Return the rule of a step; raises ProceedingsError for one there is not."""
    try:
        return proceedings_model().steps()[step]
    except KeyError:
        raise ProceedingsError(
            "This step does not belong here; choose another."
        ) from None
