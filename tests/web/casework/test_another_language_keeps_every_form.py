"""Whoever chooses another language over a form finds in it what they had typed."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from lxml import html as parser

from ledfyr.web.parts.forms import FORM_ID, OTHER_LANGUAGE, TypedForm
from tests.habits.world import World
from tests.web.casework.conftest import everything_open, urls_of

TYPED = "Typed 7 times"


@pytest.fixture
def desk(world: World) -> Client:
    return everything_open(world)


def pages_with_forms(desk: Client, world: World) -> Iterator[tuple[str, Any]]:
    for url in urls_of(world).values():
        answer = desk.get(url)
        if answer.context and isinstance(answer.context.get("form"), TypedForm):
            yield url, answer


def typed_into(answer: Any) -> dict[str, str]:
    """Return a text for every line of the form, and what is hidden in it."""
    form = answer.context["form"]
    page = parser.fromstring(answer.content).get_element_by_id(FORM_ID)
    hidden = page.xpath(".//input[@type='hidden']")
    lines = page.xpath(".//textarea | .//input[@type='text']")
    assert {each.get("name") for each in lines} <= set(form.fields)
    sent = {each.get("name"): each.get("value") or "" for each in hidden}
    return sent | {each.get("name"): TYPED for each in lines}


def test_every_form_stands_in_the_other_language_as_it_was_typed(
    desk: Client, world: World
) -> None:
    seen = 0
    for url, answer in pages_with_forms(desk, world):
        sent = typed_into(answer) | {OTHER_LANGUAGE: "sv"}
        with transaction.atomic():
            page = desk.post(url, sent)
            transaction.set_rollback(True)

        assert page.status_code == 200, url
        again = page.context["form"]
        assert not again.errors, url
        for name, value in sent.items():
            if name in again.fields:
                assert str(again[name].value()) == value, (url, name)
        seen += 1
    assert seen > 25


def test_the_buttons_of_the_languages_take_the_form_along(
    desk: Client, world: World
) -> None:
    for url, answer in pages_with_forms(desk, world):
        page = parser.fromstring(answer.content)
        assert len(page.xpath(f"//form[@id='{FORM_ID}']")) == 1, url
        form = page.get_element_by_id(FORM_ID)
        here = {e.get("value") for e in page.xpath("//input[@name='here']")}

        assert form.get("action") in (None, url), url
        assert here == {url}
        assert page.xpath(f"//button[@form='{FORM_ID}'][@name='{OTHER_LANGUAGE}']")
