"""Every page of signing in is drawn, in both languages, without scripts in the page."""

import re

import pytest
from django.test import Client

from ledfyr.apps.access.models import Staff
from tests.factories.access import PASSWORD, a_member_of_staff, signed_in

FOR_VISITORS = ["/sign-in/", "/sign-in/new-password/", "/sign-in/new-password/done/"]
FOR_STAFF = [
    "/sign-in/mine/",
    "/sign-in/mine/password/",
    "/sign-in/mine/passkeys/",
    "/sign-in/mine/passkeys/add/",
    "/sign-in/mine/spare-codes/new/",
    "/sign-in/mine/app/remove/",
    "/sign-in/again/",
    "/sign-in/again/code/",
    "/sign-in/out/",
]


def scripts_in(page: str) -> list[str]:
    """Return what a browser would run that stands in the page itself."""
    found = re.findall(r"<script(?![^>]*(?:src=|application/json))[^>]*>", page)
    return found + re.findall(r"\son[a-z]+=|style=", page)


@pytest.mark.parametrize("address", FOR_VISITORS)
def test_a_page_before_sign_in_is_drawn(address: str) -> None:
    page = Client().get(address)

    assert page.status_code == 200
    assert page.content.count(b"<h1>") == 1
    assert not scripts_in(page.content.decode())


@pytest.mark.parametrize("address", FOR_STAFF)
def test_a_page_after_sign_in_is_drawn(address: str) -> None:
    page = signed_in(a_member_of_staff()).get(address)

    assert page.status_code == 200
    assert page.content.count(b"<h1>") == 1
    assert not scripts_in(page.content.decode())


def test_the_picture_for_the_app_holds_the_secret_that_is_written_below() -> None:
    client = Client()
    staff = a_member_of_staff()
    client.post("/sign-in/", {"login": staff.email, "password": PASSWORD})

    page = client.get("/sign-in/mine/app/").content.decode()

    assert '<img src="data:image/svg+xml;base64,' in page
    assert re.search(r"<code>[A-Z2-7]{32}</code>", page)


def test_staff_choose_the_language_of_their_pages() -> None:
    client = signed_in(a_member_of_staff())

    client.post("/sign-in/mine/language/", {"language": "sv"})

    assert Staff.objects.get().language == "sv"
    assert b'<html lang="sv"' in client.get("/sign-in/mine/").content


def test_a_language_that_the_node_does_not_speak_changes_nothing() -> None:
    client = signed_in(a_member_of_staff())

    client.post("/sign-in/mine/language/", {"language": "xx"})

    assert Staff.objects.get().language == "en"


def test_too_many_requests_are_answered_calmly() -> None:
    client = signed_in(a_member_of_staff())
    for _ in range(5):
        client.post("/sign-in/again/", {"password": "wrong words entirely"})

    page = client.post("/sign-in/again/", {"password": PASSWORD})

    assert page.status_code == 429
    assert b"Too many attempts" in page.content
