"""Which words do answers, signs and results use?"""

from enum import StrEnum


class Answer(StrEnum):
    """What is known about one sign; `unknown` is never `no`."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class AgeGroup(StrEnum):
    """Under 18 or not: a child needs no means to be a victim of trafficking."""

    CHILD = "child"
    ADULT = "adult"
    UNKNOWN = "unknown"


class Element(StrEnum):
    """The three elements of trafficking (Palermo Protocol, Article 3(a))."""

    ACT = "act"
    MEANS = "means"
    PURPOSE = "purpose"


class State(StrEnum):
    """What the recorded answers say about an element."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Strength(StrEnum):
    """How much one sign says, as its list rates it."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


class Dimension(StrEnum):
    """The six dimensions of the ILO and European Commission indicators (2009)."""

    DECEPTIVE_RECRUITMENT = "deceptive_recruitment"
    COERCIVE_RECRUITMENT = "coercive_recruitment"
    VULNERABILITY_RECRUITMENT = "abuse_of_vulnerability_recruitment"
    EXPLOITATION = "exploitation"
    COERCION_DESTINATION = "coercion_at_destination"
    VULNERABILITY_DESTINATION = "abuse_of_vulnerability_destination"


class Advice(StrEnum):
    """What the one who screened should do, from least to most."""

    NO_SIGNS_RECORDED = "no_signs_recorded"
    ASSESS_FURTHER = "assess_further"
    TREAT_AS_PRESUMED_VICTIM = "treat_as_presumed_victim"

    @property
    def rank(self) -> int:
        """0 for no signs, 1 for assess further, 2 for treat as presumed victim."""
        return list(Advice).index(self)


class Rule(StrEnum):
    """How an instrument turns answers into a result."""

    ELEMENTS = "elements"
    DIMENSIONS = "dimensions"
    ELEVEN_SIGNS = "eleven_signs"
    THRESHOLD = "threshold"
