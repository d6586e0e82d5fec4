"""How do mandates and periods change with the law? As dated histories."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol, TypeVar

from pydantic import Field, PositiveInt

from ledfyr.domain.referrals.facts import AppliesTo, Fact, Unknown, YesNo
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words

ActorIds = tuple[str, ...] | Unknown
Unit = Literal["hours", "days", "working_days", "weeks", "months"]


class Length(Knowledge):
    """An amount of time; `open` lasts until the need ceases."""

    amount: PositiveInt | Literal["open", "unknown"]
    unit: Unit

    def __str__(self) -> str:
        """Return the length in English words, such as "30 days"."""
        match self.amount:
            case "open":
                return "until the need ceases"
            case "unknown":
                return "a time not known"
            case amount:
                unit = self.unit.removesuffix("s") if amount == 1 else self.unit
                return f"{amount} {unit.replace('_', ' ')}"


class MandateRule(Fact):
    """Who may apply for and who may take a decision, from a day on."""

    valid_from: date | Unknown
    may_apply: ActorIds
    may_decide: ActorIds
    applies_to: AppliesTo = "everyone"
    residence: Literal["any", "legal", "none"] = "any"


class DecisionRule(Knowledge):
    """A decision of the country's mechanism, under its own name, with its mandates."""

    id: str
    called: Words
    appeal: Words
    mandate: tuple[MandateRule, ...] = Field(min_length=1)


class Period(Fact):
    """The length of a clock from a day on.

    `transition` says which law a period follows that began under the older one:
    `new_periods` leaves it with the law of the day it began, `running_periods` moves
    it to this one if it had not run out on `valid_from`.
    """

    valid_from: date | Unknown
    length: Length
    bound: Literal["exactly", "at_least", "at_most"] = "exactly"
    extendable_to: Length | Literal["no", "unknown"]
    may_apply: ActorIds
    may_decide: ActorIds
    depends_on_cooperation: YesNo
    transition: Literal["new_periods", "running_periods"] = "new_periods"


class ClockRule(Knowledge):
    """A period of time that a recorded decision starts.

    `starts_on` names the decisions that can start it, the surest first: a granted
    period counts from the grant, before the grant from the decision that asks for it.
    """

    id: str
    name: Words
    kind: Literal[
        "reflection",
        "support",
        "acute_support",
        "residence_permit",
        "appeal",
        "claim",
        "follow_up",
        "meeting",
    ]
    starts_on: tuple[str, ...] = Field(min_length=1)
    what_for: Words
    applies_to: AppliesTo
    residence: Literal["any", "legal", "none"]
    in_conflict_with: tuple[str, ...] = ()
    period: tuple[Period, ...] = Field(min_length=1)


class _Dated(Protocol):
    @property
    def valid_from(self) -> date | Unknown: ...


D = TypeVar("D", bound=_Dated)


def in_force(history: Sequence[D], on: date | None) -> tuple[D, ...]:
    """Return the entries of a history that hold on a day; the newest if `on` is None.

    Entries with the same `valid_from` hold together. An entry valid from "unknown" is
    the oldest: it holds for any earlier day as well.
    """
    begun = [entry for entry in history if on is None or _from(entry) <= on]
    newest = max((_from(entry) for entry in begun), default=None)
    return tuple(entry for entry in begun if _from(entry) == newest)


def _from(entry: _Dated) -> date:
    return date.min if entry.valid_from == "unknown" else entry.valid_from
