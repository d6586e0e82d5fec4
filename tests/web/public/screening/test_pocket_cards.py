"""A pocket card is a PDF of two A6 sides, with the numbers of the country."""

import re

import pytest
from django.test import Client
from django.utils.translation import override

from ledfyr.domain.screening.cards import card, cards
from ledfyr.engines.screening.cards import card_pdf
from ledfyr.web.parts.contacts import contact_cards
from ledfyr.web.public.screening.presenters_cards import card_words

NAMES = [each.id for each in cards()]
A6_IN_MILLIMETRES = [105, 148]


@pytest.mark.parametrize("name", NAMES)
def test_a_card_opens_in_the_browser(public_client: Client, name: str) -> None:
    page = public_client.get(f"/en/check/cards/{name}.pdf")

    assert page["Content-Type"] == "application/pdf"
    assert page.content.startswith(b"%PDF-")
    assert page["Content-Disposition"].startswith("inline")


def test_the_list_links_to_every_card(public_client: Client) -> None:
    html = public_client.get("/en/check/cards/").content.decode()

    assert re.findall(r"/en/check/cards/([\w-]+)\.pdf", html) == NAMES


def test_a_card_that_does_not_exist_is_not_found(public_client: Client) -> None:
    assert public_client.get("/en/check/cards/pirate.pdf").status_code == 404


@pytest.mark.parametrize("name", NAMES)
def test_a_card_has_two_sides_of_a6(name: str) -> None:
    pdf = card_pdf(card_words(card(name)))

    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    sizes = [[round(float(side) * 25.4 / 72) for side in box] for box in boxes]
    assert sizes == [A6_IN_MILLIMETRES, A6_IN_MILLIMETRES]


def test_the_same_words_give_the_same_bytes() -> None:
    words = card_words(card("taxi"))

    assert card_pdf(words) == card_pdf(words)


def test_a_card_names_the_countrys_numbers_and_what_is_not_confirmed() -> None:
    with override("en"):
        words = card_words(card("midwife"))

    numbers = [card.number for card in contact_cards("emergency", "hotline")]
    assert [call.number for call in words.calls] == numbers
    assert numbers[0] == "112"
    assert "not yet confirmed" in words.note
