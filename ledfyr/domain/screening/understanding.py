"""Where are signs met, who is vulnerable, and what stops people from asking for help?

Background for those who screen; nothing here is ever counted in a result.
"""

from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.screening.instrument import Item
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_HERE = Path(__file__).parent / "guidelines"


class Fact(Knowledge):
    """One thing to know, with the editions that say it."""

    id: str
    title: Words | None = None
    sentence: Words
    editions: tuple[str, ...]
    source: str | None = None
    retired_on: date | None = None


class FactFile(Knowledge):
    """Facts about one question, with their common source."""

    source: str
    checked: bool
    checked_on: date | None = None
    fact: tuple[Fact, ...]


class Place(Knowledge):
    """A place where signs are met, and the forms of exploitation it may hide."""

    id: str
    title: Words
    editions: tuple[str, ...]
    forms: tuple[str, ...]


class _PlaceFile(Knowledge):
    source: str
    checked: bool
    checked_on: date | None = None
    place: tuple[Place, ...]


@cache
def where_to_look() -> tuple[Place, ...]:
    """Return the places of the where-to-look table, in its order (table 8)."""
    return read(_HERE / "where_to_look.toml", _PlaceFile).place


def signs_at(place_id: str) -> tuple[Item, ...]:
    """Return the signs to look for at one place."""
    return instrument("guidelines").items_at(place_id)


@cache
def vulnerability() -> FactFile:
    """Return what can make a person vulnerable; never counted in a result."""
    return read(_HERE / "vulnerability.toml", FactFile)


@cache
def not_seen_as_victim() -> FactFile:
    """Return why people who are exploited seldom see themselves as victims."""
    return read(_HERE / "not_seen_as_victim.toml", FactFile)


@cache
def what_matters() -> FactFile:
    """Return what matters most to the person."""
    return read(_HERE / "what_matters.toml", FactFile)
