"""What may this viewer see of people and their cases?"""

from ledfyr.apps.cases.queries.counting import (
    registered_by_form,
    registered_years,
)
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

__all__ = [
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
