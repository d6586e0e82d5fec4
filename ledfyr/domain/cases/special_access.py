"""How may somebody look into a file beyond the everyday, and who may not at all?"""

from datetime import timedelta
from enum import StrEnum

from ledfyr.domain.access.compartments import Compartment

REASON_HOLDS = timedelta(hours=8)
"""A reason given for opening a sealed file holds for one working day (our rule)."""

GLASS_HOLDS = timedelta(minutes=60)
"""Emergency access ends after this time by itself (our rule)."""

EMERGENCY_PARTS = (Compartment.IDENTITY, Compartment.WHEREABOUTS, Compartment.HEALTH)
"""What emergency access opens: who, where, and what to know about the health."""


class AccessReason(StrEnum):
    """Why a sealed file is opened; the code goes into the audit."""

    SUPPORT = "support"
    DECISION = "decision"
    PERSON_ASKED = "person_asked"
    INVESTIGATION = "investigation"
    REVIEW = "review"


ACCESS_REASON_NAMES: dict[AccessReason, str] = {
    AccessReason.SUPPORT: "I support the person",
    AccessReason.DECISION: "I prepare or take a decision",
    AccessReason.PERSON_ASKED: "The person asked me to",
    AccessReason.INVESTIGATION: "I investigate what was done to the person",
    AccessReason.REVIEW: "I review the work in the case",
}
"""English names of the reasons, for translators."""


class Conflict(StrEnum):
    """Why somebody may not see a case at all."""

    TIE_TO_SUSPECT = "tie_to_suspect"
    TIE_TO_PERSON = "tie_to_person"
    OTHER_INTEREST = "other_interest"


CONFLICT_NAMES: dict[Conflict, str] = {
    Conflict.TIE_TO_SUSPECT: "Related or close to a suspect",
    Conflict.TIE_TO_PERSON: "Related or close to the person",
    Conflict.OTHER_INTEREST: "Another interest in the matter",
}
"""English names of the conflicts of interest, for translators."""


class GlassReason(StrEnum):
    """Why the glass was broken."""

    DANGER_TO_LIFE = "danger_to_life"
    MISSING = "missing"
    CHILD_AT_RISK = "child_at_risk"
    NOBODY_REACHED = "nobody_reached"


GLASS_REASON_NAMES: dict[GlassReason, str] = {
    GlassReason.DANGER_TO_LIFE: "Somebody's life or health is in danger now",
    GlassReason.MISSING: "The person is missing",
    GlassReason.CHILD_AT_RISK: "A child is at risk",
    GlassReason.NOBODY_REACHED: "Help is needed now and nobody of the case answers",
}
"""English names of the emergencies, for translators."""


class GlassOutcome(StrEnum):
    """What a review of emergency access found."""

    JUSTIFIED = "justified"
    NOT_JUSTIFIED = "not_justified"


GLASS_OUTCOME_NAMES: dict[GlassOutcome, str] = {
    GlassOutcome.JUSTIFIED: "It was needed",
    GlassOutcome.NOT_JUSTIFIED: "It was not needed",
}
"""English names of the outcomes, for translators."""
