"""A social worker keeps one person safe, plans with them, and sees them home."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, Node, has_no_barriers, sign_in

Visit = Callable[..., Page]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_one_person_is_kept_safe_and_sees_home(
    node: Node, visit: Visit, size: dict[str, int]
) -> None:
    worker = visit(size)
    sign_in(worker, node, "alva")

    case = given_a_case(worker, node)
    when_the_risk_is_assessed(worker, case, "The review day")
    when_the_first_weeks_are_planned(worker, case)
    when_a_conference_is_recorded(worker, case)
    when_wages_are_claimed(worker, case)
    when_a_return_is_prepared(worker, case)
    then_nobody_travels_before_everything_stands(worker, case)
    when_the_person_agrees_in_writing(worker, case)
    when_the_risk_is_assessed(worker, case, "Before a return")
    then_the_journey_is_set_and_the_arrival_confirmed(worker, case)
    then_my_day_leads_to_what_falls_due(worker, node)


def given_a_case(page: Page, node: Node) -> str:
    page.goto(f"{node.casework}/cases/new/")
    page.get_by_label("Why you presume it").fill("What was seen at the plant.")
    page.get_by_role("button", name="Open the case").click()
    expect(page.locator("h1")).to_contain_text(re.compile("Case ....-...."))
    has_no_barriers(page)
    return page.url


def when_the_risk_is_assessed(page: Page, case: str, occasion: str) -> None:
    page.goto(f"{case}risk/")
    has_no_barriers(page)
    page.locator("a.main-action").click()
    has_no_barriers(page)
    page.get_by_label("Why the risk is assessed now").select_option(label=occasion)
    owed = page.get_by_role("group", name=re.compile("still owes them money"))
    owed.get_by_label("Yes").check()
    revenge = page.get_by_role("group", name=re.compile("^Revenge for leaving"))
    revenge.get_by_label("How bad would it be?").select_option("3")
    revenge.get_by_label("How likely is it?").select_option("2")
    page.get_by_label("How the person sees the risk").fill("It is calmer now.")
    page.get_by_role("textbox", name="Safety plan").fill("Call the shelter first.")
    page.get_by_label("Day on which the risk is looked at again").fill(in_days(page, 7))
    page.get_by_role("button", name="Record the assessment").click()
    expect(page.locator("main")).to_contain_text("Medium")
    expect(page.locator("main")).to_contain_text("Not yet confirmed")
    has_no_barriers(page)


def when_the_first_weeks_are_planned(page: Page, case: str) -> None:
    page.goto(f"{case}plan/")
    has_no_barriers(page)
    page.get_by_role("link", name="Plan for the first weeks").click()
    page.get_by_label("4", exact=True).check()
    has_no_barriers(page)
    page.get_by_role("button", name="Open the plan").click()
    page.get_by_role("link", name=re.compile("^Add a step")).click()
    page.get_by_label("What is done").select_option(label="A safe place to live")
    page.get_by_label("What the person wants to reach").fill("Sleep without fear.")
    page.get_by_label("Who is responsible").select_option(
        label="Crisis centre or shelter"
    )
    page.get_by_label("By which day").fill(in_days(page, 2))
    page.get_by_label("The person", exact=True).check()
    has_no_barriers(page)
    page.get_by_role("button", name="Add the step").click()
    expect(page.locator("main")).to_contain_text("Sleep without fear.")
    has_no_barriers(page)


def when_a_conference_is_recorded(page: Page, case: str) -> None:
    page.goto(f"{case}conferences/new/")
    page.get_by_label("What was said: Support").fill("A calm place is needed.")
    has_no_barriers(page)
    page.get_by_role("button", name="Keep the notes").click()
    expect(page.locator("main")).to_contain_text("The conference is recorded")


def when_wages_are_claimed(page: Page, case: str) -> None:
    page.goto(f"{case}proceedings/")
    page.get_by_role("link", name=re.compile("^Open a matter.*Wages owed")).click()
    page.get_by_label("What it is about").fill("The cleaning firm")
    page.get_by_role("button", name="Open the matter").click()
    page.get_by_role("link", name=re.compile("^Record what happened")).click()
    page.get_by_label("Wages claimed").check()
    page.get_by_label("Amount").fill("42000")
    page.get_by_label("Currency").select_option("SEK")
    has_no_barriers(page)
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("Still owed")
    has_no_barriers(page)


def when_a_return_is_prepared(page: Page, case: str) -> None:
    page.goto(f"{case}return/")
    has_no_barriers(page)
    page.get_by_role("link", name="Prepare a return").click()
    page.get_by_label("Where the person wishes to return to").fill("The home town")
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="Change what the person wants").click()
    expect(page.locator("h1")).to_contain_text("wants")
    for asked in page.get_by_label("No", exact=True).all():
        asked.check()
    has_no_barriers(page)
    page.get_by_role("button", name="Record it").click()
    for step in ("information", "documents", "receiving_service"):
        page.goto(f"{case}return/steps/{step}/")
        with page.expect_navigation():
            page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("What must stand before anybody")
    has_no_barriers(page)


def then_nobody_travels_before_everything_stands(page: Page, case: str) -> None:
    page.goto(f"{case}return/travel/")
    page.get_by_label("Day of travel").fill(in_days(page, 0))
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("Nobody travels yet")
    has_no_barriers(page)


def when_the_person_agrees_in_writing(page: Page, case: str) -> None:
    page.goto(f"{case}consents/new/")
    page.get_by_label("Who may receive it").select_option(index=0)
    page.get_by_label("What for").select_option(label="To prepare a safe return")
    page.get_by_label("Return", exact=True).check()
    page.get_by_label("Language it was explained in").select_option("en")
    page.get_by_label("In writing, signed").check()
    page.get_by_role("button", name="Write it into the ledger").click()
    expect(page.locator("main")).to_contain_text("The consent is in the ledger")


def then_the_journey_is_set_and_the_arrival_confirmed(page: Page, case: str) -> None:
    page.goto(f"{case}return/")
    page.get_by_role("link", name="Set the day of travel").click()
    page.get_by_label("Day of travel").fill(in_days(page, 0))
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="Confirm the arrival").click()
    page.get_by_label("Who confirmed it, and how").fill("The service rang.")
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("After 12 months")
    has_no_barriers(page)


def then_my_day_leads_to_what_falls_due(page: Page, node: Node) -> None:
    page.goto(f"{node.casework}/")
    due = page.get_by_role("region", name="What falls due")
    expect(due).to_contain_text("A step of the plan")
    expect(due).to_contain_text("Look at the risk again")
    has_no_barriers(page)
    page.get_by_role("link", name="My own log of supervision").click()
    has_no_barriers(page)


def in_days(page: Page, days: int) -> str:
    """Return a day from now, by the node's clock, as a date field takes it."""
    written: str = page.evaluate(
        "days => new Date(Date.now() + days * 864e5)"
        ".toLocaleDateString('sv-SE', {timeZone: 'Europe/Stockholm'})",
        days,
    )
    return written
