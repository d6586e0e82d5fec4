"""Whoever chooses another language within a check goes on where they were."""

import re
from typing import Any

import pytest
from django.test import Client

from ledfyr.apps.screening.models import ExerciseDone
from ledfyr.web.casework.screening.carried import Carried, pack, unpack
from tests.web.casework.screening.conftest import SignIn

CHOICE = "/sign-in/mine/language/"
CHECK = Carried(form="LABOUR", age_group="adult", answers={"ACT1": "yes", "LAB7": "no"})


@pytest.fixture
def desk(signed_in: SignIn, settings: Any) -> Client:
    settings.ROOT_URLCONF = "ledfyr.config.urls_casework"
    return signed_in()


def in_swedish(desk: Client, here: str, **sent: str) -> str:
    """Choose Swedish as the button in the header does; return the page that follows."""
    body = {"here": here, "other_language": "sv", **sent}
    answer = desk.post(CHOICE, body)
    assert (answer.status_code, answer["Location"]) == (307, here)
    page: str = desk.post(here, body).content.decode()
    assert '<html lang="sv"' in page
    return page


def checked(page: str) -> dict[str, str]:
    """Return which answer of each question is chosen."""
    chosen = re.findall(r"<input[^>]*checked[^>]*>", page)
    return {
        name[1]: value[1]
        for each in chosen
        if (name := re.search(r'name="(\w+)"', each))
        and (value := re.search(r'value="(\w*)"', each))
    }


def carried(page: str) -> Carried:
    found = re.search(r'name="carried" value="([^"]*)"', page)
    assert found
    return unpack(found[1])


def test_what_was_met_stays_chosen(desk: Client) -> None:
    page = in_swedish(desk, "/check/", carried="", form="LABOUR", age_group="child")

    assert checked(page)["form"] == "LABOUR"
    assert checked(page)["age_group"] == "child"
    assert "error-summary" not in page


def test_a_page_of_questions_keeps_what_was_answered_on_it_and_before(
    desk: Client,
) -> None:
    here = {"carried": pack(CHECK), "at": "1"}
    before = checked(desk.post("/check/signs/", here | {"go": "open"}).content.decode())
    first = next(iter(before))

    page = in_swedish(desk, "/check/signs/", **here, **{first: "yes"})

    assert checked(page) == before | {first: "yes"}
    assert carried(page) == CHECK
    assert 'name="at" value="1"' in page


@pytest.mark.parametrize("here", ["/check/result/", "/check/paper/", "/check/consult/"])
def test_a_result_stays_the_result(desk: Client, here: str) -> None:
    page = in_swedish(desk, here, carried=pack(CHECK))

    assert carried(page) == CHECK
    assert f'name="here" value="{here}"' in page


def test_an_exercise_keeps_its_answers_and_is_not_finished(desk: Client) -> None:
    listed = desk.get("/check/practice/").content.decode()
    here = re.findall(r'href="(/check/practice/[^/"]+/)"', listed)[0]
    question = re.findall(
        r'type="radio" name="(\w+)"', desk.get(here).content.decode()
    )[0]

    page = in_swedish(desk, here, **{question: "yes"})

    assert checked(page)[question] == "yes"
    assert ExerciseDone.objects.count() == 0


@pytest.mark.parametrize("elsewhere", ["//example.org/", "https://example.org/check/"])
def test_answers_never_go_to_another_site(desk: Client, elsewhere: str) -> None:
    answer = desk.post(CHOICE, {"here": elsewhere, "other_language": "sv"})

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/mine/")


def test_the_enter_key_goes_on_and_chooses_no_language(
    desk: Client, shown: Any
) -> None:
    sent = []
    page = shown(desk.get("/check/").content.decode(), 390)
    page.on("request", lambda request: sent.append(request))

    page.get_by_label("18 or over").press("Enter")
    page.wait_for_load_state()

    asked = next(each for each in sent if each.method == "POST")
    assert asked.url.endswith("/check/")
    assert "other_language" not in asked.post_data
