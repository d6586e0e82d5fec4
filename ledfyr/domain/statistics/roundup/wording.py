"""How is a sentence of the report made, so that any language can say it?

A sentence is an English template with {gaps} and what fills them. Templates are
`Phrase("…")`, or `Counted("one …", "many …")` where one number decides the plural;
both are collected for translators. Names of countries stand alone before a colon or in
a list, never inside a clause, because many languages would have to inflect them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from ledfyr.domain.statistics.cells import Certainty, StatCell


@dataclass(frozen=True, slots=True)
class Name:
    """A word or sentence of a knowledge file or code list, in English; translated."""

    text: str


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Words as their source prints them: never translated."""

    text: str


@dataclass(frozen=True, slots=True)
class Territory:
    """A country by its two letters of ISO 3166-1, named as the language names it."""

    code: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A source by its id, shown as its number in the list of sources."""

    source: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Several things in a row, joined as the language joins them: "a, b and c"."""

    parts: "tuple[Text, ...]"


@dataclass(frozen=True, slots=True)
class Day:
    """A day, written as the language writes it."""

    on: date


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template, what fills it, and the figures from which that comes.

    `count` chooses between `one` and `many`; None where the template has no plural.
    """

    one: str
    many: str
    count: int | None
    values: "dict[str, Value]"
    cells: tuple[StatCell, ...]

    @property
    def is_likely(self) -> bool:
        """Does it rest on a number that is likely, and not certain?"""
        return any(cell.certainty is Certainty.LIKELY for cell in self.cells)


Text: TypeAlias = Sentence | Name | Verbatim | Listed | Day | Territory | Reference
Value: TypeAlias = int | StatCell | Text


@dataclass(frozen=True)
class Phrase:
    """A template without a plural."""

    text: str

    def __call__(self, *cells: StatCell, **values: Value) -> Sentence:
        """Fill the gaps; `cells` are the figures from which the values come."""
        return Sentence(self.text, "", None, values, cells)


@dataclass(frozen=True)
class Counted:
    """A template in singular and plural; the gap {count} holds the deciding number."""

    one: str
    many: str

    def __call__(self, count: int, *cells: StatCell, **values: Value) -> Sentence:
        """Fill the gaps for a number of things."""
        return Sentence(self.one, self.many, count, {**values, "count": count}, cells)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences that belong together."""

    sentences: tuple[Text, ...] = field(default=())


def listed(texts: Iterable[Text]) -> Listed:
    """Return texts as one list."""
    return Listed(tuple(texts))
