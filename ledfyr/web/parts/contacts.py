"""Where can one turn in the node's country, and how is a number dialled?"""

from dataclasses import dataclass

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext

from ledfyr.domain.referrals.facts import Contact
from ledfyr.domain.referrals.mechanism import CountryUnknown, Mechanism, mechanism
from ledfyr.domain.vocabulary.knowledge import UNKNOWN
from ledfyr.domain.vocabulary.sources import Source


@dataclass(frozen=True)
class ContactCard:
    """A contact as a page shows it; empty where the country's file says unknown."""

    name: str
    number: str
    number_from_abroad: str
    website: str
    hours: str
    languages: tuple[str, ...]
    note: str
    source: Source
    checked: bool


def country_mechanism() -> Mechanism | None:
    """Return the mechanism of the node's country, or None if it has no file."""
    try:
        return mechanism(settings.LEDFYR_COUNTRY)
    except CountryUnknown:
        return None


def contact_cards(*kinds: str) -> tuple[ContactCard, ...]:
    """Return the contacts of these kinds in the node's country, in their order."""
    country = country_mechanism()
    if country is None:
        return ()
    return tuple(
        contact_card(country, contact)
        for kind in kinds
        for contact in country.contact
        if contact.kind == kind
    )


def contact_card(country: Mechanism, contact: Contact) -> ContactCard:
    """Return one contact of a mechanism in the reader's language."""
    spoken = () if contact.languages == UNKNOWN else contact.languages
    return ContactCard(
        name=gettext(contact.name),
        number=_known(contact.number),
        number_from_abroad=contact.number_from_abroad or "",
        website=contact.website or "",
        hours=gettext(contact.hours) if _known(contact.hours) else "",
        languages=tuple(language_name(code) for code in spoken),
        note=gettext(contact.note) if contact.note else "",
        source=country.sources()[contact.source],
        checked=contact.checked,
    )


def language_name(code: str) -> str:
    """Return the name of a language in the reader's language, or else its code."""
    found = LANG_INFO.get(code, {})
    return gettext(found["name"]) if "name" in found else code


def emergency_number() -> str:
    """Return the emergency number of the node's country, or nothing if not known."""
    numbers = (card.number for card in contact_cards("emergency") if card.number)
    return next(numbers, "")


def dialled(number: str) -> str:
    """Return a number as a telephone link takes it: digits, and a plus in front."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


def _known(text: str) -> str:
    return "" if text == UNKNOWN else text
