"""What may each role do?

A permission opens a page or an action. Which compartments of a file a role sees is
asked apart (`compartments`), and who is competent to take a decision is the country's
mechanism: the permission to record decisions does not make anyone competent.
"""

from collections.abc import Iterable
from enum import StrEnum

from ledfyr.domain.access.roles import Role


class Permission(StrEnum):
    """Something a member of staff may do."""

    VIEW_MY_DAY = "view_my_day"
    VIEW_MECHANISM = "view_mechanism"
    VIEW_SERVICES = "view_services"
    MANAGE_SERVICES = "manage_services"
    VIEW_FIGURES = "view_figures"
    PUBLISH_FIGURES = "publish_figures"
    SUBMIT_FIGURES = "submit_figures"
    DECIDE_FIGURES = "decide_figures"
    FIND_PAIRS = "find_pairs"
    REVIEW_PAIRS = "review_pairs"
    SCREEN_SITUATION = "screen_situation"
    OPEN_CASE = "open_case"
    READ_CASE = "read_case"
    RECORD_DECISION = "record_decision"
    RECORD_CONSENT = "record_consent"
    DISCLOSE_BY_DUTY = "disclose_by_duty"
    RECORD_NEED = "record_need"
    ASSESS_RISK = "assess_risk"
    MAKE_PLAN = "make_plan"
    PREPARE_RETURN = "prepare_return"
    FOLLOW_PROCEEDINGS = "follow_proceedings"
    KEEP_OWN_LOG = "keep_own_log"
    CHANGE_PERSON = "change_person"
    RECORD_EXPLOITATION = "record_exploitation"
    READ_DOCUMENT = "read_document"
    KEEP_DOCUMENT = "keep_document"
    TAKE_ORIGINAL = "take_original"
    SEAL_FILE = "seal_file"
    SEARCH_FILES = "search_files"
    RECORD_CONFLICT = "record_conflict"
    BREAK_GLASS = "break_glass"
    REVIEW_GLASS = "review_glass"
    READ_WHO_HAS_SEEN = "read_who_has_seen"
    COPY_FOR_PERSON = "copy_for_person"
    EXPORT_CASE = "export_case"
    SEND_REFERRAL = "send_referral"
    ANSWER_REFERRAL = "answer_referral"
    TRANSFER_CASE = "transfer_case"
    HOLD_TOKENS = "hold_tokens"
    MANAGE_STAFF = "manage_staff"
    READ_AUDIT = "read_audit"
    CONFIRM_FACTS = "confirm_facts"


PERMISSION_NAMES: dict[Permission, str] = {
    Permission.VIEW_MY_DAY: "See what falls due today",
    Permission.VIEW_MECHANISM: "Look up who decides what, and the periods that run",
    Permission.VIEW_SERVICES: "Look up services",
    Permission.MANAGE_SERVICES: "Add and change services, and say what places are free",
    Permission.VIEW_FIGURES: "See protected figures",
    Permission.PUBLISH_FIGURES: "Count figures, and release them to everybody",
    Permission.FIND_PAIRS: "Have the node look for records of one person",
    Permission.REVIEW_PAIRS: "Review pairs of records that may be of one person",
    Permission.SUBMIT_FIGURES: "Send in figures of a reporting body, and correct them",
    Permission.DECIDE_FIGURES: "Say whose figures count where several sent the same",
    Permission.SCREEN_SITUATION: "Screen a situation for signs",
    Permission.OPEN_CASE: "Open a case for a presumed victim",
    Permission.READ_CASE: "Open the file of a case",
    Permission.RECORD_DECISION: "Record a decision that one is competent to take",
    Permission.RECORD_CONSENT: "Record consent and its withdrawal",
    Permission.DISCLOSE_BY_DUTY: "Record what was shared by a legal duty",
    Permission.RECORD_NEED: "Record a need",
    Permission.ASSESS_RISK: "Assess the risk to a person",
    Permission.MAKE_PLAN: "Make a plan with the person, and hold conferences on it",
    Permission.PREPARE_RETURN: "Prepare a return and follow it up",
    Permission.FOLLOW_PROCEEDINGS: "Follow proceedings and redress",
    Permission.KEEP_OWN_LOG: "Keep one's own log of supervision",
    Permission.CHANGE_PERSON: "Change what is known of a person, and who is in a case",
    Permission.RECORD_EXPLOITATION: "Record episodes of exploitation",
    Permission.READ_DOCUMENT: "Read the documents of a file",
    Permission.KEEP_DOCUMENT: "Keep documents in a file, and write letters",
    Permission.TAKE_ORIGINAL: "Take out the sealed original of a document",
    Permission.SEAL_FILE: "Seal a file, so that a reason is asked before it opens",
    Permission.SEARCH_FILES: "Search the text of files, in open compartments only",
    Permission.RECORD_CONFLICT: "Keep somebody who is too close out of a case",
    Permission.BREAK_GLASS: "Take emergency access for an hour, to be reviewed",
    Permission.REVIEW_GLASS: "Review emergency access",
    Permission.READ_WHO_HAS_SEEN: "See who has seen a file",
    Permission.COPY_FOR_PERSON: "Give people the copy of their own data",
    Permission.EXPORT_CASE: "Export a case in a standard format",
    Permission.SEND_REFERRAL: "Send a referral",
    Permission.ANSWER_REFERRAL: "Accept or refuse a referral",
    Permission.TRANSFER_CASE: "Hand over a case, or take one over",
    Permission.HOLD_TOKENS: "Make tokens with which programs act for oneself",
    Permission.MANAGE_STAFF: "Add organisations and staff, give and withdraw roles",
    Permission.READ_AUDIT: "Read the audit",
    Permission.CONFIRM_FACTS: "Confirm what a country file says",
}
"""English names of the permissions, for translators."""

_ALL_ROLES = frozenset(Role)
_CASE_ROLES = frozenset({Role.CASE_WORKER, Role.DECISION_MAKER, Role.INVESTIGATOR})

PERMISSIONS: dict[Permission, frozenset[Role]] = {
    Permission.VIEW_MY_DAY: _ALL_ROLES,
    Permission.VIEW_MECHANISM: _ALL_ROLES,
    Permission.VIEW_SERVICES: _ALL_ROLES,
    Permission.MANAGE_SERVICES: frozenset(
        {Role.SERVICE_WORKER, Role.COORDINATOR, Role.ADMINISTRATOR}
    ),
    Permission.VIEW_FIGURES: _ALL_ROLES,
    Permission.PUBLISH_FIGURES: frozenset({Role.STATISTICIAN, Role.COORDINATOR}),
    Permission.SUBMIT_FIGURES: frozenset({Role.STATISTICIAN, Role.COORDINATOR}),
    Permission.DECIDE_FIGURES: frozenset({Role.COORDINATOR}),
    Permission.FIND_PAIRS: frozenset({Role.STATISTICIAN, Role.COORDINATOR}),
    Permission.REVIEW_PAIRS: frozenset(
        {Role.CASE_WORKER, Role.STATISTICIAN, Role.COORDINATOR}
    ),
    Permission.SCREEN_SITUATION: _CASE_ROLES | {Role.SERVICE_WORKER, Role.COORDINATOR},
    Permission.OPEN_CASE: frozenset({Role.CASE_WORKER, Role.INVESTIGATOR}),
    Permission.READ_CASE: _CASE_ROLES | {Role.COORDINATOR},
    Permission.RECORD_DECISION: _CASE_ROLES,
    Permission.RECORD_CONSENT: frozenset({Role.CASE_WORKER, Role.INVESTIGATOR}),
    Permission.DISCLOSE_BY_DUTY: frozenset({Role.CASE_WORKER}),
    Permission.RECORD_NEED: frozenset({Role.CASE_WORKER}),
    Permission.ASSESS_RISK: frozenset({Role.CASE_WORKER}),
    Permission.MAKE_PLAN: frozenset({Role.CASE_WORKER}),
    Permission.PREPARE_RETURN: frozenset({Role.CASE_WORKER}),
    Permission.FOLLOW_PROCEEDINGS: frozenset({Role.CASE_WORKER, Role.INVESTIGATOR}),
    Permission.KEEP_OWN_LOG: _CASE_ROLES | {Role.SERVICE_WORKER, Role.COORDINATOR},
    Permission.CHANGE_PERSON: frozenset({Role.CASE_WORKER}),
    Permission.RECORD_EXPLOITATION: frozenset({Role.CASE_WORKER}),
    Permission.READ_DOCUMENT: _CASE_ROLES,
    Permission.KEEP_DOCUMENT: _CASE_ROLES,
    Permission.TAKE_ORIGINAL: _CASE_ROLES,
    Permission.SEAL_FILE: frozenset({Role.CASE_WORKER}),
    Permission.SEARCH_FILES: _CASE_ROLES | {Role.COORDINATOR},
    Permission.RECORD_CONFLICT: frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
    Permission.BREAK_GLASS: _CASE_ROLES | {Role.SERVICE_WORKER, Role.COORDINATOR},
    Permission.REVIEW_GLASS: frozenset({Role.COORDINATOR}),
    Permission.READ_WHO_HAS_SEEN: frozenset({Role.CASE_WORKER}),
    Permission.COPY_FOR_PERSON: frozenset({Role.CASE_WORKER}),
    Permission.EXPORT_CASE: frozenset({Role.CASE_WORKER}),
    Permission.SEND_REFERRAL: frozenset({Role.CASE_WORKER, Role.INVESTIGATOR}),
    Permission.ANSWER_REFERRAL: _CASE_ROLES | {Role.SERVICE_WORKER, Role.COORDINATOR},
    Permission.TRANSFER_CASE: frozenset({Role.CASE_WORKER}),
    Permission.HOLD_TOKENS: _ALL_ROLES,
    Permission.MANAGE_STAFF: frozenset({Role.ADMINISTRATOR}),
    Permission.READ_AUDIT: frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}),
    Permission.CONFIRM_FACTS: frozenset({Role.COORDINATOR}),
}
"""The table: permission to the roles that hold it. An administrator opens no file."""


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """Return everything that someone holding `roles` may do."""
    held = frozenset(roles)
    return frozenset(p for p, holders in PERMISSIONS.items() if holders & held)


def may(roles: Iterable[Role], permission: Permission) -> bool:
    """Return whether someone holding `roles` may do this."""
    return bool(PERMISSIONS[permission] & frozenset(roles))


def as_table() -> tuple[tuple[Permission, tuple[bool, ...]], ...]:
    """Return one row per permission: may each role, in the order of `Role`, do it?"""
    return tuple(
        (p, tuple(role in PERMISSIONS[p] for role in Role)) for p in Permission
    )
