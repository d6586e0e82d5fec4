"""How does a page about a case answer somebody who may not see the case?"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ledfyr.apps.cases.actions import ConsentNotFound, DutyNotFound, NotPermitted
from ledfyr.apps.cases.queries import CaseNotFound, ReasonNeeded
from ledfyr.apps.referrals import actions as referrals

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
AnyView = Callable[Concatenate[Any, P], HttpResponse]


def hidden_from_others(view: AnyView[P]) -> View[P]:
    """Answer 404, never 403: a stranger does not learn that a case exists.

    Whoever may see the case but has not said why they open its sealed file is asked.
    """

    @wraps(view)
    def guarded(
        request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except ReasonNeeded as sealed:
            return redirect("cases:reason", sealed.case_id)
        except (
            CaseNotFound,
            ConsentNotFound,
            DutyNotFound,
            NotPermitted,
            referrals.NotPermitted,
            referrals.NothingToSend,
        ) as error:
            raise Http404 from error

    return guarded
