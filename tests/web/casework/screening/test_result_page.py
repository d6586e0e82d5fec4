"""The result says what it adds up to, why, what is missing and what to do now."""

import re
from typing import Any

import pypdfium2
import pytest

from ledfyr.domain.access.roles import Role
from ledfyr.web.casework.screening.carried import Carried, pack, unpack
from ledfyr.web.parts.contacts import contact_cards
from tests.web.casework.screening.conftest import SignIn

ALL_THREE = Carried(
    form="LABOUR",
    age_group="adult",
    answers={"ACT1": "yes", "CTL1": "yes", "LAB7": "yes", "LAB3": "yes"},
)
SOME = Carried(form="LABOUR", age_group="unknown", answers={"LAB4": "yes"})
NONE = Carried(form="BEGGING", age_group="adult")


def words(response: Any) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return re.sub(r"\s+", " ", text)


def result_of(client: Any, carried: Carried, **more: str) -> Any:
    return client.post("/check/result/", {"carried": pack(carried), **more})


def test_it_names_the_elements_and_the_signs_that_carry_them(
    signed_in: SignIn,
) -> None:
    text = words(result_of(signed_in(), ALL_THREE))

    assert "The means: how it was done present" in text
    assert "LAB7, strong sign" in text
    assert "it does not matter whether the person agreed" in text
    assert "If LAB3 turned out not to be so" in text


def test_it_says_whom_to_call_with_hours_and_source(signed_in: SignIn) -> None:
    text = words(result_of(signed_in(), NONE))

    cards = contact_cards("emergency", "hotline")
    assert cards
    for card in cards:
        assert f"{card.name} {card.number}" in text
        assert card.hours in text


def test_no_signs_is_never_said_to_be_no_exploitation(signed_in: SignIn) -> None:
    text = words(result_of(signed_in(), NONE))

    assert "That is not the same as no exploitation." in text
    assert "Leave a safe way back to you" in text


def test_a_missing_fact_can_be_given_on_the_spot(signed_in: SignIn) -> None:
    client = signed_in()
    page = result_of(client, SOME)
    names = set(re.findall(r'name="([A-Z]+\d+)"', page.content.decode()))
    given = dict.fromkeys(names, "unknown") | {"ACT1": "yes"}

    updated = result_of(client, SOME, missing="1", **given)

    html = updated.content.decode()
    packed = re.findall(r'name="carried" value="([^"]*)"', html)[0]
    assert unpack(packed).answers == {"LAB4": "yes", "ACT1": "yes"}


def test_what_is_missing_belongs_to_what_was_met(signed_in: SignIn) -> None:
    page = result_of(signed_in(), SOME)

    asked = set(re.findall(r'name="([A-Z]+)\d+"', page.content.decode()))
    assert asked
    assert asked.isdisjoint({"SEX", "BEG"})
    assert "SEX" not in words(page) and "BEG" not in words(page)


def test_a_child_is_told_to_be_a_child_and_needs_no_means(signed_in: SignIn) -> None:
    child = Carried(form="LABOUR", age_group="child", answers={"ACT1": "yes"})

    text = words(result_of(signed_in(), child))

    assert "the rules for children apply" in text
    assert "Call child protection now" in text


def test_the_answers_are_handed_over_to_a_new_case(signed_in: SignIn) -> None:
    html = result_of(signed_in(), ALL_THREE).content.decode()

    handed = re.findall(
        r'action="/cases/new/".*?name="screening" value="([^"]+)"', html
    )
    assert [unpack(packed) for packed in handed] == [ALL_THREE]


def test_whoever_may_not_open_a_case_is_told_so(signed_in: SignIn) -> None:
    page = result_of(signed_in(Role.SERVICE_WORKER), ALL_THREE)

    assert "/cases/new/" not in page.content.decode()
    assert "Your role does not open cases." in words(page)


@pytest.mark.parametrize("path", ["paper", "consult"])
@pytest.mark.parametrize("carried", [ALL_THREE, SOME, NONE])
def test_a_sheet_shows_the_result_in_one_page(
    signed_in: SignIn, path: str, carried: Carried
) -> None:
    page = signed_in().post(f"/check/{path}/", {"carried": pack(carried)})

    assert page.status_code == 200
    assert page.content.decode().count("<h1>") == 1
    assert "Whom to call now" in words(page)


@pytest.mark.parametrize("carried", [ALL_THREE, SOME, NONE])
def test_the_result_is_kept_as_a_pdf_without_a_name(
    signed_in: SignIn, carried: Carried
) -> None:
    answer = signed_in().post("/check/paper/check.pdf", {"carried": pack(carried)})

    text = " ".join(
        page.get_textpage().get_text_range()
        for page in pypdfium2.PdfDocument(answer.content)
    )
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    assert "Result of a check of signs" in text
    assert "Whom to call now" in text
    assert "Worker" not in text.replace("worker", "")
    assert "Lindby" not in text


def test_the_sheet_offers_the_pdf(signed_in: SignIn) -> None:
    page = signed_in().post("/check/paper/", {"carried": pack(SOME)})

    assert 'action="/check/paper/check.pdf"' in page.content.decode()
