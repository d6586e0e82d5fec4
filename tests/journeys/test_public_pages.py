"""Anybody reads the public pages, on any device, with scripts or without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Node, has_no_barriers, picture

Visit = Callable[..., Page]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_three_doors_open_without_scripts(
    node: Node, visit: Visit, size: dict[str, int], language: str
) -> None:
    page = visit(size, javascript=False)

    page.goto(f"{node.public}/{language}/")
    links = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    doors = [address for address in links if address.startswith(f"/{language}/")]

    assert len(doors) >= 3
    for address in doors:
        page.goto(f"{node.public}{address}")
        expect(page.locator("h1")).to_be_visible()
        expect(page.get_by_text("112").first).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_home_page_has_no_barriers_and_sets_no_cookie(
    node: Node, visit: Visit, size: dict[str, int]
) -> None:
    page = visit(size)

    page.goto(f"{node.public}/en/")

    has_no_barriers(page)
    assert page.context.cookies() == []
    picture(page, "home")


def test_the_first_visit_stays_below_sixty_kibibytes(node: Node, visit: Visit) -> None:
    page = visit(PHONE)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.append(event["encodedDataLength"]),
    )

    page.goto(f"{node.public}/en/", wait_until="networkidle")

    assert 0 < sum(sizes) <= 60 * 1024


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(
    "address", ["countries/", "countries/no/", "countries/no/local/bergen/"]
)
def test_the_pages_of_the_countries_have_no_barriers(
    node: Node, visit: Visit, size: dict[str, int], address: str
) -> None:
    page = visit(size)

    page.goto(f"{node.public}/en/{address}")

    has_no_barriers(page)


def test_a_reader_finds_what_holds_in_their_city(node: Node, visit: Visit) -> None:
    page = visit(PHONE, javascript=False)
    page.goto(f"{node.public}/en/countries/no/")

    page.get_by_role("heading", name="In your city or region").click()
    page.get_by_role("link", name="Bergen operational team").click()

    expect(page.get_by_role("heading", name="Different here")).to_be_visible()
    expect(page.get_by_text("24 hours from finding the child")).to_be_visible()
