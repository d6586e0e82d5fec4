"""Wording and grouping for the page of a local chain: what it adds and replaces."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from ledfyr.domain.referrals.local_chain import extended, local_chain
from ledfyr.domain.referrals.mechanism import mechanism
from ledfyr.domain.referrals.mechanism_record import LocalChain, Mechanism
from ledfyr.domain.referrals.references import facts_of
from ledfyr.domain.referrals.review import is_stale
from ledfyr.web.parts.contacts import ContactCard, contact_card
from ledfyr.web.parts.mechanism import cards
from ledfyr.web.parts.mechanism import wording as say
from ledfyr.web.parts.mechanism.cards import Card


@dataclass(frozen=True)
class Replaced:
    """A step that stands here in the place of the country's own."""

    card: Card
    instead_of: Card


@dataclass(frozen=True)
class Part:
    """What the chain adds of one kind."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class LocalPage:
    """A local chain, in the order in which it is looked up."""

    code: str
    country: str
    name: str
    place: str
    summary: str
    checked_on: date
    checked_by: str
    is_stale: bool
    unconfirmed: int
    actors: tuple[str, ...]
    contacts: tuple[ContactCard, ...]
    replaced: tuple[Replaced, ...]
    added: tuple[Part, ...]


def local_page(code: str, chain_id: str, today: date) -> LocalPage:
    """Return what a local chain adds to its country or has in place of it, in words.

    Raises CountryUnknown, and LocalUnknown for a chain that the country does not have.
    """
    country = mechanism(code)
    chain = local_chain(country, chain_id)
    whole = extended(country, chain)
    return LocalPage(
        code=country.code.lower(),
        country=say.said(country.name),
        name=say.said(chain.name),
        place=say.said(chain.place),
        summary=say.said(chain.summary),
        checked_on=chain.checked_on,
        checked_by=say.said(chain.checked_by_role),
        is_stale=is_stale(whole, today),
        unconfirmed=sum(not fact.checked for _, fact in facts_of(chain)),
        actors=tuple(say.said(actor.name) for actor in chain.actor),
        contacts=tuple(contact_card(whole, contact) for contact in chain.contact),
        replaced=_replaced(country, chain, whole),
        added=tuple(part for part in _added(country, chain, whole) if part.cards),
    )


def _replaced(
    country: Mechanism, chain: LocalChain, whole: Mechanism
) -> tuple[Replaced, ...]:
    own = {step.id: step for step in country.step}
    return tuple(
        Replaced(cards.step(whole, step), cards.step(country, own[step.id]))
        for step in chain.step
        if step.id in own
    )


def _added(country: Mechanism, chain: LocalChain, whole: Mechanism) -> Iterable[Part]:
    own = {step.id for step in country.step}
    steps = [step for step in chain.step if step.id not in own]
    yield Part(gettext("Periods"), tuple(cards.clock(whole, c) for c in chain.clock))
    yield Part(
        gettext("What the person is entitled to"),
        tuple(cards.entitlement(whole, each) for each in chain.entitlement),
    )
    yield Part(gettext("Steps"), tuple(cards.step(whole, step) for step in steps))
    yield Part(gettext("Bodies"), tuple(cards.body(whole, b) for b in chain.body))
