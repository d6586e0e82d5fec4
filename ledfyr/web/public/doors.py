"""What holds for every page without sign-in: open to anyone, and nothing is kept."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]


def anyone(view: View) -> View:
    """Open a page to anyone; the device is told to keep no copy and to name no page.

    A copy on the device would outlive the quick exit, so the browser may not store one.
    """

    @wraps(view)
    def opened(request: HttpRequest, *args: object, **more: object) -> HttpResponse:
        response = view(request, *args, **more)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response

    opened.permission = "anyone"  # type: ignore[attr-defined]
    return opened


@anyone
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the page is not here, with the safety bar in place."""
    return render(request, "public/not_found.html", status=404)


@anyone
def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, with the safety bar in place."""
    return render(request, "public/broken.html", status=500)
