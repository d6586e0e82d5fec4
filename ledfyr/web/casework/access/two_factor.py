"""How is the second step made certain?

The sign-in library asks for the second step of whoever has one. Whoever has none yet
comes here: nothing opens before one is set up.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.second_step import second_steps_of

HAS_SECOND_STEP = "has_second_step"
"""Mark in the session, so that the question is asked once and not on every page."""

SET_UP_AT = "mfa_index"
PAGES_TO_SET_UP = frozenset(
    {
        SET_UP_AT,
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_reauthenticate",
        "account_logout",
        "access_choose_language",
    }
)


class TwoFactorMiddleware:
    """Send signed-in staff without a second step to set one up, whatever they ask."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the request through to `process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Redirect to the set-up page unless the step is there or being set up."""
        user = request.user
        if not user.is_authenticated or _has_second_step(request, user):
            return None
        match = request.resolver_match
        if match is not None and match.view_name in PAGES_TO_SET_UP:
            return None
        return redirect(SET_UP_AT)


def _has_second_step(request: HttpRequest, staff: Staff) -> bool:
    if request.session.get(HAS_SECOND_STEP):
        return True
    steps = second_steps_of(staff).exclude(type="recovery_codes")
    if steps.exists():
        request.session[HAS_SECOND_STEP] = True
        return True
    return False
