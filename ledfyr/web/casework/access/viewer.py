"""Who is asking? Each request of signed-in staff carries its viewer."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from ledfyr.apps.access.queries import viewer_of
from ledfyr.web.casework.access.sessions import keep_alive


class ViewerMiddleware:
    """Set `request.viewer` (None before sign-in) and speak the viewer's language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Build the viewer once, with one query."""
        asking: Any = request
        asking.viewer = None
        if request.user.is_authenticated:
            asking.viewer = viewer_of(request.user)
            keep_alive(request.session)
            if request.user.language in dict(settings.LANGUAGES):
                translation.activate(request.user.language)
                asking.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)
