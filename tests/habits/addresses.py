"""Which addresses do the two doors have, and what is expected of each?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver

from ledfyr.domain.access.permissions import PERMISSIONS, Permission
from ledfyr.domain.access.roles import Role

P = Permission
EXPECTED: dict[str, str] = {
    "my_day": P.VIEW_MY_DAY,
    "cases:list": P.READ_CASE,
    "cases:new": P.OPEN_CASE,
    "cases:show": P.READ_CASE,
    "cases:decide": P.READ_CASE,
    "cases:close": P.OPEN_CASE,
    "cases:consent": P.RECORD_CONSENT,
    "cases:withdraw": P.RECORD_CONSENT,
    "cases:need": P.RECORD_NEED,
    "cases:note": P.READ_CASE,
    "cases:services": P.SEND_REFERRAL,
    "cases:send_referral": P.SEND_REFERRAL,
    "screening:start": P.SCREEN_SITUATION,
    "screening:lists": P.SCREEN_SITUATION,
    "screening:questions": P.SCREEN_SITUATION,
    "screening:result": P.SCREEN_SITUATION,
    "screening:paper": P.SCREEN_SITUATION,
    "screening:consult": P.SCREEN_SITUATION,
    "referrals:inbox": P.ANSWER_REFERRAL,
    "referrals:show": P.ANSWER_REFERRAL,
    "referrals:accept": P.ANSWER_REFERRAL,
    "referrals:refuse": P.ANSWER_REFERRAL,
    "referrals:sent": P.SEND_REFERRAL,
    "referrals:recall": P.SEND_REFERRAL,
    "mechanism:show": P.VIEW_MECHANISM,
    "figures:year": P.VIEW_FIGURES,
    "figures:of": P.VIEW_FIGURES,
    "figures:download": P.VIEW_FIGURES,
    "account_login": "anyone",
    "account_logout": "anyone",
    "account_inactive": "anyone",
    "account_reset_password": "anyone",
    "account_confirm_password_reset_code": "anyone",
    "account_complete_password_reset": "anyone",
    "account_password_reset_completed": "anyone",
    "mfa_authenticate": "anyone",
    "mfa_login_webauthn": "anyone",
    "account_change_password": "signed_in",
    "account_reauthenticate": "signed_in",
    "access_choose_language": "signed_in",
    "mfa_index": "signed_in",
    "mfa_reauthenticate": "signed_in",
    "mfa_reauthenticate_webauthn": "signed_in",
    "mfa_activate_totp": "signed_in",
    "mfa_deactivate_totp": "signed_in",
    "mfa_view_recovery_codes": "signed_in",
    "mfa_generate_recovery_codes": "signed_in",
    "mfa_list_webauthn": "signed_in",
    "mfa_add_webauthn": "signed_in",
    "mfa_remove_webauthn": "signed_in",
    "mfa_edit_webauthn": "signed_in",
}
"""Every address of the casework door, with who may enter, written down once more."""

NARROWER: dict[str, frozenset[Role]] = {
    "cases:note": frozenset({Role.CASE_WORKER}),
    "cases:services": frozenset({Role.CASE_WORKER}),
    "cases:send_referral": frozenset({Role.CASE_WORKER}),
    "referrals:sent": frozenset({Role.CASE_WORKER}),
}
"""Pages about the compartment of support, which opens to fewer than the permission."""


@dataclass(frozen=True)
class Address:
    """An address by name, with its view and the records it names."""

    name: str
    view: Any
    arguments: tuple[str, ...]

    @property
    def permission(self) -> str | None:
        """Return what the view declares of itself."""
        return getattr(self.view, "permission", None)


def addresses(door: str) -> list[Address]:
    """Return every address of one door, public or casework."""
    return list(_walk(get_resolver(f"ledfyr.config.urls_{door}"), ()))


def opens_to(role: Role, name: str) -> bool:
    """Return whether this page is expected to open to somebody with this role."""
    expected = EXPECTED[name]
    if expected in ("anyone", "signed_in"):
        return True
    return role in NARROWER.get(name, PERMISSIONS[P(expected)])


def _walk(resolver: URLResolver, above: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        arguments = (*above, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            for found in _walk(entry, arguments):
                yield _within(entry.namespace, found)
        else:
            yield Address(str(entry.name), entry.callback, arguments)


def _within(namespace: str | None, found: Address) -> Address:
    if not namespace:
        return found
    return Address(f"{namespace}:{found.name}", found.view, found.arguments)
