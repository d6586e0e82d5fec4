"""How often is a screening result right, in plain words?"""

from datetime import date

from ledfyr.domain.vocabulary.knowledge import Knowledge, Words


class Study(Knowledge):
    """One published test of a tool: where, on how many, and how accurate it was.

    `prevalence`, `sensitivity` and `specificity` are shares from 0 to 1.
    """

    setting: Words
    people: int | None = None
    victims: int | None = None
    prevalence: float | None = None
    sensitivity: float | None = None
    specificity: float | None = None
    reference_standard: Words | None = None
    remark: Words | None = None
    source: str
    checked: bool
    checked_on: date | None = None

    @property
    def is_complete(self) -> bool:
        """Whether a predictive value can be computed for its setting."""
        return None not in (self.prevalence, self.sensitivity, self.specificity)


def positive_predictive_value(
    sensitivity: float, specificity: float, prevalence: float
) -> float:
    """Return the share of people with a positive result who are victims (Bayes)."""
    right = sensitivity * prevalence
    wrong = (1 - specificity) * (1 - prevalence)
    return right / (right + wrong)


def missed_share(sensitivity: float, specificity: float, prevalence: float) -> float:
    """Return the share of people with a negative result who are victims anyway."""
    missed = (1 - sensitivity) * prevalence
    cleared = specificity * (1 - prevalence)
    return missed / (missed + cleared)


def of_a_hundred(share: float) -> int:
    """Return how many of 100 people a share is, as a whole number."""
    return round(share * 100)
