"""Which kinds of decision are there, and in which order can their dates stand?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).with_name("decisions.toml")


class Status(StrEnum):
    """Where a person stands in the mechanism."""

    NONE = "none"
    PRESUMED = "presumed"
    IDENTIFIED = "identified"
    NOT_A_VICTIM = "not_a_victim"
    WITHDRAWN = "withdrawn"


class DecisionKind(Knowledge):
    """A kind of decision; `after` may not be dated later than it."""

    id: str
    name: Words
    status: Status
    after: tuple[str, ...]


class DecisionKinds(Knowledge):
    """The file of decision kinds."""

    kind: tuple[DecisionKind, ...]


@dataclass(frozen=True)
class Decision:
    """A decision recorded on a day; `name` is the id of a decision kind."""

    name: str
    on: date


class DecisionError(ValueError):
    """The recorded decisions contradict each other or the calendar."""


@cache
def decision_kinds() -> dict[str, DecisionKind]:
    """Return every kind of decision by id, in the usual order."""
    return {kind.id: kind for kind in read(_FILE, DecisionKinds).kind}


def check_order(decisions: Sequence[Decision], today: date) -> None:
    """Raise DecisionError if a decision is unknown, in the future or out of order."""
    for decision in decisions:
        if decision.name not in decision_kinds():
            known = ", ".join(decision_kinds())
            raise DecisionError(
                f"there is no decision '{decision.name}'; use one of: {known}"
            )
        if decision.on > today:
            raise DecisionError(
                f"'{decision.name}' is dated {decision.on}, after {today}; "
                "give the day on which it was taken"
            )
        _check_predecessors(decision, decisions)


def _check_predecessors(decision: Decision, decisions: Sequence[Decision]) -> None:
    for earlier in decisions:
        if earlier.name in decision_kinds()[decision.name].after:
            if earlier.on > decision.on:
                raise DecisionError(
                    f"'{decision.name}' ({decision.on}) stands before "
                    f"'{earlier.name}' ({earlier.on}); correct one of the two dates"
                )
