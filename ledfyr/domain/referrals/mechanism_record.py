"""What does a country's mechanism, or a local chain that extends it, hold?"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol, TypeVar

from ledfyr.domain.referrals.facts import (
    NOT_KNOWN,
    Actor,
    Body,
    Contact,
    Difference,
    EntitlementRule,
    Law,
    Plan,
    Step,
)
from ledfyr.domain.referrals.law_history import ActorIds, ClockRule, DecisionRule
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words
from ledfyr.domain.vocabulary.sources import Source, all_sources


class Mechanism(Knowledge):
    """A country's referral mechanism as its file states it."""

    code: str
    name: Words
    languages: tuple[str, ...]
    checked_on: date
    checked_by_role: Words
    summary: Words
    source: tuple[Source, ...] = ()
    actor: tuple[Actor, ...]
    decision: tuple[DecisionRule, ...]
    clock: tuple[ClockRule, ...]
    entitlement: tuple[EntitlementRule, ...]
    step: tuple[Step, ...]
    contact: tuple[Contact, ...]
    body: tuple[Body, ...]
    law: tuple[Law, ...]
    plan: tuple[Plan, ...]
    difference: tuple[Difference, ...]

    def actors(self, ids: ActorIds) -> tuple[Actor, ...]:
        """Return the actors with these ids; NOT_KNOWN where the file says unknown."""
        if ids == "unknown":
            return (NOT_KNOWN,)
        known = {actor.id: actor for actor in self.actor}
        return tuple(known[actor_id] for actor_id in ids)

    def decision_rule(self, decision: str) -> DecisionRule:
        """Return the rule of a decision; raises KnowledgeError if there is none."""
        return _with_id(self.decision, decision, f"decision in {self.name}")

    def sources(self) -> dict[str, Source]:
        """Return every source this mechanism can cite, shared ones included, by id."""
        return {**all_sources(), **{source.id: source for source in self.source}}


class LocalChain(Knowledge):
    """A city's, region's or team's own part of the chain, on top of its country.

    It adds to every table; a step or contact with an id of the country replaces that
    one. The country's decisions, clocks and entitlements stand: a local chain may add
    to them and never take away.

    It holds for whoever works in one of its municipalities or regions, by any of the
    names they go by, or in all of the country.
    """

    id: str
    extends: str
    name: Words
    place: Words
    municipalities: tuple[str, ...] | Literal["all"]
    regions: tuple[str, ...] = ()
    checked_on: date
    checked_by_role: Words
    summary: Words
    source: tuple[Source, ...] = ()
    actor: tuple[Actor, ...] = ()
    clock: tuple[ClockRule, ...] = ()
    entitlement: tuple[EntitlementRule, ...] = ()
    step: tuple[Step, ...] = ()
    contact: tuple[Contact, ...] = ()
    body: tuple[Body, ...] = ()


class EveryCountry(Knowledge):
    """Clocks, and decisions on appeals, that stand in every country's mechanism."""

    source: tuple[Source, ...]
    actor: tuple[Actor, ...]
    decision: tuple[DecisionRule, ...]
    clock: tuple[ClockRule, ...]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def _with_id(items: Sequence[N], wanted: str, what: str) -> N:
    for item in items:
        if item.id == wanted:
            return item
    known = ", ".join(item.id for item in items)
    raise KnowledgeError(f"There is no {what} called '{wanted}'; use one of: {known}.")
