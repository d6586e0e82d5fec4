"""What is kept about people and their cases: one file for each idea."""

from ledfyr.apps.cases.models.case import Case, FileEntry
from ledfyr.apps.cases.models.conference import Attendee, Conference, ConferenceNote
from ledfyr.apps.cases.models.consent import ConsentEntry
from ledfyr.apps.cases.models.decision import StatusDecision
from ledfyr.apps.cases.models.need import Need
from ledfyr.apps.cases.models.person import Person
from ledfyr.apps.cases.models.plan import PlanStep, PlanTerm, SupportPlan
from ledfyr.apps.cases.models.proceeding import Proceeding, ProceedingStep
from ledfyr.apps.cases.models.return_home import FollowUp, ReturnPlan, ReturnStep
from ledfyr.apps.cases.models.risk import RiskAssessment
from ledfyr.apps.cases.models.supervision import SupervisionEntry

__all__ = [
    "Attendee",
    "Case",
    "Conference",
    "ConferenceNote",
    "ConsentEntry",
    "FileEntry",
    "FollowUp",
    "Need",
    "Person",
    "PlanStep",
    "PlanTerm",
    "Proceeding",
    "ProceedingStep",
    "ReturnPlan",
    "ReturnStep",
    "RiskAssessment",
    "StatusDecision",
    "SupervisionEntry",
    "SupportPlan",
]
