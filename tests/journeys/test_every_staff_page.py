"""No page for staff has a barrier that a machine can see."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Node, has_no_barriers, sign_in

Visit = Callable[..., Page]
PAGES = {
    "alva": ["/", "/cases/", "/cases/new/", "/check/", "/referrals/", "/figures/"]
    + ["/figures/2018/", "/figures/releases/", "/how-it-works/", "/sign-in/mine/"]
    + ["/figures/ask/?rows=form&columns=sex"],
    "gustav": ["/", "/figures/", "/how-it-works/", "/how-it-works/compare/"]
    + ["/how-it-works/se/local/swedish_regional_coordinators/"],
    "frida": ["/figures/submitted/", "/figures/submitted/new/", "/figures/releases/"],
}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("who", PAGES)
def test_pages_have_no_barriers(
    node: Node, visit: Visit, who: str, size: dict[str, int]
) -> None:
    page = visit(size)
    page.goto(f"{node.casework}/sign-in/")
    has_no_barriers(page)
    sign_in(page, node, who)

    for address in PAGES[who]:
        answer = page.goto(f"{node.casework}{address}")
        assert answer is not None and answer.status == 200, address
        expect(page.locator("h1")).to_have_count(1)
        has_no_barriers(page)


def test_released_figures_are_offered_as_files_on_a_phone(
    node: Node, visit: Visit
) -> None:
    page = visit(PHONE)
    sign_in(page, node, "frida")

    page.goto(f"{node.casework}/figures/")
    page.get_by_role("link", name="Figures of").click()
    page.get_by_role("link", name="Other files").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("as files")
    has_no_barriers(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Spreadsheet with notes (XLSX)").click()
    assert download.value.suggested_filename.endswith(".xlsx")
