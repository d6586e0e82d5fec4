"""Who may apply for a decision and who may take it, in this country?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ledfyr.domain.access.roles import Role
from ledfyr.domain.referrals.facts import NOT_KNOWN, Actor, Residence
from ledfyr.domain.referrals.law_history import MandateRule, in_force
from ledfyr.domain.referrals.mechanism_record import Mechanism


@dataclass(frozen=True)
class Mandate:
    """An actor who may apply for a decision or take it, with the conditions."""

    actor: Actor
    part: Literal["apply", "decide"]
    applies_to: Literal["everyone", "adult", "child"]
    residence: Literal["any", "legal", "none"]
    source: str
    checked: bool
    note: str


@dataclass(frozen=True)
class Answer:
    """May they? With the reason, and the names of those who may."""

    allowed: bool
    reason: str
    who_may: tuple[str, ...]
    source: str
    checked: bool


def who_may(
    mechanism: Mechanism, decision: str, *, on: date | None = None
) -> tuple[Mandate, ...]:
    """Return who may apply for and who may take a decision, by the law on a day.

    The newest law is used if `on` is None. Raises KnowledgeError for a decision that
    the country file does not have.
    """
    rules = in_force(mechanism.decision_rule(decision).mandate, on)
    return tuple(mandate for rule in rules for mandate in _mandates(mechanism, rule))


def _mandates(mechanism: Mechanism, rule: MandateRule) -> list[Mandate]:
    parts: tuple[Literal["apply", "decide"], ...] = ("apply", "decide")
    return [
        Mandate(
            actor=actor,
            part=part,
            applies_to=rule.applies_to,
            residence=rule.residence,
            source=rule.source,
            checked=rule.checked,
            note=rule.note,
        )
        for part in parts
        for actor in mechanism.actors(
            rule.may_apply if part == "apply" else rule.may_decide
        )
    ]


def may_decide(
    mechanism: Mechanism,
    decision: str,
    *,
    organisation_kind: str,
    roles: Collection[Role],
    child: bool,
    residence: Residence | None = None,
    on: date | None = None,
) -> Answer:
    """Return whether staff of such an organisation, in these roles, may decide.

    A mandate for a person's residence status counts unless the status is known to be
    the other one. Raises KnowledgeError for a decision that the country does not have.
    """
    deciding = [
        mandate
        for mandate in who_may(mechanism, decision, on=on)
        if mandate.part == "decide" and _concerns(mandate, child, residence)
    ]
    held = [m for m in deciding if _acts_as(m.actor, organisation_kind, roles)]
    shown = (held or deciding)[0] if deciding else None
    return Answer(
        allowed=bool(held),
        reason=_reason(mechanism, decision, held, deciding),
        who_may=tuple(dict.fromkeys(m.actor.name for m in deciding)),
        source=shown.source if shown else "unknown",
        checked=shown.checked if shown else False,
    )


def _concerns(mandate: Mandate, child: bool, residence: Residence | None) -> bool:
    ages = ("everyone", "child" if child else "adult")
    stays = ("any", "legal", "none") if residence is None else ("any", residence)
    return mandate.applies_to in ages and mandate.residence in stays


def _acts_as(actor: Actor, organisation_kind: str, roles: Collection[Role]) -> bool:
    right_kind = actor.organisation_kinds == "any" or (
        organisation_kind in actor.organisation_kinds
    )
    right_role = actor.roles == "any" or not set(actor.roles).isdisjoint(roles)
    return right_kind and right_role


def _reason(
    mechanism: Mechanism, decision: str, held: list[Mandate], deciding: list[Mandate]
) -> str:
    called = mechanism.decision_rule(decision).called
    if held:
        return f"{held[0].actor.name} may take this decision in {mechanism.name}."
    names = list(dict.fromkeys(m.actor.name for m in deciding))
    if not names or names == [NOT_KNOWN.name]:
        return (
            f'The sources do not say who may decide "{called}" in {mechanism.name}; '
            "ask the national coordination."
        )
    return (
        f'In {mechanism.name} "{called}" is decided by: {"; ".join(names)}. '
        "Ask one of them."
    )
