"""The check of signs is finished by keyboard alone, reads well and prints no name."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import DESK, PHONE, Node, has_no_barriers, sign_in

NAME_OF_THE_FOCUS = """
() => {
  const here = document.activeElement;
  return (here.labels && here.labels[0] ? here.labels[0] : here).textContent.trim();
}
"""


@pytest.fixture(scope="module")
def signed_in(node: Node, browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which a case worker signed in."""
    with browser.new_context(locale="en-GB") as context:
        page = context.new_page()
        sign_in(page, node, "alva")
        page.close()
        yield context


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def desk(
    node: Node, signed_in: BrowserContext, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A case worker in front of the check of signs."""
    page = signed_in.new_page()
    page.set_viewport_size(request.param)
    page.goto(f"{node.casework}/check/")
    yield page
    page.close()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called this has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(NAME_OF_THE_FOCUS).startswith(name):
            return
    raise AssertionError(f"Tab never came to {name}.")


def begin(page: Page) -> None:
    page.get_by_label("Labour exploitation").check()
    page.get_by_role("button", name="Start the check").click()
    expect(page.get_by_text("Page 1 of 9", exact=True)).to_be_visible()


def test_the_check_is_finished_by_keyboard_alone(desk: Page) -> None:
    tab_to(desk, "Sexual exploitation")
    desk.keyboard.press("ArrowDown")
    tab_to(desk, "Start the check")
    desk.keyboard.press("Enter")

    for number in range(1, 10):
        expect(desk.get_by_text(f"Page {number} of 9", exact=True)).to_be_visible()
        tab_to(desk, "Not known")
        desk.keyboard.press("ArrowUp")
        desk.keyboard.press("ArrowUp")
        desk.keyboard.press("Enter")

    expect(desk.get_by_role("heading", level=1)).to_have_text("Result of the check")
    expect(desk.get_by_text("Treat the person as a presumed victim")).to_be_visible()


def test_a_page_of_questions_reads_well(desk: Page) -> None:
    begin(desk)

    tree = desk.locator("main").aria_snapshot()

    assert '- heading "What you see first" [level=1]' in tree
    assert tree.count('- group "') == tree.count('- radio "Not known" [checked]')
    assert tree.count('- group "') >= 4
    assert "Page 1 of 9" in tree
    assert desk.locator("script").count() == 0


def test_every_page_of_the_check_is_without_barriers(desk: Page) -> None:
    has_no_barriers(desk)
    begin(desk)
    for name in ("Skip to the result", "Sheet to print", "Back to the result"):
        has_no_barriers(desk)
        desk.get_by_role("button", name=name).click()
    has_no_barriers(desk)
    desk.get_by_role("button", name="Consult without").click()
    has_no_barriers(desk)


def test_the_printed_sheet_names_nobody(desk: Page) -> None:
    who = desk.locator(".viewer-name > *").all_text_contents()  # folded on a phone
    begin(desk)
    desk.get_by_role("button", name="Skip to the result").click()
    desk.get_by_role("button", name="Sheet to print").click()
    expect(desk.get_by_text("Result of a check of signs")).to_be_visible()
    desk.emulate_media(media="print")

    printed = desk.locator("body").inner_text()

    assert "Result of a check of signs" in printed
    assert len(who) == 2
    assert all(name not in printed for name in who)
