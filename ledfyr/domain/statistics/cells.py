"""What is one statistical figure, and how sure is it?"""

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How surely a number belongs to its place in the printed table."""

    CERTAIN = "certain"
    LIKELY = "likely"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


class Printed(StrEnum):
    """What stands in the cell. A dash, a blank, a lost number and zero differ.

    A hidden number is known to its country and protected: it is not shown.
    """

    NUMBER = "number"
    DASH = "dash"
    BLANK = "blank"
    UNCLEAR = "unclear"
    LOST = "lost"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatCell:
    """One figure of one country, with its source and what supports it.

    `value` is a number only where `printed` says so; an unclear cell has `candidates`
    instead: numbers that belong to it or to a cell beside it. `until` differs from
    `year` only where a report gives one figure for several years. `notes` are ids.
    """

    ref_area: str
    measure: str
    year: int
    until: int
    by: str
    category: str
    value: int | None
    printed: Printed
    unit: str
    certainty: Certainty
    source: str
    notes: tuple[str, ...] = ()
    evidence: str = ""
    lines: str = ""
    candidates: tuple[int, ...] = ()

    @property
    def can_be_shown(self) -> bool:
        """Is there a number, or a printed dash?"""
        return self.printed in (Printed.NUMBER, Printed.DASH)

    @property
    def period(self) -> str:
        """Return the year, or the first and last year, as printed: "2016-2018"."""
        same = self.year == self.until
        return str(self.year) if same else f"{self.year}-{self.until}"
