"""The open check answers ticks at once, in everyday words, and keeps nothing."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ledfyr.domain.screening.everyday import Audience, asked
from ledfyr.domain.screening.instruments import instrument

CARRIED = ["ACT1", "CTL1", "LAB7", "LAB3"]


def shown(response: Any) -> list[str]:
    """Return the answers that are not hidden."""
    html = response.content.decode()
    return re.findall(r'data-advice="(\w+)">', html)


@pytest.mark.parametrize("path", ["own", "other", "all"])
@pytest.mark.parametrize(
    ("ticked", "advice"),
    [
        (CARRIED, "treat_as_presumed_victim"),
        (["LAB4"], "assess_further"),
        ([], "no_signs_recorded"),
        (["TEA", "LAB999"], "no_signs_recorded"),
    ],
)
def test_the_answer_that_fits_is_shown(
    public_client: Client, path: str, ticked: list[str], advice: str
) -> None:
    page = public_client.post(f"/en/check/{path}/", {"sign": ticked})

    assert shown(page) == [advice]


def test_a_child_needs_no_means(public_client: Client) -> None:
    ticked = {"sign": ["ACT1", "BEG1"], "age_group": "child"}

    page = public_client.post("/en/check/own/", ticked)

    assert shown(page) == ["treat_as_presumed_victim"]


def test_ticks_stay_where_they_were(public_client: Client) -> None:
    page = public_client.post("/en/check/own/", {"sign": CARRIED})

    kept = re.findall(r'name="sign" value="(\w+)"[^>]*checked', page.content.decode())
    assert sorted(kept) == sorted(CARRIED)


def test_no_answer_is_shown_before_anybody_asked(public_client: Client) -> None:
    page = public_client.get("/en/check/own/")

    assert shown(page) == []
    assert "<section data-result hidden>" in page.content.decode()


@pytest.mark.parametrize("age", ["", "old", "child; DROP"])
def test_an_age_that_does_not_exist_is_taken_as_not_said(
    public_client: Client, age: str
) -> None:
    page = public_client.post("/en/check/own/", {"sign": ["ACT1"], "age_group": age})

    assert shown(page) == ["assess_further"]


@pytest.mark.django_db
def test_nothing_is_kept_of_an_answer(public_client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        page = public_client.post("/en/check/own/", {"sign": CARRIED})

    assert len(queries) == 0
    assert page.cookies == {}
    assert page["Cache-Control"] == "no-store"


@pytest.mark.parametrize("audience", Audience)
def test_the_questions_speak_to_every_element(audience: Audience) -> None:
    from ledfyr.domain.screening.instruments import instrument
    from ledfyr.domain.screening.terms import Element

    ids = {question.item for _, questions in asked(audience) for question in questions}

    assert all(ids & instrument("guidelines").carriers[element] for element in Element)


def test_every_sign_of_the_checklist_is_asked_at_work(public_client: Client) -> None:
    page = public_client.get("/en/check/all/").content.decode()

    asked_there = re.findall(r'name="sign" value="(\w+)"', page)
    assert asked_there == [item.id for item in instrument("guidelines").asked]


@pytest.mark.parametrize("path", ["own", "other", "all"])
@pytest.mark.parametrize("was_answered", [True, False])
def test_another_language_takes_the_ticks_along(
    public_client: Client, path: str, was_answered: bool
) -> None:
    sent = {"sign": CARRIED, "age_group": "child", "stay": ""}
    answered = {"answered": "1"} if was_answered else {}

    page = public_client.post(f"/sv/check/{path}/", sent | answered)
    html = page.content.decode()

    kept = re.findall(r'name="sign" value="(\w+)"[^>]*checked', html)
    assert sorted(kept) == sorted(CARRIED)
    assert re.search(r'value="child"[^>]*checked', html)
    assert bool(shown(page)) == was_answered


def test_no_link_beside_a_check_leads_to_another_language(
    public_client: Client,
) -> None:
    html = public_client.get("/en/check/own/").content.decode()

    assert 'form="check" formaction="/sv/check/own/"' in html
    assert 'href="/sv/check/own/"' not in html
