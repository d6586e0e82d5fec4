"""The check asks short pages, keeps what was answered, and stores nothing."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ledfyr.domain.access.roles import Role
from ledfyr.web.casework.screening.carried import unpack
from tests.web.casework.screening.conftest import SignIn

START = {"form": "LABOUR", "age_group": "adult", "place": ""}


def carried(response: Any) -> str:
    return re.findall(r'name="carried" value="([^"]*)"', response.content.decode())[0]


def asked(response: Any) -> list[str]:
    names = re.findall(r'name="([A-Z]+\d+)"', response.content.decode())
    return list(dict.fromkeys(names))


def answer(client: Client, page: Any, at: int, go: str = "next", **said: str) -> Any:
    given = {name: said.get(name, "unknown") for name in asked(page)}
    sent = {"carried": carried(page), "at": at, "go": go, **given}
    return client.post("/check/signs/", sent)


def test_the_first_page_of_questions_has_nothing_but_not_known(
    signed_in: SignIn,
) -> None:
    page = signed_in().post("/check/", START)

    html = page.content.decode()
    ticked = re.findall(r'<input[^>]*value="(\w+)"[^>]*checked', html)
    assert ticked == ["unknown"] * len(asked(page))
    assert "Page 1 of" in html
    assert html.count("<h1>") == 1
    assert html.count("<fieldset") == html.count("<legend") == len(asked(page))


def test_answering_every_page_leads_to_the_result(signed_in: SignIn) -> None:
    client = signed_in()
    page = client.post("/check/", START)
    at = 0

    while asked(page) and "Result of the check" not in page.content.decode():
        page = answer(client, page, at, LAB7="yes", LAB3="yes", CTL1="yes", ACT1="yes")
        at += 1

    known = unpack(carried(page)).answers
    assert known == {"CTL1": "yes", "ACT1": "yes", "LAB3": "yes", "LAB7": "yes"}
    assert "Treat the person as a presumed victim" in page.content.decode()


def test_going_back_keeps_the_answers_of_both_pages(signed_in: SignIn) -> None:
    client = signed_in()
    first = client.post("/check/", START)
    second = answer(client, first, 0, GEN3="yes")

    back = answer(client, second, 1, go="back", CTL1="no")

    assert re.search(r'name="GEN3" value="yes"[^>]*checked', back.content.decode())
    assert unpack(carried(back)).answers == {"GEN3": "yes", "CTL1": "no"}


def test_back_from_the_first_page_keeps_what_was_met(signed_in: SignIn) -> None:
    client = signed_in()
    first = client.post("/check/", START)

    start = answer(client, first, 0, go="back", GEN1="yes")

    html = start.content.decode()
    assert re.search(r'name="form" value="LABOUR"[^>]*checked', html)
    assert unpack(carried(start)).answers == {"GEN1": "yes"}


def test_an_answer_that_does_not_exist_is_said_and_the_others_stay(
    signed_in: SignIn,
) -> None:
    client = signed_in()
    first = client.post("/check/", START)

    again = answer(client, first, 0, GEN1="perhaps", GEN3="yes")

    html = again.content.decode()
    assert "Something needs to be put right" in html
    assert re.search(r'name="GEN3" value="yes"[^>]*checked', html)


def test_choosing_nothing_at_the_start_is_said(signed_in: SignIn) -> None:
    page = signed_in().post("/check/", {"age_group": "unknown"})

    assert "Choose what comes closest." in page.content.decode()


@pytest.mark.parametrize("path", ["signs", "result", "paper", "consult"])
def test_altered_answers_start_the_check_again(signed_in: SignIn, path: str) -> None:
    page = signed_in().post(f"/check/{path}/", {"carried": "altered"})

    assert page.status_code == 400
    assert "start the check again" in page.content.decode()


@pytest.mark.parametrize("path", ["signs", "result", "paper", "consult"])
def test_an_address_typed_by_hand_leads_to_the_start(
    signed_in: SignIn, path: str
) -> None:
    page = signed_in().get(f"/check/{path}/")

    assert (page.status_code, page["Location"]) == (302, "/check/")


@pytest.mark.parametrize("at", ["-1", "99", "x", "9" * 5000])
def test_a_page_number_that_does_not_exist_does_no_harm(
    signed_in: SignIn, at: str
) -> None:
    client = signed_in()
    first = client.post("/check/", START)

    page = client.post(
        "/check/signs/", {"carried": carried(first), "at": at, "go": "open"}
    )

    assert page.status_code == 200


def test_nothing_is_written_and_the_browser_keeps_no_copy(signed_in: SignIn) -> None:
    client = signed_in()
    first = client.post("/check/", START)
    before = dict(client.session)

    with CaptureQueriesContext(connection) as queries:
        page = answer(client, first, 0, go="result", GEN3="yes")

    writes = [q["sql"] for q in queries if re.match("INSERT|UPDATE|DELETE", q["sql"])]
    assert [sql for sql in writes if "django_session" not in sql] == []
    assert dict(client.session) == before
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("role", [Role.STATISTICIAN, Role.ADMINISTRATOR])
def test_a_role_that_does_not_screen_finds_no_page(
    signed_in: SignIn, role: Role
) -> None:
    page = signed_in(role).get("/check/")

    assert page.status_code == 404
