"""Which principles bear on this person today, and why?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ledfyr.domain.referrals.clocks import Clock, State, clocks
from ledfyr.domain.referrals.decision import Decision, Status, status_after
from ledfyr.domain.referrals.entitlements import Person, is_treated_as_child
from ledfyr.domain.referrals.measures import principles
from ledfyr.domain.referrals.mechanism_record import Mechanism

_VICTIM = (Status.PRESUMED, Status.IDENTIFIED)


@dataclass(frozen=True)
class Safeguard:
    """A principle that bears on the person, with the reason for it."""

    principle: str
    name: str
    says: str
    reason: str
    source: str
    checked: bool


def safeguards(
    mechanism: Mechanism, decisions: Sequence[Decision], person: Person, today: date
) -> tuple[Safeguard, ...]:
    """Return the principles that bear on a person on a day, each with its reason.

    Child presumption when age is in doubt, guardian for a child, non-punishment from
    the presumption on, no removal while identification is open or a reflection period
    runs. Source: see principles.toml.
    """
    child = is_treated_as_child(person.age)
    status = status_after(decisions)
    running = [
        clock
        for clock in clocks(
            mechanism, decisions, today, child=child, residence=person.residence
        )
        if clock.state is State.RUNNING
    ]
    found: list[tuple[str, str]] = []
    if person.age == "unknown":
        found.append(("child_presumption", "The person's age is in doubt."))
    if child:
        found.append(("guardian", "The person is, or is presumed to be, a child."))
        found.append(
            ("best_interests_of_the_child", "The person is treated as a child.")
        )
    if status in _VICTIM:
        found.append(
            ("non_punishment", "The person is a presumed or identified victim.")
        )
        found.append(
            ("unconditional_support", "Help is due whatever the person chooses.")
        )
    if reason := _why_not_removed(status, running):
        found.append(("no_removal", reason))
    return tuple(_safeguard(principle, reason) for principle, reason in found)


def _why_not_removed(status: Status, running: Sequence[Clock]) -> str:
    for clock in running:
        if clock.kind == "reflection":
            until = f" until {clock.ends}" if isinstance(clock.ends, date) else ""
            return f"{clock.name} runs{until}."
    if status is Status.PRESUMED:
        return "Identification is not completed."
    return ""


def _safeguard(principle_id: str, reason: str) -> Safeguard:
    principle = principles()[principle_id]
    return Safeguard(
        principle=principle.id,
        name=principle.name,
        says=principle.says,
        reason=reason,
        source=principle.source,
        checked=principle.checked,
    )
