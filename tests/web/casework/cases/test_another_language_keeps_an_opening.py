"""Whoever chooses another language while opening a case keeps what was typed."""

import pytest
from django.test import Client

from ledfyr.apps.cases.models import Case
from ledfyr.web.casework.screening.carried import Carried, pack
from tests.factories import cases as make

pytestmark = pytest.mark.django_db

CHOICE = "/sign-in/mine/language/"
TYPED = {
    "presumed_on": "2026-03-02",
    "reasons": "Papers kept by\nthe <foreman>",
    "age_group": "child",
    "age_is_in_doubt": "on",
    "sex": "F",
    "main_form": "LABOUR",
    "name": "Ana Rusu",
    "birth_date": "2009~",
    "languages": "Romanian",
}


@pytest.fixture
def at_desk() -> Client:
    return make.browser_of(make.a_case_worker())


def in_swedish(at_desk: Client, **typed: str) -> str:
    body = {"here": "/cases/new/", "other_language": "sv", **typed}
    answer = at_desk.post(CHOICE, body)
    assert (answer.status_code, answer["Location"]) == (307, "/cases/new/")
    page: str = at_desk.post("/cases/new/", body).content.decode()
    assert '<html lang="sv"' in page
    return page


def test_everything_typed_stands_on_the_page_again(at_desk: Client) -> None:
    body = {"here": "/cases/new/", "other_language": "sv", **TYPED}
    at_desk.post(CHOICE, body)

    form = at_desk.post("/cases/new/", body).context["form"]

    typed = TYPED | {"age_is_in_doubt": True}
    assert {name: form[name].value() for name in TYPED} == typed
    assert form.errors == {}


def test_no_case_is_opened_by_it(at_desk: Client) -> None:
    in_swedish(at_desk, **TYPED)

    assert Case.objects.count() == 0


def test_what_was_checked_comes_along_still(at_desk: Client) -> None:
    packed = pack(Carried(form="LABOUR", answers={"ACT1": "yes"}))

    page = in_swedish(at_desk, screening=packed, **TYPED)

    assert f'name="screening" value="{packed}"' in page
