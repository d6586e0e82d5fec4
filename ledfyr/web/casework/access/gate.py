"""Who may enter a page? Every view of the casework door says so here.

Each decorator leaves its mark on the view as `permission`: a `Permission`, or the word
"signed_in" or "anyone". Who lacks it is answered 404, never 403: a page that is not
yours does not tell that it exists.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase

from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.access.permissions import Permission

SIGNED_IN = "signed_in"
ANYONE = "anyone"

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
View = Callable[Concatenate[Any, P], R]


class StaffRequest(HttpRequest):
    """A request of signed-in staff, for annotations: it carries the viewer."""

    viewer: Viewer


def gate(permission: Permission) -> Callable[[View[P, R]], View[P, R]]:
    """Open a view to those whose roles give this permission."""

    def opened(view: View[P, R]) -> View[P, R]:
        return _marked(
            view,
            permission,
            lambda viewer: viewer is not None and viewer.may(permission),
        )

    return opened


def open_to_all_staff(view: View[P, R]) -> View[P, R]:
    """Open a view to everybody who is signed in, whatever their roles."""
    return _marked(view, SIGNED_IN, lambda viewer: viewer is not None)


def open_to_anyone(view: View[P, R]) -> View[P, R]:
    """Open a view to visitors who are not signed in, such as the page to sign in."""
    return login_not_required(_marked(view, ANYONE, lambda viewer: True))


def asks_again(view: View[P, R]) -> View[P, R]:
    """Ask for the password or the second step again before something is sent.

    Not of somebody who has just signed in or was just asked. Stands inside the gate.
    """
    return cast("View[P, R]", reauthentication_required(view, allow_get=True))


def _marked(
    view: View[P, R], mark: str, lets_in: Callable[[Viewer | None], bool]
) -> View[P, R]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> R:
        if not lets_in(getattr(request, "viewer", None)):
            raise Http404
        return view(request, *args, **kwargs)

    marked: Any = guarded
    marked.permission = mark
    return cast("View[P, R]", marked)
