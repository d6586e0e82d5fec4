"""May two records be about the same person?

A proposal with its reasons, never a decision: somebody who may read both says so.
"""

from dataclasses import dataclass
from enum import StrEnum

from ledfyr.domain.cases.partial_dates import PartialDate

ALIKE = 0.88
"""From this likeness of two names on (0 to 1), they may be one name written twice."""
NEARLY_EQUAL = 0.95
YEARS_APART = 2
"""Years of birth that differ by no more than this may be one year told twice."""


class SameReason(StrEnum):
    """What speaks for or against two records being about one person."""

    SAME_NAME = "same_name"
    SIMILAR_NAME = "similar_name"
    SAME_BIRTH = "same_birth"
    NEAR_BIRTH = "near_birth"
    OTHER_BIRTH = "other_birth"


SAME_SENTENCES: dict[SameReason, str] = {
    SameReason.SAME_NAME: "the same name, perhaps written in another way",
    SameReason.SIMILAR_NAME: "a similar name",
    SameReason.SAME_BIRTH: "the same date of birth, as far as it is known",
    SameReason.NEAR_BIRTH: "a year of birth that is near",
    SameReason.OTHER_BIRTH: "another year of birth",
}
"""English words of the reasons, for translators."""


@dataclass(frozen=True)
class Resemblance:
    """How alike two records are, and why."""

    likeness: float
    reasons: tuple[SameReason, ...]
    years_apart: int | None = None

    @property
    def rank(self) -> tuple[float, int, int]:
        """Return what orders proposals, the likeliest first; never shown.

        Names more alike go first, by hundredths; among those the nearer birth, and a
        birth that is not known before one that speaks against.
        """
        births = (SameReason.SAME_BIRTH, SameReason.NEAR_BIRTH, None)
        said = next((each for each in self.reasons if each in births), None)
        is_other = SameReason.OTHER_BIRTH in self.reasons
        order = len(births) if is_other else births.index(said)
        return -round(self.likeness, 2), order, self.years_apart or 0


def resemblance(
    likeness: float, one: PartialDate | None, other: PartialDate | None
) -> Resemblance | None:
    """Return why two records may be about one person; None where nothing says so.

    `likeness` is that of the names, 0 to 1. A year of birth far from the other rules
    out names that are only similar, not a name that is the same: years are mistold.
    """
    if likeness < ALIKE:
        return None
    is_same_name = likeness >= NEARLY_EQUAL
    name = SameReason.SAME_NAME if is_same_name else SameReason.SIMILAR_NAME
    birth = _birth(one, other)
    if birth is SameReason.OTHER_BIRTH and not is_same_name:
        return None
    if one is None or other is None or birth is None:
        return Resemblance(likeness, (name,))
    return Resemblance(likeness, (name, birth), abs(one.year - other.year))


def _birth(one: PartialDate | None, other: PartialDate | None) -> SameReason | None:
    if one is None or other is None:
        return None
    if abs(one.year - other.year) > YEARS_APART:
        return SameReason.OTHER_BIRTH
    overlap = one.first <= other.last and other.first <= one.last
    return SameReason.SAME_BIRTH if overlap else SameReason.NEAR_BIRTH
