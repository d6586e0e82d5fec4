"""Is the person treated as a child?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledfyr.domain.cases.partial_dates import PartialDate, ages_on
from ledfyr.domain.vocabulary.refusal import Refusal

ADULT_AT = 18


class AgeError(Refusal):
    """An age and a date of birth that cannot both stand."""


class ChildhoodReason(StrEnum):
    """Why a person is treated as a child, or not."""

    UNDER_18 = "under_18"
    WAS_UNDER_18 = "was_under_18"
    IN_DOUBT = "in_doubt"
    ADULT = "adult"
    NO_DOUBT = "no_doubt"


CHILDHOOD_SENTENCES: dict[ChildhoodReason, str] = {
    ChildhoodReason.UNDER_18: "The person is under 18.",
    ChildhoodReason.WAS_UNDER_18: (
        "The person was under 18 when the case was opened, and the date of birth does "
        "not tell when that ends: treated as a child until the age is decided."
    ),
    ChildhoodReason.IN_DOUBT: (
        "The age is not certain and the person may be under 18: "
        "treated as a child until the age is decided."
    ),
    ChildhoodReason.ADULT: "The person is 18 or over.",
    ChildhoodReason.NO_DOUBT: (
        "The age is not known, and nobody has said that the person may be under 18."
    ),
}
"""English words of the reasons, for translators."""

_ADULTS = frozenset({ChildhoodReason.ADULT, ChildhoodReason.NO_DOUBT})


@dataclass(frozen=True)
class Childhood:
    """Whether a person is treated as a child on a day, why, and by which rule.

    `age_group` is that of the day: a child comes of age.
    """

    age_group: str
    reason: ChildhoodReason
    source: str
    place: str

    @property
    def is_treated_as_child(self) -> bool:
        """Return whether the rules for children hold; doubt protects."""
        return self.reason not in _ADULTS


def childhood(
    age_group: str, is_in_doubt: bool, birth: PartialDate | None, today: date
) -> Childhood:
    """Return whether a person is treated as a child on a day, with reason and source.

    The date of birth decides where it is known well enough; otherwise what was told
    when the case was opened. Doubt protects, until the age is decided.
    Source: Directive 2011/36/EU, article 13(2); likewise article 10(3) of the Council
    of Europe Convention.
    """
    by_birth = age_group_of(birth, today) if birth else "unknown"
    reason = _reason(age_group, is_in_doubt, by_birth)
    now = age_group if by_birth == "unknown" else by_birth
    return Childhood(now, reason, "eu_directive_2011_36", "13(2)")


def _reason(age_group: str, is_in_doubt: bool, by_birth: str) -> ChildhoodReason:
    if by_birth == "child":
        return ChildhoodReason.UNDER_18
    if is_in_doubt:
        return ChildhoodReason.IN_DOUBT
    if "adult" in (by_birth, age_group):
        return ChildhoodReason.ADULT
    if age_group == "child":
        return ChildhoodReason.WAS_UNDER_18
    return ChildhoodReason.NO_DOUBT


def age_as_kept(
    age_group: str, is_in_doubt: bool, birth: PartialDate | None, on: date
) -> tuple[str, bool]:
    """Return the age group and the doubt to be kept, as they stand `on` a day.

    Where nobody told the age, the date of birth does; one that leaves open whether the
    person is under 18 is itself a doubt. Whoever tells the age has decided it.
    """
    if age_group != "unknown" or birth is None:
        return age_group, is_in_doubt
    told = age_group_of(birth, on)
    return told, is_in_doubt or told == "unknown"


def was_treated_as_child(counted: str, age_group: str, is_in_doubt: bool) -> bool:
    """Say whether the rules for children held on the day of a decision.

    `counted` is the age group kept beside the decision; where it is not known, what is
    kept of the person protects.
    """
    if counted in ("child", "adult"):
        return counted == "child"
    return age_group == "child" or is_in_doubt


def age_group_of(birth: PartialDate, today: date) -> str:
    """Return the age group that a date of birth gives; `unknown` where it gives both.

    An estimate decides nothing within two years of the eighteenth birthday.
    """
    youngest, oldest = ages_on(birth, today)
    margin = 2 if birth.is_estimate else 0
    if oldest + margin < ADULT_AT:
        return "child"
    return "adult" if youngest - margin >= ADULT_AT else "unknown"


def age_group_at_decision(
    age_group: str,
    is_in_doubt: bool,
    *,
    is_told_with_it: bool,
    birth: PartialDate | None = None,
    decided_on: date | None = None,
) -> str:
    """Return the age group in which a person counts on the day of a decision.

    Doubt counts as a child. Otherwise the date of birth decides, where it is known well
    enough. Otherwise `age_group` does, which was told when the person's first case was
    opened: it holds for the decisions told with it; an adult stays one, but a child may
    have come of age before a later decision, and then the age is not known.
    """
    if is_in_doubt:
        return "child"
    by_birth = age_group_of(birth, decided_on) if birth and decided_on else "unknown"
    if by_birth != "unknown":
        return by_birth
    if age_group == "child" and not is_told_with_it:
        return "unknown"
    return age_group


def turns_adult_on(birth: PartialDate) -> date | None:
    """Return the eighteenth birthday; None where the day of birth is not known."""
    if birth.day is None or birth.is_estimate:
        return None
    born = birth.first
    try:
        return born.replace(year=born.year + ADULT_AT)
    except ValueError:  # born on 29 February
        return date(born.year + ADULT_AT, 3, 1)


def check_age_group(age_group: str, birth: PartialDate | None, on: date) -> None:
    """Raise AgeError where an age group and a date of birth say opposite things.

    The age counts as it was `on` the day the case was opened.
    """
    told = age_group_of(birth, on) if birth else "unknown"
    if "unknown" not in (told, age_group) and told != age_group:
        raise AgeError(
            "The date of birth and the age do not fit each other; correct one of them."
        )
