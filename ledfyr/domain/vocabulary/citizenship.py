"""As what does a citizenship count, seen from the country of the case?

Only the group stands in the clear; the citizenships themselves are sealed, because
with sex, age and form they would point at one person in a small country.
"""

from collections.abc import Collection
from enum import StrEnum
from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, read

_FILE = Path(__file__).with_name("citizenship.toml")

STATELESS = "STLS"
"""Written in the place of a country by somebody whom no country calls its citizen."""


class CitizenshipGroup(StrEnum):
    """What is counted of a citizenship; the names are in the shared codes."""

    NATIONAL = "NATIONAL"
    EU = "EU"
    OTHER = "OTHER"
    STATELESS = "STATELESS"
    UNKNOWN = "UNKNOWN"


class _Membership(Knowledge):
    source: str
    checked: bool
    members: tuple[str, ...]


@cache
def eu_members() -> frozenset[str]:
    """Return the countries of the European Union as two letters."""
    return frozenset(read(_FILE, _Membership).members)


def citizenship_group(citizenships: Collection[str], country: str) -> CitizenshipGroup:
    """Return the one group in which a person counts in `country`.

    Whoever has several citizenships counts once: the country's own first, then the
    Union, then other countries (the rule of Eurostat's tables).
    """
    held = set(citizenships)
    if not held:
        return CitizenshipGroup.UNKNOWN
    if country in held:
        return CitizenshipGroup.NATIONAL
    if held & eu_members():
        return CitizenshipGroup.EU
    return CitizenshipGroup.STATELESS if held == {STATELESS} else CitizenshipGroup.OTHER
