"""Sent in empty or half, every form says what to do, where, and loses nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import pytest
from django import forms
from django.db import transaction
from django.test import Client
from django.utils.translation import override
from lxml import html as parser

from ledfyr.apps.access.models import Staff
from tests.habits.world import World
from tests.web.casework.conftest import everything_open, urls_of

WRITTEN = "Written 7 times"


@dataclass(frozen=True)
class Asked:
    """A form on a page: where it goes, what it sends, where one writes."""

    page: str
    action: str
    sends: tuple[tuple[str, str], ...]
    writes: tuple[str, ...]


@pytest.fixture
def desk(world: World) -> Client:
    """Somebody with every role, in front of every page."""
    client = everything_open(world)
    client.raise_request_exception = False
    return client


def forms_of(desk: Client, world: World) -> Iterator[Asked]:
    """Yield each form on each page that is sent in."""
    for name, url in urls_of(world).items():
        answer = desk.get(url)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        for form in parser.fromstring(answer.content).findall(".//main//form"):
            if form.get("method") == "post":
                hidden = form.findall(".//input[@type='hidden']")
                lines = form.xpath(".//textarea | .//input[@type='text']")
                yield Asked(
                    name,
                    urljoin(url, form.get("action") or ""),
                    tuple((e.get("name"), e.get("value") or "") for e in hidden),
                    tuple(each.get("name") for each in lines),
                )


def sent(desk: Client, asked: Asked, **typed: str) -> Any:
    """Send a form in and take back what it did; return the page that answers."""
    with transaction.atomic():
        answer = desk.post(asked.action, dict(asked.sends) | typed)
        transaction.set_rollback(True)
    return answer


def sentences_of_django(language: str) -> set[str]:
    """Return the sentences that Django brings, in a language."""
    kinds = [forms.Field, *_below(forms.Field)]
    with override(language):
        return {
            str(sentence)
            for kind in kinds
            for sentence in getattr(kind, "default_error_messages", {}).values()
            if str(sentence) and "%" not in str(sentence)
        }


def lacking(page: str, djangos: set[str]) -> list[str]:
    """Return what a page with faults leaves out of what it owes."""
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    linked = re.findall(r'<a href="#([^"]*)">', _summary(page))
    holds = {
        "title": bool(title and title[1].startswith(("Error: ", "Fel: "))),
        "focus": "autofocus" in _summary(page),
        "links": all(f'id="{place}"' in page for place in linked),
        "words": not [each for each in djangos if each in page],
    }
    return [what for what, is_so in holds.items() if not is_so]


def _below(kind: type) -> list[type]:
    return [one for each in kind.__subclasses__() for one in (each, *_below(each))]


def test_a_form_sent_in_empty_says_what_to_do_and_where(
    world: World, desk: Client
) -> None:
    asked_for = list(forms_of(desk, world))

    for language in ("en", "sv"):
        Staff.objects.update(language=language)
        answers = {each: sent(desk, each) for each in asked_for}
        put_right = {
            each: answer.content.decode()
            for each, answer in answers.items()
            if b'id="error-summary"' in answer.content
        }
        djangos = sentences_of_django(language)
        wrong = [
            (each.page, what)
            for each, page in put_right.items()
            for what in lacking(page, djangos)
        ]

        assert wrong == [], language
        assert len({each.action for each in put_right}) > 30, language


def test_what_was_written_comes_back_with_the_faults(
    world: World, desk: Client
) -> None:
    kept, lost = 0, []

    for asked in forms_of(desk, world):
        answer = sent(desk, asked, **dict.fromkeys(asked.writes, WRITTEN))
        if b'id="error-summary"' not in answer.content:
            continue
        shown = parser.fromstring(answer.content)
        for name in asked.writes:
            (field,) = shown.xpath(f".//main//form//*[@name='{name}']")[:1] or [None]
            if field is not None and WRITTEN in (
                field.get("value"),
                field.text_content().strip(),
            ):
                kept += 1
            else:
                lost.append((asked.page, name))

    assert lost == []
    assert kept > 15


def test_the_faults_take_the_focus_and_lead_to_the_field(
    world: World, desk: Client, shown: Any
) -> None:
    page = shown(desk.post("/cases/new/", {"reasons": ""}).content.decode(), 390)

    focused = page.evaluate("document.activeElement.id")
    page.get_by_role("link", name="Write an answer under “Why you presume it”").click()

    assert focused == "error-summary"
    assert page.evaluate("document.activeElement.name") == "reasons"


def _summary(page: str) -> str:
    found = re.search(r'<div class="ds-error-summary".*?</div>', page, re.DOTALL)
    assert found
    return found[0]
