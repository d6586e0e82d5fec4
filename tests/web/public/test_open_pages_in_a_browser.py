"""In a browser: leaving leaves no way back, and nothing stands in anybody's way."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

NEUTRAL = "https://www.wikipedia.org/"
BEFORE = "http://before.example/"

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def visit(browser: Browser, public_site: str) -> Iterator[Page]:
    """A visitor who came from another site and stands on the first page."""
    with browser.new_context() as context:
        _answer_other_sites(context)
        page = context.new_page()
        page.goto(BEFORE)
        page.goto(f"{public_site}/en/")
        yield page


def _answer_other_sites(context: BrowserContext) -> None:
    for address in (NEUTRAL, BEFORE):
        context.route(
            f"{address}**",
            lambda route: route.fulfill(body="<p>Elsewhere", content_type="text/html"),
        )


def _read_rights(visit: Page) -> None:
    """Stand on the rights, two links from the first page, with the script at work."""
    visit.get_by_role("link", name="Need help?").click()
    visit.get_by_role("link", name="Read your rights").click()
    expect(visit.get_by_role("heading", level=1)).to_contain_text("Your rights")
    expect(visit.get_by_text("or press Esc twice")).to_be_visible()


def test_escape_twice_leaves_and_going_back_passes_the_site_by(visit: Page) -> None:
    _read_rights(visit)

    visit.keyboard.press("Escape")
    visit.keyboard.press("Escape")
    visit.wait_for_url(NEUTRAL)
    visit.go_back()

    assert visit.url == BEFORE


def test_more_presses_neither_stop_nor_restart_the_leaving(visit: Page) -> None:
    _read_rights(visit)
    asked: list[Route] = []  # of a site that is slow to answer
    visit.context.route(f"{NEUTRAL}**", lambda route: asked.append(route))
    said: list[str] = []
    visit.on("console", lambda message: said.append(message.text))
    visit.evaluate("addEventListener('keydown', e => console.log(e.defaultPrevented))")

    for _ in range(4):
        visit.keyboard.press("Escape")
    visit.wait_for_timeout(200)
    asked[0].fulfill(body="<p>Elsewhere", content_type="text/html")
    visit.wait_for_url(NEUTRAL)

    assert len(asked) == 1
    assert said == [
        "false",
        "true",
        "true",
        "true",
    ]  # "true": the browser does not stop


def test_button_leaves_and_going_back_passes_the_site_by(visit: Page) -> None:
    visit.get_by_role("link", name="Seen something?").click()
    visit.get_by_role("link", name="Leave this page").click()
    visit.wait_for_url(NEUTRAL)
    visit.go_back()

    assert visit.url == BEFORE


def test_one_escape_leaves_nothing(visit: Page) -> None:
    visit.keyboard.press("Escape")

    expect(visit.get_by_role("link", name="Leave this page")).to_be_visible()


def test_button_leaves_without_scripts(browser: Browser, public_site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        _answer_other_sites(context)
        page = context.new_page()
        page.goto(f"{public_site}/en/rights/")

        page.locator("[data-quick-exit]").click()
        page.wait_for_url(NEUTRAL)


def test_nothing_is_stored_on_the_device(visit: Page) -> None:
    visit.get_by_role("link", name="Know your rights?").click()
    expect(visit.get_by_role("heading", level=1)).to_contain_text("Your rights")

    assert visit.context.cookies() == []
    assert visit.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")],
)
def test_no_page_has_a_fault_that_a_machine_can_find(
    browser: Browser,
    public_site: str,
    public_addresses: list[str],
    width: int,
    scheme: str,
) -> None:
    size = {"width": width, "height": 844}
    with browser.new_context(viewport=size, color_scheme=scheme) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        for address in public_addresses:
            page.goto(public_site + address)

            faults = Axe().run(page).response["violations"]
            assert faults == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert said == []
