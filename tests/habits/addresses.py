"""Which addresses do the two doors have, and what is expected of each?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver

from ledfyr.domain.access.permissions import PERMISSIONS, Permission
from ledfyr.domain.access.roles import Role

BEFORE_SIGN_IN = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_confirm_password_reset_code",
    "account_complete_password_reset",
    "account_password_reset_completed",
    "mfa_authenticate",
    "mfa_login_webauthn",
}
"""The addresses of the casework door that are open to anyone, and no others."""

FOR_ALL_STAFF = {
    "account_change_password",
    "account_reauthenticate",
    "access_choose_language",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "practice:list",
    "practice:certificate",
    "practice:exercise",
}
"""The addresses that ask for no role: how one signs in oneself, and practice."""

BY_TOKEN = "by_token"
"""What addresses for programs declare: a token opens them, never a session."""


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


def may_enter(role: Role, address: Address) -> bool:
    """Return whether the permission of a page lets somebody with this role in."""
    if address.name in BEFORE_SIGN_IN | FOR_ALL_STAFF:
        return True
    return role in PERMISSIONS[Permission(str(address.permission))]


def must_open(role: Role, address: Address) -> bool:
    """Return whether a page has nothing more to ask of whoever may enter.

    A page about a record may be about a compartment that is closed to a role; a case
    worker reads them all.
    """
    is_about_a_record = {"case_id", "referral_id"} & {*address.arguments}
    return may_enter(role, address) and (
        role is Role.CASE_WORKER or not is_about_a_record
    )


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
