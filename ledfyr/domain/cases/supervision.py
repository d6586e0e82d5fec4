"""Which talks does a member of staff keep in a log of their own?"""

from enum import StrEnum


class SupervisionKind(StrEnum):
    """A talk that helps those who help."""

    SUPERVISION = "supervision"
    DEBRIEF = "debrief"


SUPERVISION_NAMES: dict[SupervisionKind, str] = {
    SupervisionKind.SUPERVISION: "Supervision",
    SupervisionKind.DEBRIEF: "Debriefing after something hard",
}
"""English names of the talks, for translators."""
