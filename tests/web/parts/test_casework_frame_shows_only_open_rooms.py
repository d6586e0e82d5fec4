"""The frame of a casework page offers the rooms that the viewer may enter."""

import re
from types import SimpleNamespace

from django.template.loader import render_to_string
from django.test import RequestFactory

from ledfyr.domain.access.permissions import Permission


def frame(*permissions: Permission, path: str = "/") -> str:
    """Draw an empty casework page for somebody with these permissions."""
    request = RequestFactory().get(path)
    request.viewer = SimpleNamespace(
        name="Test Person",
        organisation="Test Municipality",
        may=lambda asked: asked in permissions,
    )
    return render_to_string("casework/page.html", request=request)


def links(page: str) -> list[str]:
    """Return the addresses in the main navigation."""
    found = re.search(r'<nav class="desk-nav".*?</nav>', page, re.DOTALL)
    return re.findall(r'href="([^"]*)"', found[0]) if found else []


def test_room_without_permission_is_not_offered() -> None:
    page = frame(Permission.VIEW_MY_DAY, Permission.VIEW_MECHANISM)

    assert links(page) == ["/", "/how-it-works/"]


def test_room_that_one_is_in_is_marked() -> None:
    page = frame(
        Permission.VIEW_MY_DAY, Permission.VIEW_MECHANISM, path="/how-it-works/se/"
    )

    assert re.findall(r'href="([^"]*)" aria-current="page"', page) == ["/how-it-works/"]


def test_viewer_sees_name_organisation_and_the_way_out() -> None:
    page = frame(Permission.VIEW_MY_DAY)

    assert "Test Person" in page
    assert "Test Municipality" in page
    assert "Sign out" in page


def test_nobody_signed_in_is_offered_nothing() -> None:
    page = render_to_string("casework/page.html", request=RequestFactory().get("/"))

    assert links(page) == []
    assert "Sign out" not in page


def test_page_for_our_own_faults_needs_nothing_from_the_request() -> None:
    page = render_to_string("500.html")

    assert "The fault is ours" in page
