"""How does someone try the demonstration without an app for codes?

In development only, and only for accounts of the demonstration: their second step shows
its code on the page. On any other node this module gives nothing.
"""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.conf import settings

from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.web.casework.access.codes import seconds_to_the_next_code, untaken_codes

DEMO_DOMAIN = "@demo.ledfyr.example"


def is_demo(staff: Staff) -> bool:
    """Return whether this account's code may be shown on this node."""
    is_development: bool = settings.LEDFYR_DEVELOPMENT
    return is_development and staff.email.endswith(DEMO_DOMAIN)


@dataclass(frozen=True)
class DemoCode:
    """A code that is accepted now; empty if those of now were taken."""

    code: str
    seconds: int
    """Until the next code counts."""


def demo_code_for(staff: Staff) -> DemoCode | None:
    """Return what a demonstration account may type now; None for any other account."""
    if not is_demo(staff):
        return None
    app = second_steps_of(staff).filter(type=Authenticator.Type.TOTP).first()
    if app is None:
        return None
    return DemoCode(next(untaken_codes(app), ""), seconds_to_the_next_code())
