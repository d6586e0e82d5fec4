"""Which code of an app counts at a moment, and was it used before?

An app shows one code for each period of 30 seconds. The period of the last code that
was taken stands beside the app's secret, so a code counts once whatever the clock does:
RFC 6238, section 5.2.
"""

import time
from collections.abc import Iterator
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.second_step import second_steps_of

_TAKEN = "taken_period"


class CodeRefused(Exception):
    """A code opens nothing; the sentence says what to type instead."""


def step_that_accepts(staff: Staff, code: str) -> Authenticator:
    """Take a code of the app or a spare code; return whose it was.

    Raises CodeRefused; DatabaseError if it cannot be kept that the code was used, so
    that nothing opens with a code that could open it twice.
    """
    for step in second_steps_of(staff).exclude(type=Authenticator.Type.WEBAUTHN):
        is_app = step.type == Authenticator.Type.TOTP
        if _take(step.pk, code) if is_app else step.wrap().validate_code(code):
            return step
    raise CodeRefused(gettext("This code is not right, or its time is over."))


def untaken_codes(app: Authenticator) -> Iterator[str]:
    """Return the codes of this and the next period as far as they can be taken."""
    now = _period_now()
    for period in (now, now + 1):
        if period > app.data.get(_TAKEN, 0):
            yield _code(app, period)


def seconds_to_the_next_code() -> int:
    """Return the whole seconds, at least one, until the next period begins."""
    length: int = settings.MFA_TOTP_PERIOD
    return length - int(time.time()) % length


@transaction.atomic
def _take(app_id: Any, code: str) -> bool:
    app = Authenticator.objects.select_for_update().get(pk=app_id)
    period = _period_of(app, code)
    if period is None:
        return False
    if period <= app.data.get(_TAKEN, 0):
        raise CodeRefused(
            gettext("This code was used before. Wait for the next one and type that.")
        )
    app.data[_TAKEN] = period
    app.save(update_fields=["data"])
    return True


def _period_of(app: Authenticator, code: str) -> int | None:
    now, tolerance = _period_now(), settings.MFA_TOTP_TOLERANCE
    periods = range(now - tolerance, now + tolerance + 1)
    return next((p for p in periods if _is(app, code, p)), None)


def _is(app: Authenticator, code: str, period: int) -> bool:
    return bool(compare_user_code(actual=code, expected=_code(app, period)))


def _code(app: Authenticator, period: int) -> str:
    secret = get_adapter().decrypt(app.data["secret"])
    return str(auth.format_hotp_value(auth.hotp_value(secret, period)))


def _period_now() -> int:
    length: int = settings.MFA_TOTP_PERIOD
    return int(time.time()) // length
