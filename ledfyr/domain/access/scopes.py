"""What may a program do with a token that somebody made for it?

A scope opens an address of the interface for programs and never gives a permission:
the owner of the token must hold it by a role.
"""

from collections.abc import Iterable
from enum import StrEnum

from ledfyr.domain.access.permissions import Permission


class Scope(StrEnum):
    """What a token was made for."""

    READ_REFERRALS = "read_referrals"
    ANSWER_REFERRALS = "answer_referrals"
    READ_DECISIONS = "read_decisions"
    RECORD_DECISIONS = "record_decisions"
    READ_SERVICES = "read_services"
    EXPORT_CASES = "export_cases"
    CALENDAR = "calendar"


SCOPE_NAMES: dict[Scope, str] = {
    Scope.READ_REFERRALS: "List and open referrals",
    Scope.ANSWER_REFERRALS: "Accept and refuse referrals",
    Scope.READ_DECISIONS: "See decisions and who may take them",
    Scope.RECORD_DECISIONS: "Record decisions",
    Scope.READ_SERVICES: "Look up services",
    Scope.EXPORT_CASES: "Export cases in a standard format",
    Scope.CALENDAR: "Show in a calendar on which days something is due",
}
"""English names of the scopes, for translators."""

_USES: dict[Scope, frozenset[Permission]] = {
    Scope.READ_REFERRALS: frozenset(
        {Permission.ANSWER_REFERRAL, Permission.READ_CASE, Permission.SEND_REFERRAL}
    ),
    Scope.ANSWER_REFERRALS: frozenset({Permission.ANSWER_REFERRAL}),
    Scope.READ_DECISIONS: frozenset({Permission.READ_CASE}),
    Scope.RECORD_DECISIONS: frozenset(
        {Permission.READ_CASE, Permission.RECORD_DECISION}
    ),
    Scope.READ_SERVICES: frozenset({Permission.VIEW_SERVICES}),
    Scope.EXPORT_CASES: frozenset({Permission.READ_CASE, Permission.EXPORT_CASE}),
    Scope.CALENDAR: frozenset({Permission.READ_CASE, Permission.ANSWER_REFERRAL}),
}


def permissions_used(scopes: Iterable[Scope]) -> frozenset[Permission]:
    """Return the permissions that a token of these scopes may make use of."""
    return frozenset().union(*(_USES[scope] for scope in scopes))
