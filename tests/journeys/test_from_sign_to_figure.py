"""A social worker takes one person from the first sign to a service and a figure."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Node, has_no_barriers, picture, sign_in

Visit = Callable[..., Page]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_one_person_from_sign_to_figure(
    node: Node, visit: Visit, size: dict[str, int], request: pytest.FixtureRequest
) -> None:
    worker = visit(size)
    sign_in(worker, node, "alva")

    when_the_worker_checks_what_was_seen(worker)
    then_the_result_says_what_it_adds_up_to(worker)
    name = f"Testperson {'Phone' if size is PHONE else 'Desk'}"
    case = when_the_worker_opens_a_case(worker, name)
    then_the_worker_is_told_who_may_decide(worker)
    board = visit(size)
    sign_in(board, node, "bo")
    when_the_board_finds_reasonable_grounds(board, case)
    then_the_period_runs_with_its_source(worker, case)
    when_the_person_agrees_to_share(worker, case)
    when_a_need_is_sent_to_the_shelter(worker)
    helper = visit(size)
    sign_in(helper, node, "disa")
    then_the_shelter_sees_no_name_until_it_accepts(helper, reference_of(worker), name)
    then_the_case_shows_the_answer(worker, case)
    counter = visit(size)
    sign_in(counter, node, "frida")
    then_the_case_counts_in_a_protected_figure(counter)


def when_the_worker_checks_what_was_seen(
    page: Page, form: str = "Labour exploitation"
) -> None:
    page.locator("main").get_by_role("link", name="Check signs").click()
    page.get_by_label(form).check()
    page.get_by_label("18 or over").check()
    page.get_by_role("button", name="Start the check").click()
    expect(page.locator("h1")).to_be_visible()
    has_no_barriers(page)
    for _ in range(20):
        if "Result of the check" in page.locator("h1").inner_text():
            return
        for answer in page.get_by_label("Yes", exact=True).all():
            answer.check()
        with page.expect_navigation():
            page.locator("button.main-action").click()


def then_the_result_says_what_it_adds_up_to(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("What it adds up to")
    expect(page.locator("main")).to_contain_text("What you can do now")
    has_no_barriers(page)
    picture(page, "result")


def when_the_worker_opens_a_case(page: Page, name: str) -> str:
    page.get_by_role("button", name="Open a case").click()
    expect(page.locator("main")).to_contain_text("What you checked comes along")
    has_no_barriers(page)
    page.get_by_label("Name", exact=False).first.fill(name)
    page.get_by_role("button", name="Open the case").click()
    expect(page.locator("h1")).to_contain_text(re.compile("Case ....-...."))
    has_no_barriers(page)
    return page.url


def then_the_worker_is_told_who_may_decide(page: Page) -> None:
    page.get_by_text("Record a decision, or see who may take it").click()
    page.get_by_role("link", name=re.compile("Reasonable grounds")).click()
    expect(page.locator("main")).to_contain_text("You may not take this decision")
    expect(page.locator("main")).to_contain_text("Social welfare board")
    has_no_barriers(page)


def when_the_board_finds_reasonable_grounds(page: Page, case: str) -> None:
    page.goto(f"{case}decisions/reasonable_grounds/")
    has_no_barriers(page)
    page.get_by_label("Reasons", exact=True).fill("What was seen at the plant.")
    page.get_by_label("The reasons as told to the person").fill("In plain words.")
    page.get_by_role("button", name="Record the decision").click()
    expect(page.locator("main")).to_contain_text("The decision is recorded")


def then_the_period_runs_with_its_source(page: Page, case: str) -> None:
    page.goto(case)
    expect(page.get_by_text("30 days left").first).to_be_visible()
    period = page.locator("article", has_text="Recovery and reflection period")
    expect(period.first).to_contain_text("Source")


def when_the_person_agrees_to_share(page: Page, case: str) -> None:
    page.get_by_role("link", name="Ask what the person agrees to share").click()
    page.get_by_label("Who may receive it").select_option(
        label="Fyrbåken shelter (demo)"
    )
    page.get_by_label("Support", exact=True).check()
    page.get_by_label("Identity", exact=True).check()
    page.get_by_label("Language it was explained in").select_option("en")
    page.get_by_label("Who interpreted").fill("Interpreter 1207")
    has_no_barriers(page)
    page.get_by_role("button", name="Write it into the ledger").click()
    expect(page.locator("main")).to_contain_text("The consent is in the ledger")
    page.goto(case)


def when_a_need_is_sent_to_the_shelter(page: Page) -> None:
    page.get_by_role("link", name="Ask what the person needs").click()
    page.get_by_label("Safe housing").check()
    page.get_by_label("It is needed today").check()
    has_no_barriers(page)
    page.get_by_role("button", name="Find services").click()
    expect(page.locator("h1")).to_contain_text("Safe housing")
    has_no_barriers(page)
    page.locator("article", has_text="Safe house").first.get_by_role("link").click()
    expect(page.locator("main")).to_contain_text("What the person agreed to share")
    has_no_barriers(page)
    page.get_by_role("button", name="Send the referral").click()
    expect(page.locator("main")).to_contain_text("The referral is sent")


def reference_of(page: Page) -> str:
    """Return the number of the case that the worker's page shows."""
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", page.locator("h1").inner_text())
    assert found
    return found[0]


def then_the_shelter_sees_no_name_until_it_accepts(
    page: Page, reference: str, name: str
) -> None:
    page.get_by_role("link", name=reference).first.click()
    expect(page.locator("main")).not_to_contain_text(name)
    has_no_barriers(page)
    page.get_by_role("button", name=re.compile("Accept")).click()
    expect(page.locator("main")).to_contain_text(name)
    has_no_barriers(page)


def then_the_case_shows_the_answer(page: Page, case: str) -> None:
    page.goto(case)
    expect(page.get_by_text("Accepted").first).to_be_visible()
    picture(page, "case")


def then_the_case_counts_in_a_protected_figure(page: Page) -> None:
    page.goto(page.url.split("/")[0] + "//" + page.url.split("/")[2] + "/figures/")
    page.get_by_role("link", name="Figures of").click()
    expect(page.locator("main")).to_contain_text("hidden to protect people")
    has_no_barriers(page)
    picture(page, "figures")
    page.locator(".back-link a").click()
    page.get_by_role("link", name="Released figures").click()
    expect(page.locator("h1")).to_have_text("Released figures")
    has_no_barriers(page)
