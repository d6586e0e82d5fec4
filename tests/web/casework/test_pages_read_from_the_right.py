"""In a language read from the right, pages for staff turn round and stay whole."""

from typing import Any

import pytest
from playwright.sync_api import Page

from ledfyr.apps.access.models import Staff
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_member_of_staff, signed_in
from tests.habits.world import World
from tests.web.casework.conftest import NARROW, pages_of

ARABIC = ("ar", "العربية")
ACROSS = """() => [...document.querySelectorAll('main *, header *')]
  .filter(each => !each.closest('.table-frame, .ds-sr-only, svg'))
  .filter(each => each.checkVisibility({contentVisibilityAuto: true}))
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([_, box]) => box.left < -1 || box.right > innerWidth + 1)
  .map(([each, _]) => each.tagName + '.' + each.className).slice(0, 4)"""
"""What reaches over either edge; what scrolls in a frame of its own may."""


@pytest.fixture(autouse=True)
def _arabic_is_offered(settings: Any) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ARABIC]


@pytest.fixture
def first_page(db: None) -> str:
    """The first page of a coordinator who reads Arabic."""
    staff = a_member_of_staff(Role.COORDINATOR)
    Staff.objects.filter(pk=staff.pk).update(language="ar")
    return signed_in(staff).get("/").content.decode()


def test_no_page_reaches_over_either_edge(world: World, shown: Any) -> None:
    Staff.objects.update(language="ar")
    pages = pages_of(world)

    beyond = {
        f"{name} at {size}": over
        for name, html in pages.items()
        for size, width in NARROW.items()
        if (over := _beyond(shown(html, width)))
    }

    assert len(pages) > 80
    assert all('<html lang="ar" dir="rtl"' in html for html in pages.values())
    assert beyond == {}


def test_name_and_menu_change_sides_on_a_phone(first_page: str, shown: Any) -> None:
    phone = shown(first_page, 390)

    name, menu = _box(phone, ".site-name"), _box(phone, ".desk-menu summary")
    assert menu["x"] + menu["width"] < name["x"]
    assert menu["x"] < 30 and name["x"] + name["width"] > 360


def test_name_and_account_change_sides_on_a_desk(first_page: str, shown: Any) -> None:
    desk = shown(first_page, 1280)

    name, account = _box(desk, ".site-name"), _box(desk, ".viewer-corner")
    rooms = desk.locator(".desk-nav a")
    assert account["x"] + account["width"] < name["x"]
    assert rooms.first.bounding_box()["x"] > rooms.last.bounding_box()["x"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_line_of_time_begins_where_one_begins_to_read(
    world: World, shown: Any, language: str
) -> None:
    Staff.objects.update(language=language)

    page = shown(pages_of(world)["cases:show"], 390)
    rail = _box(page, ".drawing-rows .drawing-rail")
    before, after = _box(page, ".drawing-point"), _box(page, ".drawing-today")
    month = _box(page, ".drawing text")

    assert (before["x"] > after["x"]) == (language == "ar")
    assert rail["x"] - 1 <= month["x"]
    assert month["x"] + month["width"] <= rail["x"] + rail["width"] + 1


def _beyond(page: Page) -> list[str]:
    found: list[str] = page.evaluate(ACROSS)
    width = page.evaluate("document.documentElement.clientWidth")
    whole = page.evaluate("document.documentElement.scrollWidth")
    return found if whole <= width else [*found, f"{whole} of {width}"]


def _box(page: Page, piece: str) -> Any:
    return page.locator(piece).first.bounding_box()
