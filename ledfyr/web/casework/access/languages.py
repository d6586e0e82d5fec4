"""Which language does somebody read who has not signed in yet?

The browser's, until they choose another. The choice works by its address alone; a
cookie with the language and nothing else carries it through the steps of signing in
and ends with the browser. Whoever is signed in reads the language of the account.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

CHOSEN = "language"
"""Name in the address under which a language is chosen."""


class ChosenLanguageMiddleware:
    """Speak the language that a visitor chose, and keep no cookie of other visitors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Take a language of this node from the address; leave others alone."""
        chosen = request.GET.get(CHOSEN, "")
        if request.user.is_authenticated or chosen not in dict(settings.LANGUAGES):
            return self.get_response(request)
        translation.activate(chosen)
        request.LANGUAGE_CODE = translation.get_language()
        response: HttpResponseBase = self.get_response(request)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
        return response
