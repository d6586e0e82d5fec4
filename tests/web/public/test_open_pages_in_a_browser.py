"""In a browser: leaving leaves no way back, and nothing stands in anybody's way."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

NEUTRAL = "https://www.wikipedia.org/"
BEFORE = "http://before.example/"
BEYOND = """() => [...document.querySelectorAll('body *')]
  .filter(each => !each.closest('.table-frame, .ds-sr-only, svg'))
  .filter(each => each.checkVisibility({contentVisibilityAuto: true}))
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([_, box]) => box.left < -1 || box.right > innerWidth + 1)
  .map(([each, _]) => each.tagName + '.' + each.className).slice(0, 4)"""
"""What reaches over either edge; what scrolls in a frame of its own may."""
WHAT_SHOWS = "[location.pathname, document.documentElement.hidden]"

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


def _go_on(page: Page, link: str) -> None:
    """Follow a link, and wait until the script is at work on the next page."""
    page.get_by_role("link", name=link).click()
    page.wait_for_url("**/en/*/**")
    expect(page.get_by_text("or press Esc twice")).to_be_visible()


def _read_rights(visit: Page) -> None:
    """Stand on the rights, two links from the first page, with the script at work."""
    _go_on(visit, "Need help?")
    _go_on(visit, "Read your rights")
    expect(visit.get_by_role("heading", level=1)).to_contain_text("Your rights")


@pytest.fixture
def held_clock(visit: Page) -> Page:
    """A visitor whose clock moves on only when told, however slow the machine is."""
    visit.clock.install(time=0)
    visit.reload()
    visit.clock.pause_at(60_000)
    return visit


def test_escape_twice_leaves_and_going_back_passes_the_site_by(
    held_clock: Page,
) -> None:
    _read_rights(held_clock)

    held_clock.keyboard.press("Escape")
    held_clock.keyboard.press("Escape")
    held_clock.wait_for_url(NEUTRAL)
    held_clock.go_back()

    assert held_clock.url == BEFORE


def test_two_presses_far_apart_leave_nothing(held_clock: Page) -> None:
    _read_rights(held_clock)

    held_clock.keyboard.press("Escape")
    held_clock.clock.fast_forward(2001)
    held_clock.keyboard.press("Escape")

    assert held_clock.evaluate(WHAT_SHOWS) == ["/en/rights/", False]


def test_more_presses_neither_stop_nor_restart_the_leaving(held_clock: Page) -> None:
    visit = held_clock
    _read_rights(visit)
    asked: list[Route] = []  # of a site that is slow to answer
    visit.context.route(f"{NEUTRAL}**", lambda route: asked.append(route))
    said: list[str] = []
    visit.on("console", lambda message: said.append(message.text))
    visit.evaluate("addEventListener('keydown', e => console.log(e.defaultPrevented))")

    for _ in range(4):
        visit.keyboard.press("Escape")
    for _ in range(3000):
        if asked and len(said) == 4:
            break
        visit.wait_for_timeout(20)
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
    _go_on(visit, "Seen something?")
    visit.get_by_role("link", name="Leave this page").click()
    visit.wait_for_url(NEUTRAL)
    visit.go_back()

    assert visit.url == BEFORE


def test_one_escape_leaves_nothing(visit: Page) -> None:
    expect(visit.get_by_text("or press Esc twice")).to_be_visible()

    visit.keyboard.press("Escape")

    assert visit.evaluate(WHAT_SHOWS) == ["/en/", False]


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


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_reaches_over_an_edge_when_read_from_the_right(
    browser: Browser,
    public_site: str,
    public_addresses: list[str],
    settings: Any,
    width: int,
) -> None:
    settings.LANGUAGES = [*settings.PUBLIC_LANGUAGES, ("ar", "العربية")]
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        for address in public_addresses:
            page.goto(public_site + address.replace("/en/", "/ar/", 1))

            assert page.evaluate("document.dir") == "rtl"
            name = page.locator(".site-name").first.bounding_box()
            assert name["x"] + name["width"] / 2 > width / 2, address
            assert page.evaluate(BEYOND) == [], address


@pytest.mark.parametrize("country", ["se", "de", "pl"])
def test_a_country_says_who_decides_within_two_screens_of_a_telephone(
    browser: Browser, public_site: str, country: str
) -> None:
    size = {"width": 390, "height": 844}
    with browser.new_context(viewport=size, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{public_site}/en/countries/{country}/")
        short = page.get_by_role("region", name="In short")
        heads = page.locator("details.fold > summary h2")

        ends = short.bounding_box()
        assert ends["y"] + ends["height"] < 2 * size["height"]
        for name in ("Who presumes", "Who identifies", "reflection period", "Support"):
            expect(short).to_contain_text(name)
        assert heads.last.bounding_box()["y"] < 3 * size["height"]


def test_every_part_of_a_country_opens_without_scripts(
    browser: Browser, public_site: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{public_site}/en/countries/se/")

        for part in page.locator("details.fold").all():
            inside = part.locator("h3").first
            expect(inside).to_be_hidden()
            part.locator("summary").first.click()
            expect(inside).to_be_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_no_table_scrolls_sideways_on_a_telephone(
    browser: Browser, public_site: str, public_addresses: list[str], width: int
) -> None:
    named = [f"/en/{part}/" for part in ("countries/se", "numbers/de", "numbers/se")]
    with browser.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        for address in [*public_addresses, *named]:
            page.goto(public_site + address)

            frames = page.locator(".table-frame").all()
            assert not [
                frame
                for frame in frames
                if frame.evaluate("each => each.scrollWidth - each.clientWidth > 1")
            ], address


def test_countries_stay_a_table_on_a_wide_screen_and_for_screen_readers(
    browser: Browser, public_site: str
) -> None:
    for width in (390, 1280):
        with browser.new_context(viewport={"width": width, "height": 844}) as context:
            page = context.new_page()
            page.goto(f"{public_site}/en/countries/")
            table = page.locator("table.stacks")
            heard = table.aria_snapshot()
            first, second = table.locator("tbody tr").first.locator("td").all()[:2]

            assert heard.startswith("- table") and heard.count("columnheader") == 7
            is_beside = first.bounding_box()["y"] == second.bounding_box()["y"]
            assert is_beside == (width == 1280)
