"""Which kinds of decision are there, and in which order can their dates stand?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read
from ledfyr.domain.vocabulary.refusal import Refusal

_FILE = Path(__file__).with_name("decisions.toml")


class Status(StrEnum):
    """Where a person stands in the mechanism."""

    NONE = "none"
    PRESUMED = "presumed"
    IDENTIFIED = "identified"
    NOT_A_VICTIM = "not_a_victim"
    WITHDRAWN = "withdrawn"


class DecisionKind(Knowledge):
    """A kind of decision: the status it gives, and from which statuses.

    A decision named in `after` may not bear a later date than this one. An appeal and
    its outcome answer a decision; every other kind belongs to a step.
    """

    id: str
    name: Words
    status: Status
    from_status: tuple[Status, ...]
    after: tuple[str, ...]
    answers_a_decision: bool = False


class DecisionKinds(Knowledge):
    """The file of decision kinds."""

    kind: tuple[DecisionKind, ...]


@dataclass(frozen=True)
class Decision:
    """A decision recorded on a day; `name` is the id of a decision kind.

    `of_child` says whether the person was treated as a child then, where that is known
    apart from today.
    """

    name: str
    on: date
    of_child: bool | None = None


class DecisionError(Refusal):
    """The recorded decisions contradict each other or the calendar."""


@cache
def decision_kinds() -> dict[str, DecisionKind]:
    """Return every kind of decision by id, in the usual order."""
    return {kind.id: kind for kind in read(_FILE, DecisionKinds).kind}


def status_after(decisions: Sequence[Decision]) -> Status:
    """Return the status that the latest decision with a status has given."""
    order = list(decision_kinds())
    giving = [d for d in decisions if decision_kinds()[d.name].status != Status.NONE]
    if not giving:
        return Status.NONE
    latest = max(giving, key=lambda d: (d.on, order.index(d.name)))
    return decision_kinds()[latest.name].status


def check_order(decisions: Sequence[Decision], today: date) -> None:
    """Raise DecisionError if a decision is unknown, in the future or out of order."""
    for decision in decisions:
        if decision.name not in decision_kinds():
            raise DecisionError(
                "there is no decision '{name}'; use one of: {known}",
                name=decision.name,
                known=", ".join(decision_kinds()),
            )
        if decision.on > today:
            raise DecisionError(
                "'{name}' is dated {on}, after {today}; give the day on which it was "
                "taken",
                name=decision.name,
                on=decision.on,
                today=today,
            )
        _check_predecessors(decision, decisions)


def _check_predecessors(decision: Decision, decisions: Sequence[Decision]) -> None:
    predecessors = decision_kinds()[decision.name].after
    for earlier in decisions:
        if earlier.name in predecessors and earlier.on > decision.on:
            raise DecisionError(
                "'{name}' ({on}) stands before '{earlier}' ({earlier_on}); correct one "
                "of the two dates",
                name=decision.name,
                on=decision.on,
                earlier=earlier.name,
                earlier_on=earlier.on,
            )
