"""What is one statistical figure, and how sure is it?"""

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How surely a number belongs to its place in the printed table."""

    CERTAIN = "certain"
    LIKELY = "likely"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatCell:
    """One figure of one country; a dash, a lost number and zero are three things.

    `value` is None for a dash in print, for a lost number, and for an ambiguous one
    whose `candidates` cannot be told apart. `until` differs from `year` only where a
    report gives one figure for several years. `notes` are ids of notes.
    """

    ref_area: str
    measure: str
    year: int
    until: int
    by: str
    category: str
    value: int | None
    unit: str
    certainty: Certainty
    source: str
    notes: tuple[str, ...] = ()
    evidence: str = ""
    lines: str = ""
    candidates: tuple[int, ...] = ()

    @property
    def is_dash(self) -> bool:
        """Was a dash printed: neither a number nor a blank?"""
        return self.value is None and self.certainty in (
            Certainty.CERTAIN,
            Certainty.LIKELY,
        )

    @property
    def is_known(self) -> bool:
        """Can the cell be shown, as a number or as a dash?"""
        return self.value is not None or self.is_dash

    @property
    def period(self) -> str:
        """Return the year, or the first and last year, as printed: "2016-2018"."""
        same = self.year == self.until
        return str(self.year) if same else f"{self.year}-{self.until}"
