"""Where does a person stand, given every decision taken so far?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledfyr.domain.vocabulary.refusal import Refusal


class StatusError(Refusal):
    """A decision that cannot stand; the message says what to correct."""


class Status(StrEnum):
    """Where a person stands: always read from the decisions."""

    NOT_DECIDED = "not_decided"
    PRESUMED = "presumed"
    IDENTIFIED = "identified"
    NOT_A_VICTIM = "not_a_victim"
    WITHDRAWN = "withdrawn"


STATUS_NAMES: dict[Status, str] = {
    Status.NOT_DECIDED: "No decision yet",
    Status.PRESUMED: "Presumed victim",
    Status.IDENTIFIED: "Identified victim",
    Status.NOT_A_VICTIM: "Found not to be a victim",
    Status.WITHDRAWN: "Withdrew",
}
"""English names of the statuses, for translators."""

DECISION_NAMES: dict[str, str] = {
    "presumed": "Presumed victim",
    "reasonable_grounds": "Reasonable grounds",
    "identified": "Identified as a victim",
    "not_a_victim": "Not a victim",
    "withdrawn": "The person withdraws",
    "appealed": "Appeal lodged against the decision",
    "appeal": "Appeal upheld: presumed again",
    "appeal_dismissed": "Appeal dismissed",
}
"""English names of the decisions that change a status, for translators."""

LEADS_TO: dict[Status, dict[str, Status]] = {
    Status.NOT_DECIDED: {
        "presumed": Status.PRESUMED,
        "reasonable_grounds": Status.PRESUMED,
        "identified": Status.IDENTIFIED,
    },
    Status.PRESUMED: {
        "reasonable_grounds": Status.PRESUMED,
        "identified": Status.IDENTIFIED,
        "not_a_victim": Status.NOT_A_VICTIM,
        "withdrawn": Status.WITHDRAWN,
    },
    Status.IDENTIFIED: {
        "not_a_victim": Status.NOT_A_VICTIM,
        "withdrawn": Status.WITHDRAWN,
    },
    Status.NOT_A_VICTIM: {
        "appealed": Status.NOT_A_VICTIM,
        "appeal": Status.PRESUMED,
        "appeal_dismissed": Status.NOT_A_VICTIM,
        "reasonable_grounds": Status.PRESUMED,
        "identified": Status.IDENTIFIED,
    },
    Status.WITHDRAWN: {
        "presumed": Status.PRESUMED,
        "reasonable_grounds": Status.PRESUMED,
        "identified": Status.IDENTIFIED,
    },
}
"""Which decision leads where. Steps need not be taken in order."""

APPEALS = frozenset({"appealed", "appeal_dismissed"})
"""Decisions that answer a decision, and leave the status as that one gave it."""

STATUS_OWNER: dict[Status, str] = {
    Status.NOT_DECIDED: "case_worker",
    Status.PRESUMED: "case_worker",
    Status.IDENTIFIED: "case_worker",
    Status.NOT_A_VICTIM: "decision_maker",
    Status.WITHDRAWN: "case_worker",
}
"""The role that has to act next on a file with this status."""


@dataclass(frozen=True)
class Taken:
    """A decision that was taken: its name and its day.

    `age_group` is the person's on that day, where it is kept.
    """

    name: str
    on: date
    age_group: str = ""


def status_after(decisions: Sequence[Taken]) -> Status:
    """Return the status that follows from the decisions in order of their days.

    A decision that this table does not name (a permit, a shelter place) changes no
    status. Raises StatusError for one that does not follow from the status before it.
    """
    status = Status.NOT_DECIDED
    for taken in sorted(decisions, key=lambda each: each.on):
        status = _next(status, taken.name)
    return status


def awaits_appeal(decisions: Sequence[Taken]) -> bool:
    """Say whether an appeal was lodged that nobody has decided yet."""
    in_order = sorted(decisions, key=lambda each: each.on)
    named = [each.name for each in in_order if each.name in DECISION_NAMES]
    return named[-1:] == ["appealed"]


def possible(status: Status) -> tuple[str, ...]:
    """Return the names of the decisions that may follow `status`."""
    return tuple(LEADS_TO[status])


def leading_to(status: Status) -> frozenset[str]:
    """Return the names of the decisions after which a person stands here.

    Each decision leads to one status whatever stood before it, so that the latest one
    tells the status; a test holds the table to that.
    """
    return frozenset(
        name
        for follows in LEADS_TO.values()
        for name, target in follows.items()
        if target is status
    )


def check_decision(before: Sequence[Taken], new: Taken, today: date) -> Status:
    """Return the status after `new`.

    Raises StatusError when it lies in the future, before an earlier decision, or does
    not follow from where the person stands.
    """
    if new.on > today:
        raise StatusError("The day of the decision is in the future; correct the day.")
    latest = max((taken.on for taken in before), default=None)
    if latest and new.on < latest:
        raise StatusError(
            "An earlier decision is dated {earlier}; "
            "this one cannot lie before it. Correct the day.",
            earlier=latest.isoformat(),
        )
    return _next(status_after(before), new.name)


def check_taking_back(left: Sequence[Taken]) -> None:
    """Raise StatusError where the decisions that are left do not follow each other."""
    try:
        status_after(left)
    except StatusError:
        raise StatusError(
            "A later decision rests on this one; take that back first."
        ) from None


def _next(status: Status, decision: str) -> Status:
    if decision not in DECISION_NAMES:
        return status
    try:
        return LEADS_TO[status][decision]
    except KeyError:
        raise StatusError(
            "This decision cannot follow from where the person stands ({status}).",
            status=STATUS_NAMES[status],
        ) from None
