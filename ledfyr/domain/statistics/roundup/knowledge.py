"""What do the sources say in words: themes, practices and challenges, in own words?"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from ledfyr.domain.statistics.cells import Certainty
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_HERE = Path(__file__).parent


class Told(Knowledge):
    """A statement of a source in own words, and how surely the source says it.

    `read_at` are lines of the text edition. It speaks of `from_year` to `to_year`; an
    edition about other years leaves it out.
    """

    id: str
    says: Words
    source: str
    read_at: str
    checked: bool
    checked_on: date | None = None
    certainty: Certainty
    from_year: int
    to_year: int

    def concerns(self, first: int, last: int) -> bool:
        """Does it speak of any of these years?"""
        return self.from_year <= last and first <= self.to_year


class Practice(Told):
    """Something that a country does and others may learn from."""

    ref_area: str


class Challenge(Told):
    """Something that the source calls unsolved."""

    subject: Words


class Theme(Told):
    """What the source tells of a theme beside its figures."""

    theme: Literal["forms", "children", "sex", "citizenship", "justice"]


class _Told(Knowledge):
    practice: tuple[Practice, ...] = ()
    challenge: tuple[Challenge, ...] = ()
    theme: tuple[Theme, ...] = ()


@cache
def _read(name: str) -> _Told:
    return read(_HERE / name, _Told)


def practices() -> tuple[Practice, ...]:
    """Return every practice told; raises KnowledgeError."""
    return _read("practices.toml").practice


def practices_of(
    country: str, first: int = 0, last: int = 9999
) -> tuple[Practice, ...]:
    """Return the practices of a country that concern some years."""
    return tuple(
        each
        for each in practices()
        if each.ref_area == country and each.concerns(first, last)
    )


def challenges(first: int, last: int) -> tuple[Challenge, ...]:
    """Return the challenges that the sources name for some years."""
    every = _read("challenges.toml").challenge
    return tuple(each for each in every if each.concerns(first, last))


def sources() -> set[str]:
    """Return the ids of the sources that are told of."""
    every = map(_read, ("practices.toml", "challenges.toml", "themes.toml"))
    return {
        each.source
        for found in every
        for each in (*found.practice, *found.challenge, *found.theme)
    }


def themes(theme: str, first: int, last: int) -> tuple[Theme, ...]:
    """Return what the sources tell of a theme for some years."""
    every = _read("themes.toml").theme
    return tuple(
        each for each in every if each.theme == theme and each.concerns(first, last)
    )
