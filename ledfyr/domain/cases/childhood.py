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
    IN_DOUBT = "in_doubt"
    ADULT = "adult"
    NO_DOUBT = "no_doubt"


CHILDHOOD_SENTENCES: dict[ChildhoodReason, str] = {
    ChildhoodReason.UNDER_18: "The person is under 18.",
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


@dataclass(frozen=True)
class Childhood:
    """Whether a person is treated as a child, why, and by which rule."""

    is_treated_as_child: bool
    reason: ChildhoodReason
    source: str
    place: str


def is_treated_as_child(age_group: str, is_in_doubt: bool) -> bool:
    """Say whether the rules for children hold for somebody of this age group.

    Doubt about the age protects: whatever was stated, and until the age is decided.
    """
    return age_group == "child" or is_in_doubt


def childhood(age_group: str, is_in_doubt: bool) -> Childhood:
    """Return whether a person is treated as a child, with the reason and its source.

    Source: Directive 2011/36/EU, article 13(2); likewise article 10(3) of the Council
    of Europe Convention.
    """
    if age_group == "child":
        reason = ChildhoodReason.UNDER_18
    elif is_in_doubt:
        reason = ChildhoodReason.IN_DOUBT
    elif age_group == "adult":
        reason = ChildhoodReason.ADULT
    else:
        reason = ChildhoodReason.NO_DOUBT
    treated = is_treated_as_child(age_group, is_in_doubt)
    return Childhood(treated, reason, "eu_directive_2011_36", "13(2)")


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
