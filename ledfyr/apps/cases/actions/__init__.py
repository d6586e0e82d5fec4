"""What can be done with a case: each function one deed, one transaction, one event."""

from ledfyr.apps.cases.actions.conferences import Meeting, record_conference
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
from ledfyr.apps.cases.actions.plans import (
    NewStep,
    add_step,
    end_step,
    extend_plan,
    meet_need,
    open_plan,
)
from ledfyr.apps.cases.actions.proceedings import (
    open_proceeding,
    record_proceeding_step,
)
from ledfyr.apps.cases.actions.return_home import (
    confirm_arrival,
    plan_travel,
    prepare_return,
    record_follow_up,
    record_preparation,
    record_wishes,
    stop_return,
)
from ledfyr.apps.cases.actions.risk import Assessment, assess_risk
from ledfyr.apps.cases.actions.supervision import write_supervision
from ledfyr.apps.cases.actions.support import (
    record_need,
    write_entry,
)

__all__ = [
    "Agreement",
    "Assessment",
    "ConsentNotFound",
    "NotMandated",
    "Meeting",
    "NewStep",
    "NotPermitted",
    "Opening",
    "Ruling",
    "add_step",
    "assess_risk",
    "close_case",
    "confirm_arrival",
    "end_step",
    "extend_plan",
    "mandate_for",
    "meet_need",
    "open_case",
    "open_plan",
    "open_proceeding",
    "plan_travel",
    "prepare_return",
    "record_conference",
    "record_consent",
    "record_decision",
    "record_follow_up",
    "record_need",
    "record_preparation",
    "record_proceeding_step",
    "record_wishes",
    "stop_return",
    "withdraw_consent",
    "write_entry",
    "write_supervision",
]
