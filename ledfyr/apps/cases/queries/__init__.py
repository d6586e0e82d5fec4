"""What may this viewer see of people and their cases?"""

from ledfyr.apps.cases.queries.closed import ReasonNeeded, kept_out
from ledfyr.apps.cases.queries.conferences import (
    Colleague,
    ConferenceView,
    colleagues,
    conferences_in,
    may_be_told,
)
from ledfyr.apps.cases.queries.consultation import consultation_on
from ledfyr.apps.cases.queries.counting import (
    registered_by_form,
    registered_years,
)
from ledfyr.apps.cases.queries.documents import (
    Content,
    DocumentBroken,
    DocumentsOfCase,
    DocumentView,
    OriginalTakenView,
    document_of_case,
    documents_of_case,
    read_copy,
    read_preview,
)
from ledfyr.apps.cases.queries.due import DueItem, due_dates
from ledfyr.apps.cases.queries.duties import DutiesOfCase, DutyView, duties_of_case
from ledfyr.apps.cases.queries.emergency import EmergencyFile, open_in_emergency
from ledfyr.apps.cases.queries.episodes import (
    EpisodesOfCase,
    EpisodeView,
    episodes_of,
)
from ledfyr.apps.cases.queries.file import (
    open_file,
)
from ledfyr.apps.cases.queries.handing_over import (
    Outline,
    closed_by_conflict,
    closed_to,
    outline_of,
    shares_its_people,
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
from ledfyr.apps.cases.queries.oversight import (
    ConflictRow,
    GlassRow,
    GlassUnderReview,
    conflicts_watched,
    glass_to_review,
    glass_under_review,
)
from ledfyr.apps.cases.queries.overview import (
    Due,
    NextDue,
    Overview,
    OverviewRow,
    Sought,
    overview,
    places_of_overview,
)
from ledfyr.apps.cases.queries.own_data import CopyToMake, copy_to_make, own_items
from ledfyr.apps.cases.queries.people import (
    InvolvedView,
    OtherCase,
    PeopleOfCase,
    PersonView,
    people_of_case,
    person_of,
)
from ledfyr.apps.cases.queries.plans import (
    PlacedNeed,
    PlansOfCase,
    PlanView,
    StepView,
    plan_of,
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
from ledfyr.apps.cases.queries.sameness import Candidate, possible_same
from ledfyr.apps.cases.queries.search import Found, Hit, search_files
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
from ledfyr.apps.cases.queries.situations import SituationView, situation_of
from ledfyr.apps.cases.queries.supervision import OwnEntry, own_log
from ledfyr.apps.cases.queries.who_saw import SeenRow, WhoSaw, who_saw

__all__ = [
    "own_items",
    "GlassUnderReview",
    "glass_under_review",
    "CopyToMake",
    "copy_to_make",
    "Candidate",
    "CaseFile",
    "CaseNotFound",
    "CasePage",
    "CaseRecord",
    "CaseRow",
    "Colleague",
    "ConferenceView",
    "ConflictRow",
    "ConsentView",
    "Content",
    "DecisionView",
    "DocumentBroken",
    "DocumentView",
    "DocumentsOfCase",
    "Due",
    "DueItem",
    "DutyView",
    "EmergencyFile",
    "EntryView",
    "EpisodeView",
    "EpisodesOfCase",
    "FollowUpView",
    "Found",
    "GlassRow",
    "Hit",
    "Identity",
    "InvolvedView",
    "MatterView",
    "NeedOfCase",
    "NeedView",
    "NextDue",
    "OriginalTakenView",
    "OtherCase",
    "Outline",
    "Overview",
    "OverviewRow",
    "OwnEntry",
    "PAGE_LENGTH",
    "PeopleOfCase",
    "PersonView",
    "PlacedNeed",
    "PlanView",
    "PlansOfCase",
    "ProceedingsOfCase",
    "ReasonNeeded",
    "ReturnView",
    "ReturnsOfCase",
    "RiskOfCase",
    "RiskView",
    "SeenRow",
    "SituationView",
    "Sought",
    "StepView",
    "WhoSaw",
    "case_of",
    "case_page",
    "closed_by_conflict",
    "closed_to",
    "colleagues",
    "conferences_in",
    "conflicts_watched",
    "consultation_on",
    "document_of_case",
    "documents_of_case",
    "due_dates",
    "DutiesOfCase",
    "duties_of_case",
    "episodes_of",
    "facts_for_sharing",
    "falling_due",
    "glass_to_review",
    "happened_in",
    "kept_out",
    "latest_assessment",
    "ledger",
    "matter_of",
    "may_be_told",
    "need_of",
    "open_file",
    "open_in_emergency",
    "outline_of",
    "overview",
    "own_log",
    "people_of_case",
    "person_of",
    "places_of_overview",
    "plan_of",
    "plans_of_case",
    "possible_same",
    "prepared_for",
    "proceedings_of_case",
    "read_copy",
    "read_preview",
    "registered_by_form",
    "registered_years",
    "returns_of_case",
    "risk_of_case",
    "search_files",
    "shares_its_people",
    "situation_of",
    "taken",
    "visible_cases",
    "who_saw",
]
