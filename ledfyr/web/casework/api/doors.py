"""Which program is asking, and what may it do? A token in a header says so.

Sessions of the pages open nothing here: a page of somebody else could make a browser
send its cookie, but never this header.
"""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from ninja.errors import HttpError
from ninja.security import HttpBearer

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.access.tokens import bearer_of
from ledfyr.domain.access.scopes import Scope

LONGEST_SECRET = 100


class ProgramRequest(HttpRequest):
    """A request of a program, for annotations: `auth` is whom it acts for."""

    auth: Viewer


class Token(HttpBearer):
    """A token made for one scope; with another scope the answer is 403."""

    def __init__(self, scope: Scope) -> None:
        """Ask for a scope."""
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Any | None:
        """Return for whom the program acts; None, and 401, for an unknown token."""
        if not token or len(token) > LONGEST_SECRET:
            return None
        bearer = bearer_of(token, today=timezone.localdate())
        if bearer is None:
            return None
        if self.scope not in bearer.scopes:
            raise HttpError(403, gettext("This token was not made for this."))
        return bearer.viewer
