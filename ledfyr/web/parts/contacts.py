"""Which contacts does the node's country give, and how is a number dialled?"""

from django.conf import settings

from ledfyr.domain.referrals.facts import Contact
from ledfyr.domain.referrals.mechanism import CountryUnknown, mechanism


def country_contacts(kind: str) -> tuple[Contact, ...]:
    """Return the contacts of one kind in the node's country; none without a file."""
    try:
        found = mechanism(settings.LEDFYR_COUNTRY)
    except CountryUnknown:
        return ()
    return tuple(contact for contact in found.contact if contact.kind == kind)


def emergency_number() -> str:
    """Return the emergency number of the node's country, or nothing if not known."""
    for contact in country_contacts("emergency"):
        if contact.number != "unknown":
            return contact.number
    return ""


def dialled(number: str) -> str:
    """Return a number as a telephone link takes it: digits, and a plus in front."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
