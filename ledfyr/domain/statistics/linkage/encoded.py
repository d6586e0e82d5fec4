"""What goes into a keyed code of a record, and what does the likeness of two tell?

A code is made of parts: pairs of letters, sounds, parts of a date. Whoever holds only
codes sees how alike two records are, and neither the parts nor the names.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from ledfyr.domain.statistics.linkage.pairs import Chances
from ledfyr.domain.statistics.linkage.preparing import Prepared
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).with_name("encoded.toml")
BITS = 1024
"""The length of a code."""


class Part(Knowledge):
    """Prepared columns, how they are cut, and how often each piece counts."""

    id: str
    of: tuple[str, ...]
    cut: Literal["pairs_of_letters", "parts_of_a_date", "whole"]
    times: int


class Likeness(Knowledge):
    """How often pairs reach this share of equal bits, but not the next."""

    least: float
    m: float
    u: float


class Encoded(Knowledge):
    """How records are encoded and codes are weighed."""

    source: str
    why_parts: Words
    part: tuple[Part, ...]
    likeness: tuple[Likeness, ...]


@cache
def encoded_settings() -> Encoded:
    """Return the settings of keyed codes; raises KnowledgeError for a broken file."""
    return read(_FILE, Encoded)


class Piece(NamedTuple):
    """A piece of a record, the part that it belongs to, and how often it counts."""

    part: str
    text: str
    times: int


def pieces(prepared: Prepared, place: int) -> Iterator[Piece]:
    """Yield the pieces of a record; one that stands in it twice comes twice."""
    for part in encoded_settings().part:
        for column in part.of:
            told = prepared.columns.get(column, _NOTHING)
            if value := told[place] if told else None:
                for text in _CUTS[part.cut](value):
                    yield Piece(part.id, text, part.times)


def chances_of(equal: Chances, one: int, other: int) -> Chances:
    """Return how probably pairs of two lists are one person, by their equal bits.

    `equal` holds the share of each pair that reaches the lowest level, of all pairs of
    `one` and `other` records. How many persons are in both lists is told by the pairs
    that reach the highest level.
    """
    levels = encoded_settings().likeness
    alike = float((equal >= levels[0].least).sum())
    prior = min((alike + 0.5) / levels[0].m / (one * other), 0.5)
    found = np.zeros(len(equal))
    for level in reversed(levels):
        odds = prior / (1 - prior) * level.m / level.u
        found[equal >= level.least] = odds / (1 + odds)
    return found


_NOTHING: list[str | None] = []


def _pairs(text: str) -> Iterator[str]:
    for word in text.split():
        closed = f"_{word}_"
        yield from (closed[n : n + 2] for n in range(len(closed) - 1))


def _parts(text: str) -> Iterator[str]:
    year, month, day = text.split("-")
    yield f"{year}-{month}"
    yield f"{month}-{day}"
    yield f"{year}-{day}"
    yield "/".join(sorted((month, day)))


def _whole(text: str) -> Iterator[str]:
    yield text


_CUTS = {"pairs_of_letters": _pairs, "parts_of_a_date": _parts, "whole": _whole}
