"""On a phone the navigation is one button; on a desk every room stands open."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from ledfyr.domain.access.roles import Role
from tests.factories.access import a_member_of_staff, signed_in

pytestmark = pytest.mark.django_db
ROOMS = ["My day", "Cases", "Check signs", "Referrals", "Services", "Figures"]
ROOMS += ["How it works", "Organisation"]


@pytest.fixture
def page(shown: Any) -> Any:
    """Show the first page of a coordinator, who may enter every room, at any width."""
    client = signed_in(a_member_of_staff(Role.COORDINATOR))
    html = client.get("/").content.decode()
    return lambda width: shown(html, width)


@pytest.mark.parametrize("width", [320, 390])
def test_closed_the_header_takes_one_row(page: Any, width: int) -> None:
    phone = page(width)

    header = phone.locator("header").bounding_box()
    assert header["height"] <= 72
    assert not phone.get_by_role("link", name="Referrals").is_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_the_keyboard_opens_it_and_reaches_every_room(page: Any, width: int) -> None:
    phone = page(width)

    phone.keyboard.press("Tab")  # to the main text
    phone.keyboard.press("Tab")  # the name of the site
    phone.keyboard.press("Tab")  # the menu
    phone.keyboard.press("Enter")

    reached = []
    for _step in range(len(ROOMS) + 3):
        phone.keyboard.press("Tab")
        reached.append(phone.evaluate("document.activeElement.innerText.trim()"))
    assert reached[-len(ROOMS) :] == ROOMS
    assert {"Svenska", "Sign out"} <= {*reached}
    assert phone.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [800, 1280])
def test_on_a_desk_every_room_stands_open(page: Any, width: int) -> None:
    desk = page(width)

    rooms = desk.locator(".desk-nav a")
    assert rooms.all_inner_texts() == ROOMS
    assert all(room.is_visible() for room in rooms.all())
    assert not desk.get_by_text("Menu", exact=True).is_visible()
    assert 'link "Organisation"' in desk.locator("header").aria_snapshot()


@pytest.mark.parametrize("width", [390, 1280])
def test_it_has_no_barriers(page: Any, width: int) -> None:
    opened = page(width)
    if width == 390:
        opened.locator(".desk-menu summary").click()

    found = Axe().run(opened)

    assert found.violations_count == 0, found.generate_report()
