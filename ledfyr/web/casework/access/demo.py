"""How does someone try the demonstration without an app for codes?

In development only, and only for accounts of the demonstration: their second step shows
its code on the page. On any other node this module gives nothing.
"""

import time

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.conf import settings
from django.core.cache import cache

from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.web.casework.access.forms import used_mark

DEMO_DOMAIN = "@demo.ledfyr.example"


def is_demo(staff: Staff) -> bool:
    """Return whether this account's code may be shown on this node."""
    is_development: bool = settings.LEDFYR_DEVELOPMENT
    return is_development and staff.email.endswith(DEMO_DOMAIN)


def demo_code_for(staff: Staff) -> str | None:
    """Return a code that is accepted now, for a demonstration account; else None."""
    if not is_demo(staff):
        return None
    app = second_steps_of(staff).filter(type=Authenticator.Type.TOTP).first()
    return _unused_code(staff, app) if app else None


def _unused_code(staff: Staff, app: Authenticator) -> str | None:
    secret = get_adapter().decrypt(app.data["secret"])
    period = int(time.time()) // settings.MFA_TOTP_PERIOD
    codes = [_code(secret, period + step) for step in (0, 1)]
    return next((c for c in codes if not cache.get(used_mark(staff, c))), codes[0])


def _code(secret: str, period: int) -> str:
    return str(auth.format_hotp_value(auth.hotp_value(secret, period)))
