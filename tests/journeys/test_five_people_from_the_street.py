"""A social worker takes five people from the street to safety, and one of them home.

After the case of 2012 in the guidelines: four men and a woman made to beg and to steal.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Node, has_no_barriers, sign_in
from tests.journeys.test_from_sign_to_figure import (
    reference_of,
    when_a_need_is_sent_to_the_shelter,
    when_the_person_agrees_to_share,
    when_the_worker_checks_what_was_seen,
    when_the_worker_opens_a_case,
)
from tests.journeys.test_one_safe_return import (
    given_a_case,
    in_days,
    then_nobody_travels_before_everything_stands,
    then_the_journey_is_set_and_the_arrival_confirmed,
    when_a_return_is_prepared,
    when_the_first_weeks_are_planned,
    when_the_person_agrees_in_writing,
    when_the_risk_is_assessed,
)

Visit = Callable[..., Page]


def test_five_people_find_shelter_and_one_goes_home(node: Node, visit: Visit) -> None:
    worker, helper = visit(PHONE), visit(PHONE)
    sign_in(worker, node, "alva")
    sign_in(helper, node, "disa")

    when_the_worker_checks_what_was_seen(worker, "Forced begging")
    first = when_the_worker_opens_a_case(worker, "Testperson Street")
    cases = [first, *(given_a_case(worker, node) for _ in range(4))]
    when_they_are_linked_to_one_situation(worker, cases)
    for case in cases:
        worker.goto(case)
        when_the_person_agrees_to_share(worker, case)
        when_a_need_is_sent_to_the_shelter(worker)
        worker.goto(case)
        then_the_shelter_receives_the_person(helper, node, reference_of(worker))
        when_the_first_weeks_are_planned(worker, case)
        when_the_proceedings_are_followed(worker, case)
    when_one_of_them_wishes_to_go_home(worker, first)
    then_the_others_stay(worker, cases[1:])


def when_they_are_linked_to_one_situation(page: Page, cases: list[str]) -> None:
    number = ""
    for case in cases:
        page.goto(f"{case}situation/")
        page.get_by_label("Number of the situation").fill(number)
        page.get_by_role("button", name="Link the case").click()
        said = page.locator("main .lead").inner_text()
        number = said.removeprefix("Situation ").strip()
    expect(page.locator("main")).to_contain_text("4 other cases are linked to it")
    has_no_barriers(page)


def then_the_shelter_receives_the_person(
    page: Page, node: Node, reference: str
) -> None:
    page.goto(f"{node.casework}/referrals/")
    page.get_by_role("link", name=reference).first.click()
    page.get_by_role("button", name=re.compile("Accept")).click()
    page.get_by_role("link", name="Record the arrival").click()
    page.get_by_role("button", name="The person has arrived").click()
    expect(page.locator("main")).to_contain_text("The arrival is recorded")


def when_the_proceedings_are_followed(page: Page, case: str) -> None:
    page.goto(f"{case}proceedings/open/criminal_followed/")
    page.get_by_label("What it is about").fill("Those who took the papers")
    page.get_by_role("button", name="Open the matter").click()
    when_it_happened(page, "Reported to the police")
    when_it_happened(page, "Hearing called", hearing_in=9)
    expect(page.locator("main")).to_contain_text("9 days left")
    has_no_barriers(page)


def when_it_happened(page: Page, what: str, hearing_in: int | None = None) -> None:
    page.get_by_role("link", name=re.compile("^Record what happened")).click()
    page.get_by_label(what).check()
    if hearing_in is not None:
        page.get_by_label("Day of the hearing").fill(in_days(page, hearing_in))
    page.get_by_role("button", name="Record it").click()
    expect(page.locator("main")).to_contain_text("It is recorded")


def when_one_of_them_wishes_to_go_home(page: Page, case: str) -> None:
    when_a_return_is_prepared(page, case)
    then_nobody_travels_before_everything_stands(page, case)
    when_the_person_agrees_in_writing(page, case)
    when_the_risk_is_assessed(page, case, "Before a return")
    then_the_journey_is_set_and_the_arrival_confirmed(page, case)


def then_the_others_stay(page: Page, cases: list[str]) -> None:
    for case in cases:
        page.goto(f"{case}return/")
        expect(page.locator("main")).to_contain_text("A return is voluntary")
        page.goto(case)
        expect(page.get_by_text("Arrived").first).to_be_visible()
