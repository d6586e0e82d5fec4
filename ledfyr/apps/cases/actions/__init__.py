"""What can be done with a case: each function one deed, one transaction, one event."""

from ledfyr.apps.cases.actions.conferences import (
    Meeting,
    read_attended,
    record_conference,
)
from ledfyr.apps.cases.actions.conflicts import (
    AccessError,
    declare_conflict,
    lift_conflict,
    record_conflict,
)
from ledfyr.apps.cases.actions.consents import (
    Agreement,
    ConsentNotFound,
    record_consent,
    withdraw_all_from,
    withdraw_consent,
)
from ledfyr.apps.cases.actions.decisions import (
    Ruling,
    mandate_for,
    record_decision,
    take_back_decision,
)
from ledfyr.apps.cases.actions.documents import (
    keep_document,
    take_original,
)
from ledfyr.apps.cases.actions.duties import (
    DutyNotFound,
    Ground,
    record_disclosure_by_duty,
    record_person_told,
)
from ledfyr.apps.cases.actions.emergency import break_glass, review_glass
from ledfyr.apps.cases.actions.episodes import (
    correct_episode,
    record_episode,
    remove_episode,
)
from ledfyr.apps.cases.actions.guard import (
    ChangedMeanwhile,
    NotMandated,
    NotPermitted,
)
from ledfyr.apps.cases.actions.handing_over import hand_over_case
from ledfyr.apps.cases.actions.letters import (
    Wish,
    languages_of,
    languages_without_font,
    write_letter,
)
from ledfyr.apps.cases.actions.merging import MergeError, merge_people, undo_merge
from ledfyr.apps.cases.actions.misfiled import move_document, remove_document
from ledfyr.apps.cases.actions.opening import (
    Opening,
    close_case,
    open_case,
    reopen_case,
)
from ledfyr.apps.cases.actions.own_data import make_own_copy
from ledfyr.apps.cases.actions.people import (
    KnownOfPerson,
    add_person,
    change_person,
    remove_person,
)
from ledfyr.apps.cases.actions.plans import (
    NewStep,
    add_step,
    end_plan,
    end_step,
    extend_plan,
    meet_need,
    open_plan,
)
from ledfyr.apps.cases.actions.proceedings import (
    open_proceeding,
    record_proceeding_step,
    take_back_step,
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
from ledfyr.apps.cases.actions.sealed_files import (
    give_reason,
    give_reason_as_attendee,
    seal_file,
)
from ledfyr.apps.cases.actions.situations import (
    SituationError,
    leave_situation,
    link_situation,
)
from ledfyr.apps.cases.actions.supervision import write_supervision
from ledfyr.apps.cases.actions.support import (
    record_need,
    write_entry,
)

__all__ = [
    "read_attended",
    "make_own_copy",
    "AccessError",
    "Agreement",
    "Assessment",
    "ChangedMeanwhile",
    "ConsentNotFound",
    "DutyNotFound",
    "Ground",
    "KnownOfPerson",
    "Meeting",
    "MergeError",
    "NewStep",
    "NotMandated",
    "NotPermitted",
    "Opening",
    "Ruling",
    "SituationError",
    "Wish",
    "add_person",
    "add_step",
    "assess_risk",
    "break_glass",
    "change_person",
    "close_case",
    "confirm_arrival",
    "correct_episode",
    "declare_conflict",
    "end_plan",
    "end_step",
    "extend_plan",
    "give_reason",
    "give_reason_as_attendee",
    "hand_over_case",
    "keep_document",
    "languages_of",
    "languages_without_font",
    "leave_situation",
    "lift_conflict",
    "link_situation",
    "mandate_for",
    "meet_need",
    "merge_people",
    "open_case",
    "open_plan",
    "open_proceeding",
    "plan_travel",
    "prepare_return",
    "record_conference",
    "record_conflict",
    "record_consent",
    "record_decision",
    "record_disclosure_by_duty",
    "record_episode",
    "record_follow_up",
    "record_need",
    "record_person_told",
    "record_preparation",
    "record_proceeding_step",
    "record_wishes",
    "remove_episode",
    "remove_person",
    "reopen_case",
    "review_glass",
    "move_document",
    "remove_document",
    "seal_file",
    "stop_return",
    "take_back_decision",
    "take_back_step",
    "take_original",
    "undo_merge",
    "withdraw_all_from",
    "withdraw_consent",
    "write_entry",
    "write_letter",
    "write_supervision",
]
