"""The code of a second step is shown in the demonstration, and nowhere else."""

from typing import Any

import pytest
from django.test import Client

from ledfyr.apps.access.models import Staff
from ledfyr.web.casework.access import codes
from tests.factories.access import PASSWORD, a_member_of_staff, an_app_for_codes


def at_the_second_step(email: str) -> tuple[Client, bytes]:
    staff = a_member_of_staff()
    Staff.objects.filter(pk=staff.pk).update(email=email)
    an_app_for_codes(staff)
    client = Client()
    client.post("/sign-in/", {"login": email, "password": PASSWORD})
    return client, client.get("/sign-in/code/").content


@pytest.fixture
def development(settings: Any) -> None:
    settings.LEDFYR_DEVELOPMENT = True


@pytest.mark.usefixtures("development")
def test_a_demonstration_shows_a_code_that_signs_in() -> None:
    client, page = at_the_second_step("alva@demo.ledfyr.example")
    code = page.partition(b"Demo code: ")[2][:6].decode()

    client.post("/sign-in/code/", {"code": code})

    assert client.get("/").status_code == 200


@pytest.mark.usefixtures("development")
def test_a_code_that_was_used_is_not_shown_again() -> None:
    client, page = at_the_second_step("alva@demo.ledfyr.example")
    code = page.partition(b"Demo code: ")[2][:6]
    client.post("/sign-in/code/", {"code": code.decode()})

    again = client.get("/sign-in/again/code/").content

    assert b"Demo code: " in again
    assert code not in again


@pytest.mark.usefixtures("development")
def test_where_no_code_of_now_is_left_the_page_says_when_to_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(codes, "_period_now", lambda: 1000)
    client, page = at_the_second_step("alva@demo.ledfyr.example")

    for _ in range(2):
        code = page.partition(b"Demo code: ")[2][:6].decode()
        codes.step_that_accepts(Staff.objects.get(), code)
        page = client.get("/sign-in/code/").content

    assert b"Demo code: " not in page
    assert b"Load this page again in" in page


@pytest.mark.usefixtures("development")
def test_another_account_shows_no_code_even_in_development() -> None:
    _, page = at_the_second_step("alva@demo.ledfyr.example.org")

    assert b"The second step" in page
    assert b"emo code" not in page


def test_no_code_is_shown_when_the_node_is_not_for_development() -> None:
    _, page = at_the_second_step("alva@demo.ledfyr.example")

    assert b"The second step" in page
    assert b"emo code" not in page
    assert b"emo-code" not in page
