"""A casework door with one page of each kind, for the tests of who may enter."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from ledfyr.domain.access.permissions import Permission
from ledfyr.web.casework.access.gate import gate, open_to_all_staff, open_to_anyone


def said(words: str) -> HttpResponse:
    """Return a page with these words."""
    return HttpResponse(words)


@open_to_all_staff
def first_page(request: HttpRequest) -> HttpResponse:
    """Say who looks."""
    return said(f"This is the first page of {request.viewer.name}.")


@gate(Permission.RECORD_NEED)
def needs(request: HttpRequest) -> HttpResponse:
    """Be open to those who record needs."""
    return said("Needs.")


@open_to_anyone
def open_page(request: HttpRequest) -> HttpResponse:
    """Be open to anyone."""
    return said("Open.")


def forgotten(request: HttpRequest) -> HttpResponse:
    """Carry no mark, by mistake."""
    return said("Forgotten.")


urlpatterns = [
    path("sign-in/", include("ledfyr.web.casework.access.urls")),
    path("", first_page, name="my_day"),
    path("needs/", needs),
    path("open/", open_page),
    path("forgotten/", forgotten),
]
