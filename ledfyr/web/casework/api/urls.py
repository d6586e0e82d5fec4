"""Addresses of the interface for programs; a token opens them, never a session."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path, re_path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from ledfyr.apps.access.tokens import bearer_of
from ledfyr.web.casework.api import (
    views_decisions,
    views_export,
    views_referrals,
    views_services,
)
from ledfyr.web.casework.api.doors import LONGEST_SECRET
from ledfyr.web.casework.api.problems import answer_problems

app_name = "api"
BY_TOKEN = "by_token"  # noqa: S105
"""What these addresses declare instead of a permission."""

api = NinjaAPI(
    title="Ledfyr",
    version="1",
    description=(
        "Referrals, decisions and services, for programs with a token. Whatever is "
        "refused answers with a Problem: also an address that is none (404), and a "
        "method that an address does not take (405, with the header Allow)."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
answer_problems(api)
for router in (
    views_referrals.router,
    views_decisions.router,
    views_services.router,
    views_export.router,
):
    api.add_router("", router)


@require_safe
def describe(request: HttpRequest) -> JsonResponse:
    """Describe the interface itself, to signed-in staff and to programs."""
    if not request.user.is_authenticated and not _has_token(request):
        return _no_token()
    return JsonResponse(api.get_openapi_schema(path_prefix="/api/v1/"))


@csrf_exempt
def nothing_here(request: HttpRequest) -> JsonResponse:
    """Answer an address that is none as every other problem: in one sentence."""
    if not _has_token(request):
        return _no_token()
    return JsonResponse({"problem": gettext("There is no such address.")}, status=404)


def _has_token(request: HttpRequest) -> bool:
    secret = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not 0 < len(secret) <= LONGEST_SECRET:
        return False
    return bearer_of(secret, today=timezone.localdate()) is not None


def _no_token() -> JsonResponse:
    problem = gettext("Send a token that is valid in the header Authorization.")
    return JsonResponse({"problem": problem}, status=401)


def in_one_form(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer a method that an address does not take as every other problem."""

    @wraps(view)
    def answering(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        answer = view(request, **kwargs)
        if answer.status_code != 405:
            return answer
        if not _has_token(request):
            return _no_token()
        problem = gettext("This address does not take this method; see Allow.")
        allowed = {"Allow": answer["Allow"]}
        return JsonResponse({"problem": problem}, status=405, headers=allowed)

    return answering


def _by_token(pattern: Any) -> Any:
    view: Any = login_not_required(in_one_form(pattern.callback))
    view.permission = BY_TOKEN
    pattern.callback = view
    return pattern


urlpatterns = [
    _by_token(each)
    for each in (
        path("openapi.json", describe, name="openapi"),
        *(each for each in api.urls[0] if getattr(each, "name", "") != "api-root"),
        re_path(r"^[\s\S]*$", nothing_here, name="nothing"),  # a line break too
    )
]
