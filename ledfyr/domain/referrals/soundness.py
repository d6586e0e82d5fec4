"""Is a mechanism sound: complete, reachable, fair to a child, honest about doubt?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ledfyr.domain.referrals.decision import Status, decision_kinds
from ledfyr.domain.referrals.entitlements import holds
from ledfyr.domain.referrals.law_history import DecisionRule
from ledfyr.domain.referrals.measures import principles
from ledfyr.domain.referrals.mechanism_record import Mechanism
from ledfyr.domain.referrals.references import facts_of
from ledfyr.domain.referrals.review import is_stale
from ledfyr.domain.referrals.soundness_of_clocks import clock_faults, clock_warnings
from ledfyr.domain.vocabulary.knowledge import UNKNOWN


@dataclass(frozen=True)
class Finding:
    """A fault that has to be mended, or a warning that has to be shown."""

    country: str
    weight: Literal["fault", "warning"]
    place: str
    sentence: str


def findings(mechanism: Mechanism, today: date) -> tuple[Finding, ...]:
    """Return every fault and warning of a mechanism; none is a fault by being unknown.

    References that lead nowhere never get this far: reading the file refuses them.
    """
    faults = (
        *_missing_decisions(mechanism),
        *_unreachable_steps(mechanism),
        *_statuses(mechanism),
        *_principles(mechanism),
        *_children(mechanism),
        *_unnamed_laws(mechanism),
        *_empty_words(mechanism),
        *clock_faults(mechanism),
    )
    warnings = (
        *_cooperation(mechanism, today),
        *clock_warnings(mechanism),
        *_unconfirmed(mechanism),
        *_stale(mechanism, today),
    )
    return (
        *(Finding(mechanism.code, "fault", *found) for found in faults),
        *(Finding(mechanism.code, "warning", *found) for found in warnings),
    )


def _missing_decisions(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    present = {rule.id for rule in mechanism.decision}
    taken = {decision for step in mechanism.step for decision in step.decisions}
    for kind, told in decision_kinds().items():
        if kind not in present:
            yield "decision", f"write who may take '{kind}', or \"unknown\""
        elif kind not in taken and not told.answers_a_decision:
            yield "step", f"no step says when '{kind}' is taken; add it to one"


def _unreachable_steps(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    reached = {step.id for step in mechanism.step if not step.usually_after}
    grows = True
    while grows:
        more = {
            step.id
            for step in mechanism.step
            if step.id not in reached and not reached.isdisjoint(step.usually_after)
        }
        reached |= more
        grows = bool(more)
    for step in mechanism.step:
        if step.id not in reached:
            yield f"step {step.id}", "no first step leads here; correct 'usually_after'"


def _statuses(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    for status in Status:
        if status is Status.NONE:
            continue
        giving = [r for r in mechanism.decision if _gives(r) is status]
        if not giving:
            yield f"status {status}", "no decision gives this status: it has no owner"
        leaving = [
            rule
            for rule in mechanism.decision
            if status in decision_kinds()[rule.id].from_status
            and _gives(rule) not in (status, Status.NONE)
            and any(mandate.may_decide != UNKNOWN for mandate in rule.mandate)
        ]
        if not leaving:
            yield (
                f"status {status}",
                "no decision leads out of it that somebody may take",
            )


def _gives(rule: DecisionRule) -> Status:
    return decision_kinds()[rule.id].status


def _principles(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    kept = {principle for step in mechanism.step for principle in step.safeguards}
    for principle in principles().values():
        if principle.necessary and principle.id not in kept:
            yield "step", f"no step keeps '{principle.id}'; name it in 'safeguards'"


def _children(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    for owed in mechanism.entitlement:
        if owed.applies_to == "adult" and not any(
            other.applies_to == "child"
            and other.need_area == owed.need_area
            and other.from_status == owed.from_status
            for other in mechanism.entitlement
        ):
            yield (
                f"entitlement {owed.id}",
                "an adult has it and a child nothing in its place; write the child's",
            )


def _unnamed_laws(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    for owed in mechanism.entitlement:
        if owed.depends_on_cooperation == "yes" and owed.law == UNKNOWN:
            yield f"entitlement {owed.id}", "it depends on cooperation; name its law"


def _empty_words(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    for place, value in _strings(mechanism.model_dump(mode="json"), ""):
        if not value.strip() and not place.endswith(("note", "limit")):
            yield place, 'nothing is written here; write it, or "unknown"'


def _strings(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, f"{place} {key}".strip())
    elif isinstance(value, list):
        for number, inner in enumerate(value, start=1):
            yield from _strings(inner, f"{place} {number}")


def _cooperation(mechanism: Mechanism, today: date) -> Iterator[tuple[str, str]]:
    for owed in mechanism.entitlement:
        if owed.depends_on_cooperation == "yes" and holds(owed, today):
            yield (
                f"entitlement {owed.id}",
                f"depends on helping the investigation, by: {owed.law}",
            )


def _unconfirmed(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    count = sum(not fact.checked for _, fact in facts_of(mechanism))
    if count:
        yield "file", f"{count} facts are not confirmed; a national editor has to check"


def _stale(mechanism: Mechanism, today: date) -> Iterator[tuple[str, str]]:
    if is_stale(mechanism, today):
        yield "file", f"last checked on {mechanism.checked_on}; check it again"
