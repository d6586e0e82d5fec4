"""What does the report need to know of a country's mechanism?

The caller hands these values over, because rooms of the domain do not read each other:
a command or an app takes them from the country files. Texts are English and go through
the catalogues, as they do in the files.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ledfyr.domain.statistics.roundup.layout import Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that a source says of a mechanism; `source` is its id.

    `checked` tells whether it was read in that source itself.
    """

    name: str
    says: str = ""
    when: date | int | None = None
    source: str
    checked: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """An amount of time: a number of hours, days, working_days, weeks or months.

    "open" lasts until the need ceases; "unknown" is what nobody knows.
    """

    amount: int | Literal["open", "unknown"]
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFact:
    """A period of the mechanism by the law of the day."""

    name: str
    kind: str
    length: Span
    bound: str
    longest: Span | None
    applies_to: str
    since: date | None
    in_conflict: bool
    source: str
    checked: bool


UnknownKind = Literal["presumes", "identifies", "length", "day", "appeal"]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What the files say is unknown: of which kind, and of which periods or laws."""

    kind: UnknownKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFacts:
    """A country's mechanism in plain values, by the law on `law_of`.

    `presumed_by` and `identified_by` name who decides; empty where nobody knows.
    """

    code: str
    name: str
    summary: str
    checked_on: date
    law_of: date
    laws: tuple[Fact, ...] = ()
    bodies: tuple[Fact, ...] = ()
    plans: tuple[Fact, ...] = ()
    contacts: tuple[Fact, ...] = ()
    periods: tuple[PeriodFact, ...] = ()
    presumed_by: tuple[str, ...] = ()
    identified_by: tuple[str, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    sources: tuple[Cited, ...] = ()
