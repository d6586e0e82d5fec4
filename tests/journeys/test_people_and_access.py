"""A person is found twice and made one; the pages about access are walked."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Node, has_no_barriers, sign_in

Visit = Callable[..., Page]
OF_A_CASE = ["person/", "person/change/", "person/same/", "people/", "people/new/"]
OF_A_CASE += ["exploitation/", "exploitation/new/", "situation/", "seen-by/"]
OF_A_CASE += ["step-back/", "own-copy/", "reason/"]
OF_MANY = ["overview/", "search/", "emergency/"]


@pytest.mark.parametrize(
    ("size", "one", "again"),
    [
        (PHONE, "Олександр Шевченко", "Aleksander Szewczenko"),
        (DESK, "Jüri Žukauskas", "Iurii Zhukauskas"),
    ],
    ids=["phone", "desk"],
)
def test_people_are_found_and_their_pages_have_no_barriers(
    node: Node, visit: Visit, size: dict[str, int], one: str, again: str
) -> None:
    page = visit(size)
    sign_in(page, node, "alva")
    a_second_record_is_seen_before_it_is_made(page, node, one, again)
    page.goto(f"{node.casework}/cases/")
    case = page.locator("table th a").first.get_attribute("href")

    for address in [f"{case}{each}" for each in ["", *OF_A_CASE]]:
        opened(page, f"{node.casework}{address}")
    for address in OF_MANY:
        opened(page, f"{node.casework}/cases/{address}")


def a_second_record_is_seen_before_it_is_made(
    page: Page, node: Node, one: str, again: str
) -> None:
    fill_in_a_case(page, node, one)
    expect(page.locator("h1")).to_contain_text("Case")

    fill_in_a_case(page, node, again)

    expect(page.locator("main")).to_contain_text("Is the person here already?")
    page.get_by_label("The same person as in").first.check()
    page.get_by_role("button", name="Open the case").click()
    page.get_by_role("link", name="The person", exact=True).click()
    others = page.get_by_role("region", name="Other cases of the same person")
    expect(others.get_by_role("listitem").first).to_be_visible()
    has_one_heading(page)


def fill_in_a_case(page: Page, node: Node, name: str) -> None:
    page.goto(f"{node.casework}/cases/new/")
    page.locator("textarea[name=reasons]").fill("Locked in at night.")
    page.locator("input[name=name]").fill(name)
    page.get_by_role("button", name=re.compile("Open the case")).click()


def opened(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None and answer.status == 200, address
    has_one_heading(page)
    has_no_barriers(page)
    assert page.evaluate(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    ), f"{address} is wider than the screen."


def has_one_heading(page: Page) -> None:
    expect(page.locator("h1")).to_have_count(1)
