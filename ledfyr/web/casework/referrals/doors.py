"""How does a page about a referral answer somebody who is no party to it?"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from ledfyr.apps.cases import actions as case_actions
from ledfyr.apps.cases.queries import CaseNotFound, ReasonNeeded
from ledfyr.apps.referrals.actions import NotPermitted
from ledfyr.apps.referrals.queries import ReferralNotFound
from ledfyr.apps.referrals.queries_transfer import TransferNotFound

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
AnyView = Callable[Concatenate[Any, P], HttpResponse]


def hidden_from_others(view: AnyView[P]) -> View[P]:
    """Answer 404, never 403.

    Whoever works with the case but has not said why they open its sealed file is asked.
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
            NotPermitted,
            ReferralNotFound,
            TransferNotFound,
            case_actions.NotPermitted,
        ) as error:
            raise Http404 from error

    return guarded
