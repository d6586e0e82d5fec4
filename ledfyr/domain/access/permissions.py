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
    VIEW_FIGURES = "view_figures"
    SCREEN_SITUATION = "screen_situation"
    OPEN_CASE = "open_case"
    READ_CASE = "read_case"
    RECORD_DECISION = "record_decision"
    RECORD_CONSENT = "record_consent"
    RECORD_NEED = "record_need"
    ASSESS_RISK = "assess_risk"
    MAKE_PLAN = "make_plan"
    PREPARE_RETURN = "prepare_return"
    FOLLOW_PROCEEDINGS = "follow_proceedings"
    KEEP_OWN_LOG = "keep_own_log"
    SEND_REFERRAL = "send_referral"
    ANSWER_REFERRAL = "answer_referral"
    MANAGE_STAFF = "manage_staff"
    READ_AUDIT = "read_audit"


PERMISSION_NAMES: dict[Permission, str] = {
    Permission.VIEW_MY_DAY: "See what falls due today",
    Permission.VIEW_MECHANISM: "Look up who decides what, and the periods that run",
    Permission.VIEW_SERVICES: "Look up services",
    Permission.VIEW_FIGURES: "See protected figures",
    Permission.SCREEN_SITUATION: "Screen a situation for signs",
    Permission.OPEN_CASE: "Open a case for a presumed victim",
    Permission.READ_CASE: "Open the file of a case",
    Permission.RECORD_DECISION: "Record a decision that one is competent to take",
    Permission.RECORD_CONSENT: "Record consent and its withdrawal",
    Permission.RECORD_NEED: "Record a need",
    Permission.ASSESS_RISK: "Assess the risk to a person",
    Permission.MAKE_PLAN: "Make a plan with the person, and hold conferences on it",
    Permission.PREPARE_RETURN: "Prepare a return and follow it up",
    Permission.FOLLOW_PROCEEDINGS: "Follow proceedings and redress",
    Permission.KEEP_OWN_LOG: "Keep one's own log of supervision",
    Permission.SEND_REFERRAL: "Send a referral",
    Permission.ANSWER_REFERRAL: "Accept or refuse a referral",
    Permission.MANAGE_STAFF: "Add organisations and staff, give and withdraw roles",
    Permission.READ_AUDIT: "Read the audit",
}
"""English names of the permissions, for translators."""

_ALL_ROLES = frozenset(Role)
_CASE_ROLES = frozenset({Role.CASE_WORKER, Role.DECISION_MAKER, Role.INVESTIGATOR})

PERMISSIONS: dict[Permission, frozenset[Role]] = {
    Permission.VIEW_MY_DAY: _ALL_ROLES,
    Permission.VIEW_MECHANISM: _ALL_ROLES,
    Permission.VIEW_SERVICES: _ALL_ROLES,
    Permission.VIEW_FIGURES: _ALL_ROLES,
    Permission.SCREEN_SITUATION: _CASE_ROLES | {Role.SERVICE_WORKER, Role.COORDINATOR},
    Permission.OPEN_CASE: frozenset({Role.CASE_WORKER, Role.INVESTIGATOR}),
    Permission.READ_CASE: _CASE_ROLES | {Role.COORDINATOR},
    Permission.RECORD_DECISION: _CASE_ROLES,
    Permission.RECORD_CONSENT: frozenset({Role.CASE_WORKER, Role.INVESTIGATOR}),
    Permission.RECORD_NEED: frozenset({Role.CASE_WORKER}),
    Permission.ASSESS_RISK: frozenset({Role.CASE_WORKER}),
    Permission.MAKE_PLAN: frozenset({Role.CASE_WORKER}),
    Permission.PREPARE_RETURN: frozenset({Role.CASE_WORKER}),
    Permission.FOLLOW_PROCEEDINGS: frozenset({Role.CASE_WORKER, Role.INVESTIGATOR}),
    Permission.KEEP_OWN_LOG: _CASE_ROLES | {Role.SERVICE_WORKER, Role.COORDINATOR},
    Permission.SEND_REFERRAL: frozenset({Role.CASE_WORKER, Role.INVESTIGATOR}),
    Permission.ANSWER_REFERRAL: _CASE_ROLES | {Role.SERVICE_WORKER, Role.COORDINATOR},
    Permission.MANAGE_STAFF: frozenset({Role.ADMINISTRATOR}),
    Permission.READ_AUDIT: frozenset({Role.ADMINISTRATOR, Role.COORDINATOR}),
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
