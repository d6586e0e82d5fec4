"""Who may apply for a decision and who may take it, in this country?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ledfyr.domain.access.roles import Role
from ledfyr.domain.referrals.facts import NOT_KNOWN, Actor, Residence
from ledfyr.domain.referrals.law_history import MandateRule, in_force
from ledfyr.domain.referrals.mechanism_record import Mechanism
from ledfyr.domain.vocabulary.refusal import Refusal


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
    """May they? With the reason, and the names of those who may.

    `others` are the bodies that may and that the asker is not; NOT_KNOWN is among them
    where the sources do not say who may.
    """

    allowed: bool
    reason: str
    who_may: tuple[str, ...]
    source: str
    checked: bool
    others: tuple[Actor, ...] = ()


class TakerError(Refusal):
    """A decision said to be taken by a body that may not take it."""


def check_taker(answer: Answer, taker: str, named: str) -> None:
    """Raise TakerError unless the sources let this other body take the decision.

    Where they do not say who may, the body is named in words.
    """
    if taker not in {actor.id for actor in answer.others}:
        raise TakerError("Choose who took the decision from those who may.")
    if taker == NOT_KNOWN.id and not named.strip():
        raise TakerError("Name the body that took the decision.")


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
        others=_others(held, deciding),
    )


def _others(held: list[Mandate], deciding: list[Mandate]) -> tuple[Actor, ...]:
    own = {mandate.actor.id for mandate in held}
    found = {m.actor.id: m.actor for m in deciding if m.actor.id not in own}
    return tuple(found.values()) if found or held else (NOT_KNOWN,)


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
