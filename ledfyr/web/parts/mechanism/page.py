"""Wording and grouping for the page of a country's mechanism."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ledfyr.domain.referrals.local_chain import local_chains
from ledfyr.domain.referrals.mechanism import Mechanism, mechanism
from ledfyr.domain.referrals.mechanism_record import LocalChain
from ledfyr.domain.referrals.references import facts_of
from ledfyr.domain.referrals.review import is_stale
from ledfyr.web.parts.contacts import ContactCard, contact_card, language_name
from ledfyr.web.parts.mechanism import cards
from ledfyr.web.parts.mechanism import wording as say
from ledfyr.web.parts.mechanism.cards import Card, Row
from ledfyr.web.parts.mechanism.compare import in_short


@dataclass(frozen=True)
class CountryLink:
    """Another country whose mechanism can be read."""

    code: str
    name: str
    is_current: bool


@dataclass(frozen=True)
class LocalLink:
    """A local chain of the country, with a page of its own."""

    id: str
    name: str
    place: str
    summary: str


@dataclass(frozen=True)
class MechanismPage:
    """A country's mechanism, in the order in which it is looked up."""

    code: str
    name: str
    summary: str
    checked_on: date
    checked_by: str
    languages: tuple[str, ...]
    is_stale: bool
    unconfirmed: int
    in_short: tuple[Row, ...]
    contacts: tuple[ContactCard, ...]
    decisions: tuple[Card, ...]
    clocks: tuple[Card, ...]
    entitlements: tuple[Card, ...]
    steps: tuple[Card, ...]
    differences: tuple[Card, ...]
    bodies: tuple[Card, ...]
    laws: tuple[Card, ...]
    plans: tuple[Card, ...]
    local: tuple[LocalLink, ...]


def country_links(country_codes: Iterable[str], current: str) -> list[CountryLink]:
    """Return every country that has a file, by its name in the reader's language."""
    links = [
        CountryLink(code.lower(), say.said(mechanism(code).name), code == current)
        for code in country_codes
    ]
    return sorted(links, key=lambda link: link.name)


def mechanism_page(found: Mechanism, today: date) -> MechanismPage:
    """Return everything that a country file says, in words."""
    return MechanismPage(
        code=found.code.lower(),
        name=say.said(found.name),
        summary=say.said(found.summary),
        checked_on=found.checked_on,
        checked_by=say.said(found.checked_by_role),
        languages=tuple(language_name(code) for code in found.languages),
        is_stale=is_stale(found, today),
        unconfirmed=sum(not fact.checked for _, fact in facts_of(found)),
        in_short=in_short(found, today),
        contacts=tuple(contact_card(found, contact) for contact in found.contact),
        decisions=tuple(cards.decision(found, rule) for rule in found.decision),
        clocks=tuple(cards.clock(found, rule) for rule in found.clock),
        entitlements=tuple(
            cards.entitlement(found, rule)
            for rule in found.entitlement
            if rule.valid_to is None or rule.valid_to >= today
        ),
        steps=tuple(cards.step(found, step) for step in found.step),
        differences=tuple(cards.difference(found, each) for each in found.difference),
        bodies=tuple(cards.body(found, each) for each in found.body),
        laws=tuple(cards.law(found, each) for each in found.law),
        plans=tuple(cards.plan(found, each) for each in found.plan),
        local=tuple(_local_link(chain) for chain in local_chains(found.code)),
    )


def _local_link(chain: LocalChain) -> LocalLink:
    return LocalLink(
        id=chain.id,
        name=say.said(chain.name),
        place=say.said(chain.place),
        summary=say.said(chain.summary),
    )
