"""Programs for tests: a token in a header, and nothing else."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone
from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.access.tokens import Wanted, issue_token
from ledfyr.domain.access.scopes import Scope

ROOT = "/api/v1"


class Program(Client):
    """A client that sends its token as a program does."""

    def __init__(self, secret: str = "") -> None:
        headers: dict[str, Any] = {"HTTP_AUTHORIZATION": f"Bearer {secret}"}
        super().__init__(**(headers if secret else {}))

    def ask(self, path: str, **query: Any) -> Any:
        """Return the answer to a GET under the root of the interface."""
        return self.get(f"{ROOT}{path}", query)

    def tell(self, path: str, body: Any = None) -> Any:
        """Return the answer to a POST of JSON."""
        return self.post(f"{ROOT}{path}", body or {}, content_type="application/json")


def a_secret(by: Viewer, *scopes: Scope) -> str:
    """Return the secret of a new token that lasts a month from today."""
    now = timezone.localtime()
    wanted = Wanted(
        "A program",
        next(iter(by.organisation_ids)),
        frozenset(scopes),
        localdate(now) + timedelta(30),
    )
    return issue_token(by=by, now=now, wanted=wanted)[1]


def a_program(by: Viewer, *scopes: Scope) -> Program:
    """Return a program acting for this viewer with these scopes."""
    return Program(a_secret(by, *scopes))
