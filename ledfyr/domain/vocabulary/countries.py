"""Which countries are there, and what do other standards call them?"""

from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, read

_FILE = Path(__file__).with_name("countries.toml")


class Country(Knowledge):
    """What ISO 3166-1 and Eurostat call a country beside its two letters."""

    alpha_3: str
    numeric: str
    eurostat: str


class _Countries(Knowledge):
    source: str
    checked: bool
    checked_on: date | None = None
    country: dict[str, Country]


@cache
def every_country() -> dict[str, Country]:
    """Return the countries by their two letters; raises KnowledgeError."""
    return read(_FILE, _Countries).country
