"""What is kept about people and their cases: one file for each idea."""

from ledfyr.apps.cases.models.case import Case, FileEntry
from ledfyr.apps.cases.models.conference import Attendee, Conference, ConferenceNote
from ledfyr.apps.cases.models.consent import ConsentEntry
from ledfyr.apps.cases.models.decision import StatusDecision
from ledfyr.apps.cases.models.document import (
    Document,
    DocumentPart,
    OriginalTaken,
)
from ledfyr.apps.cases.models.due_day import DueDay
from ledfyr.apps.cases.models.duty import DutyDisclosure
from ledfyr.apps.cases.models.episode import ExploitationEpisode
from ledfyr.apps.cases.models.involved import Involved
from ledfyr.apps.cases.models.need import Need
from ledfyr.apps.cases.models.person import (
    MergeUndone,
    NameKey,
    Person,
    PersonMerge,
)
from ledfyr.apps.cases.models.plan import PlanStep, PlanTerm, SupportPlan
from ledfyr.apps.cases.models.proceeding import Proceeding, ProceedingStep
from ledfyr.apps.cases.models.return_home import FollowUp, ReturnPlan, ReturnStep
from ledfyr.apps.cases.models.risk import RiskAssessment
from ledfyr.apps.cases.models.search_token import SearchToken
from ledfyr.apps.cases.models.situation import Situation
from ledfyr.apps.cases.models.special_access import (
    BrokenGlass,
    ConflictOfInterest,
    ReasonGiven,
)
from ledfyr.apps.cases.models.supervision import SupervisionEntry

__all__ = [
    "Attendee",
    "BrokenGlass",
    "Case",
    "Conference",
    "ConferenceNote",
    "ConflictOfInterest",
    "ConsentEntry",
    "Document",
    "DocumentPart",
    "DueDay",
    "DutyDisclosure",
    "ExploitationEpisode",
    "FileEntry",
    "FollowUp",
    "Involved",
    "MergeUndone",
    "NameKey",
    "Need",
    "OriginalTaken",
    "Person",
    "PersonMerge",
    "PlanStep",
    "PlanTerm",
    "Proceeding",
    "ProceedingStep",
    "ReasonGiven",
    "ReturnPlan",
    "ReturnStep",
    "RiskAssessment",
    "SearchToken",
    "Situation",
    "StatusDecision",
    "SupervisionEntry",
    "SupportPlan",
]
