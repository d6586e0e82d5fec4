"""How does a page about a service answer somebody who may not change it?"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse

from ledfyr.apps.service_directory.actions import NotPermitted
from ledfyr.apps.service_directory.queries_inventory import ServiceNotFound

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
AnyView = Callable[Concatenate[Any, P], HttpResponse]


def hidden_from_others(view: AnyView[P]) -> View[P]:
    """Answer 404, never 403, where a service is not there or not the viewer's."""

    @wraps(view)
    def guarded(
        request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (ServiceNotFound, NotPermitted) as error:
            raise Http404 from error

    return guarded
