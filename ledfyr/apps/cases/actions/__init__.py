"""What can be done with a case: each function one deed, one transaction, one event."""

from ledfyr.apps.cases.actions.consents import (
    Agreement,
    ConsentNotFound,
    record_consent,
    withdraw_consent,
)
from ledfyr.apps.cases.actions.decisions import (
    Ruling,
    mandate_for,
    record_decision,
)
from ledfyr.apps.cases.actions.guard import (
    NotMandated,
    NotPermitted,
)
from ledfyr.apps.cases.actions.opening import (
    Opening,
    close_case,
    open_case,
)
from ledfyr.apps.cases.actions.support import (
    record_need,
    write_entry,
)

__all__ = [
    "Agreement",
    "ConsentNotFound",
    "NotMandated",
    "NotPermitted",
    "Opening",
    "Ruling",
    "close_case",
    "mandate_for",
    "open_case",
    "record_consent",
    "record_decision",
    "record_need",
    "withdraw_consent",
    "write_entry",
]
