"""What may a browser keep of what staff read? Nothing.

Going back after signing out, on a computer that others use too, must show no file.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


class NoCopiesMiddleware:
    """Tell browsers and proxies to keep no copy of any answer of the casework side."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Mark the answer, whatever page gave it; static files never come this far."""
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store"
        return response
