"""Whoever signs in can read every page in a language of their own, and keeps it."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from ledfyr.domain.access.roles import Role
from tests.factories.access import PASSWORD, a_member_of_staff, signed_in

CHOICE = "/sign-in/mine/language/"


@pytest.fixture(autouse=True)
def _whole_door(_door: None, settings: Any) -> None:
    settings.ROOT_URLCONF = "ledfyr.config.urls_casework"


def text(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.parametrize("address", ["/", "/cases/", "/how-it-works/", "/check/"])
def test_every_page_offers_each_other_language_under_its_own_name(address: str) -> None:
    page = text(signed_in(a_member_of_staff(Role.CASE_WORKER)).get(address))

    for code, name in settings.LANGUAGES:
        button = f'language" value="{code}" lang="{code}">{name}</button>'
        assert (button in page) == (code != "en")


def test_a_choice_leads_back_to_the_page_and_stays_with_the_account() -> None:
    client = signed_in(staff := a_member_of_staff(Role.CASE_WORKER))
    chosen = client.post(
        CHOICE,
        {"language": "sv"},
        headers={"referer": "http://testserver/services/?area=HOUSING"},
    )

    assert chosen["Location"] == "/services/?area=HOUSING"
    client = Client()
    client.force_login(staff)
    later = client.get("/sign-in/mine/", headers={"accept-language": "en"})
    assert '<html lang="sv"' in text(later)


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/cases/", "//example.org", ""]
)
def test_a_choice_never_leads_to_another_site(elsewhere: str) -> None:
    client = signed_in(a_member_of_staff(Role.CASE_WORKER))

    answer = client.post(CHOICE, {"language": "sv"}, headers={"referer": elsewhere})

    assert answer["Location"] == "/sign-in/mine/"


@pytest.mark.parametrize("asked", ["sv", "en"])
def test_the_page_to_sign_in_follows_the_browser(asked: str) -> None:
    answer = Client().get("/sign-in/", headers={"accept-language": asked})

    assert f'<html lang="{asked}"' in text(answer)
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies


def test_a_visitor_chooses_by_the_address_and_loses_nothing_of_it() -> None:
    offered = text(Client().get("/sign-in/?next=/cases/"))
    answer = Client().get("/sign-in/?next=/cases/&language=sv")

    assert '<input type="hidden" name="next" value="/cases/">' in offered
    assert '<html lang="sv"' in text(answer)
    kept = answer.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (kept.value, kept["httponly"], kept["max-age"]) == ("sv", True, "")


def test_a_visitors_choice_holds_through_the_steps_of_signing_in() -> None:
    client = Client()
    client.get("/sign-in/?language=sv")

    wrong = client.post("/sign-in/", {"login": "nobody@example.org", "password": "x"})
    other = client.get("/sign-in/new-password/")

    assert '<html lang="sv"' in text(wrong)
    assert '<html lang="sv"' in text(other)


def test_the_language_of_the_account_wins_after_signing_in() -> None:
    client = Client()
    client.get("/sign-in/?language=sv")
    staff = a_member_of_staff(Role.CASE_WORKER)
    client.post("/sign-in/", {"login": staff.email, "password": PASSWORD})

    assert '<html lang="en"' in text(client.get("/sign-in/mine/"))


def test_a_language_that_is_not_offered_changes_nothing() -> None:
    answer = Client().get("/sign-in/?language=xx", headers={"accept-language": "en"})

    assert '<html lang="en"' in text(answer)
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies
