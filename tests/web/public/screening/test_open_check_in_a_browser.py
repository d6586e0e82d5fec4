"""In a browser: ticks stay on the device, and kept pages open without a network."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(params=[390, 1280])
def visit(
    browser: Browser, public_site: str, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A visitor in front of the open check."""
    size = {"width": request.param, "height": 844}
    with browser.new_context(viewport=size) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{public_site}/en/check/")
        yield page


def choose(page: Page, link: str, path: str) -> None:
    """Go on to a check, and wait until its script is at work."""
    page.get_by_role("link", name=link).click()
    page.wait_for_url(f"**/{path}/")


def tick_what_carries_all(page: Page) -> None:
    for words in ("found me this work", "keeps my passport", "cannot leave the job"):
        page.get_by_label(words).check()
    page.get_by_label("longer than the law allows").check()


def test_ticks_are_answered_without_leaving_the_device(visit: Page) -> None:
    choose(visit, "Check my situation", "own")
    tick_what_carries_all(visit)
    sent: list[str] = []
    visit.on("request", lambda request: sent.append(request.url))

    visit.get_by_role("button", name="See what it may be").click()

    answer = visit.get_by_role("heading", name="What you describe may be human")
    expect(answer).to_be_visible()
    expect(answer).to_be_focused()
    assert sent == []


def test_other_answers_stay_hidden_and_change_with_the_ticks(visit: Page) -> None:
    choose(visit, "Check my situation", "own")
    tick_what_carries_all(visit)
    visit.get_by_role("button", name="See what it may be").click()
    visit.get_by_label("cannot leave the job").uncheck()

    visit.get_by_role("button", name="See what it may be").click()

    expect(
        visit.get_by_role("heading", name="Some of what you describe")
    ).to_be_visible()
    expect(visit.get_by_role("heading", name="What you describe may be")).to_be_hidden()


def test_check_is_answered_without_scripts(browser: Browser, public_site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{public_site}/en/check/own/")
        tick_what_carries_all(page)

        page.get_by_role("button", name="See what it may be").click()

        heading = page.get_by_role("heading", name="What you describe may be human")
        expect(heading).to_be_visible()


def test_another_language_keeps_the_ticks_on_the_device(visit: Page) -> None:
    choose(visit, "Check my situation", "own")
    tick_what_carries_all(visit)
    visit.get_by_label("Under 18").check()
    sent: list[tuple[str, str]] = []
    visit.on("request", lambda asked: sent.append((asked.method, asked.url)))
    steps = visit.evaluate("history.length")

    visit.locator(".language-menu summary").click()
    visit.get_by_role("button", name="Svenska").click()
    expect(visit.locator("html")).to_have_attribute("lang", "sv")

    assert visit.locator("[name=sign]:checked").count() == 4
    assert visit.locator("[name=age_group]:checked").input_value() == "child"
    assert visit.url.endswith("/sv/check/own/")
    assert {how for how, _ in sent} == {"GET"}
    assert not [url for _, url in sent if "?" in url or "#" in url]
    assert visit.evaluate("history.length") == steps


def test_an_answer_is_given_again_in_the_other_language(visit: Page) -> None:
    choose(visit, "Check my situation", "own")
    tick_what_carries_all(visit)
    visit.get_by_role("button", name="See what it may be").click()
    visit.locator(".language-menu summary").click()
    visit.get_by_role("button", name="Svenska").click()
    expect(visit.locator("html")).to_have_attribute("lang", "sv")

    told = visit.locator("[data-advice]:visible")
    assert told.get_attribute("data-advice") == "treat_as_presumed_victim"
    for tick in visit.locator("[name=sign]:checked").all()[:0:-1]:
        tick.uncheck()
    visit.locator("[data-check] .main-action").click()
    assert told.get_attribute("data-advice") == "assess_further"


def test_the_way_out_still_leads_out_in_the_other_language(visit: Page) -> None:
    neutral = "https://www.wikipedia.org/"
    visit.context.route(
        f"{neutral}**",
        lambda route: route.fulfill(body="<p>Elsewhere", content_type="text/html"),
    )
    choose(visit, "Check my situation", "own")
    visit.locator(".language-menu summary").click()
    visit.get_by_role("button", name="Svenska").click()
    expect(visit.locator("html")).to_have_attribute("lang", "sv")

    visit.locator("[data-quick-exit]").click()
    visit.wait_for_url(neutral)

    assert visit.evaluate("history.length") <= 2


def test_another_language_keeps_the_ticks_without_scripts(
    browser: Browser, public_site: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{public_site}/en/check/own/")
        tick_what_carries_all(page)
        page.locator(".language-menu summary").click()

        page.get_by_role("button", name="Svenska").click()

        expect(page.locator("html")).to_have_attribute("lang", "sv")
        assert page.locator("[name=sign]:checked").count() == 4
        assert page.url.endswith("/sv/check/own/")
        expect(page.locator("[data-result]")).to_be_hidden()


def test_kept_pages_answer_without_a_network(visit: Page) -> None:
    start = visit.url
    visit.get_by_role("button", name="Keep the pages on this device").click()
    expect(visit.get_by_text("now open without a network")).to_be_visible()
    visit.context.set_offline(True)

    visit.goto(f"{start}other/")
    visit.get_by_label("keeps the person's passport").check()
    visit.get_by_role("button", name="See what it may be").click()

    expect(visit.get_by_role("heading", name="What you saw may be")).to_be_visible()


def test_the_whole_list_answers_without_a_network(visit: Page) -> None:
    start = visit.url
    visit.get_by_role("button", name="Keep the pages on this device").click()
    expect(visit.get_by_text("now open without a network")).to_be_visible()
    visit.context.set_offline(True)

    visit.goto(f"{start}all/")
    for words in ("recruit the person", "kept or sold the person's passport"):
        visit.get_by_label(words).check()
    visit.get_by_label("Is the person unable to leave the job?").check()
    visit.get_by_label("working hours longer than the law allows").check()
    visit.get_by_role("button", name="See what it may be").click()

    expect(visit.get_by_role("heading", name="What you saw may be")).to_be_visible()


def test_pages_taken_off_the_device_leave_nothing(visit: Page) -> None:
    visit.get_by_role("button", name="Keep the pages on this device").click()
    expect(visit.get_by_text("now open without a network")).to_be_visible()

    visit.get_by_role("button", name="Take the pages off this device").click()

    expect(visit.get_by_text("Nothing is left on this device")).to_be_visible()
    assert visit.evaluate("caches.keys()") == []
    assert (
        visit.evaluate(
            "navigator.serviceWorker.getRegistrations().then(all => all.length)"
        )
        == 0
    )


def test_nothing_is_kept_on_the_device_unless_asked(visit: Page) -> None:
    choose(visit, "Check what I saw", "other")
    visit.get_by_role("button", name="See what it may be").click()

    assert visit.context.cookies() == []
    assert visit.evaluate("caches.keys()") == []
    assert visit.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("path", ["", "own/", "other/", "all/"])
def test_axe_finds_no_barrier(visit: Page, path: str) -> None:
    visit.goto(visit.url + path)
    if path:
        visit.get_by_role("button", name="See what it may be").click()

    found = Axe().run(visit)

    assert found.violations_count == 0, found.generate_report()


def test_the_enter_key_answers_and_chooses_no_language(visit: Page) -> None:
    choose(visit, "Check my situation", "own")
    tick_what_carries_all(visit)

    visit.get_by_label("longer than the law allows").press("Enter")

    expect(
        visit.get_by_role("heading", name="What you describe may be human")
    ).to_be_visible()
    assert visit.locator("html").get_attribute("lang") == "en"
