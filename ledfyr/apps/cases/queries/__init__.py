"""What may this viewer see of people and their cases?"""

from ledfyr.apps.cases.queries.conferences import (
    Colleague,
    ConferenceView,
    colleagues,
    conferences_in,
    may_be_told,
)
from ledfyr.apps.cases.queries.counting import (
    registered_by_form,
    registered_years,
)
from ledfyr.apps.cases.queries.due import DueItem, due_dates
from ledfyr.apps.cases.queries.file import (
    open_file,
)
from ledfyr.apps.cases.queries.lists import (
    PAGE_LENGTH,
    CaseNotFound,
    CaseRecord,
    case_of,
    case_page,
    falling_due,
    taken,
    visible_cases,
)
from ledfyr.apps.cases.queries.plans import (
    PlacedNeed,
    PlansOfCase,
    PlanView,
    StepView,
    plans_of_case,
)
from ledfyr.apps.cases.queries.proceedings import (
    MatterView,
    ProceedingsOfCase,
    happened_in,
    matter_of,
    proceedings_of_case,
)
from ledfyr.apps.cases.queries.return_home import (
    FollowUpView,
    ReturnsOfCase,
    ReturnView,
    prepared_for,
    returns_of_case,
)
from ledfyr.apps.cases.queries.risk import (
    RiskOfCase,
    RiskView,
    latest_assessment,
    risk_of_case,
)
from ledfyr.apps.cases.queries.seen import (
    CaseFile,
    CasePage,
    CaseRow,
    ConsentView,
    DecisionView,
    EntryView,
    Identity,
    NeedOfCase,
    NeedView,
)
from ledfyr.apps.cases.queries.sharing import (
    facts_for_sharing,
    ledger,
    need_of,
)
from ledfyr.apps.cases.queries.supervision import OwnEntry, own_log

__all__ = [
    "Colleague",
    "ConferenceView",
    "DueItem",
    "FollowUpView",
    "MatterView",
    "OwnEntry",
    "PlacedNeed",
    "PlanView",
    "PlansOfCase",
    "ProceedingsOfCase",
    "ReturnView",
    "ReturnsOfCase",
    "RiskOfCase",
    "RiskView",
    "StepView",
    "colleagues",
    "conferences_in",
    "due_dates",
    "happened_in",
    "latest_assessment",
    "matter_of",
    "may_be_told",
    "own_log",
    "plans_of_case",
    "prepared_for",
    "proceedings_of_case",
    "returns_of_case",
    "risk_of_case",
    "CaseFile",
    "CaseNotFound",
    "CasePage",
    "CaseRecord",
    "CaseRow",
    "ConsentView",
    "DecisionView",
    "EntryView",
    "Identity",
    "NeedOfCase",
    "NeedView",
    "PAGE_LENGTH",
    "case_of",
    "case_page",
    "facts_for_sharing",
    "falling_due",
    "ledger",
    "need_of",
    "open_file",
    "registered_by_form",
    "registered_years",
    "taken",
    "visible_cases",
]
