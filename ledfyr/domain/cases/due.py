"""What can fall due in a case?"""

from enum import StrEnum


class DueKind(StrEnum):
    """Something that somebody must look to on a day."""

    PERIOD = "period"
    RISK_FIRST = "risk_first"
    RISK_REVIEW = "risk_review"
    RISK_MOVE = "risk_move"
    RISK_HEARING = "risk_hearing"
    PLAN_STEP = "plan_step"
    PLAN_ENDS = "plan_ends"
    PLAN_REVIEW = "plan_review"
    HEARING = "hearing"
    TIME_LIMIT = "time_limit"
    ARRIVAL = "arrival"
    FOLLOW_UP = "follow_up"


DUE_NAMES: dict[DueKind, str] = {
    DueKind.RISK_FIRST: "Assess the risk: nobody has done so yet",
    DueKind.RISK_REVIEW: "Look at the risk again",
    DueKind.RISK_MOVE: "Assess the risk: something changed about where to stay",
    DueKind.RISK_HEARING: "Assess the risk before the hearing",
    DueKind.PLAN_STEP: "A step of the plan",
    DueKind.PLAN_ENDS: "The plan for the first weeks ends: extend or go on",
    DueKind.PLAN_REVIEW: "Look at the plan again",
    DueKind.HEARING: "Hearing",
    DueKind.TIME_LIMIT: "Time limit in proceedings",
    DueKind.ARRIVAL: "Journey home: confirm the arrival",
    DueKind.FOLLOW_UP: "Ask how the person is",
}
"""English names of what falls due, for translators; none says anything of a person.

A period of the law has the name that its country gives it."""

LAPSING = frozenset({DueKind.HEARING, DueKind.TIME_LIMIT, DueKind.RISK_HEARING})
"""What is over when its day has passed; everything else waits until it is done."""

AFTER_CLOSING = frozenset({DueKind.ARRIVAL, DueKind.FOLLOW_UP})
"""What a closed case still waits for: somebody who went home is not forgotten."""
