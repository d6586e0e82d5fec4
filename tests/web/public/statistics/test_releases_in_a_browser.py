"""In a browser: a released table reads well on any screen and keeps its way out."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from ledfyr.engines.statistics.release_files import write_release
from tests.factories.facts import a_release

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("address", ["here/", "here/se-2026-1cb/"])
@pytest.mark.parametrize(
    ("width", "scheme"),
    [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")],
)
def test_release_has_no_fault_that_a_machine_can_find(
    browser: Browser,
    public_site: str,
    settings: Any,
    tmp_path: Path,
    width: int,
    scheme: str,
    address: str,
) -> None:
    settings.LEDFYR_RELEASES_FOLDER = tmp_path
    write_release(tmp_path, a_release())
    size = {"width": width, "height": 844}
    with browser.new_context(viewport=size, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{public_site}/en/numbers/{address}")

        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.locator("[data-quick-exit]")).to_be_visible()
