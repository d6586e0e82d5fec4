"""A card is set in the largest letters that fit on two sides, or refused."""

from dataclasses import replace

import pytest

from ledfyr.engines.screening.cards import Call, CardTooLong, CardWords, card_pdf

CARD = CardWords(
    language="lv",
    title="Taksometra vadītājs",
    meets="Šķērsielā",
    signs_title="Ко",
    signs=["Viens", "Divi"],
    do_title="Do",
    do=["One"],
    do_not_title="Do not",
    do_not=["Two"],
    call_title="Call",
    calls=[Call("112", "Emergency number")],
    note="Note",
)


def test_letters_of_the_region_are_set() -> None:
    letters = "åäöæøßõžšģķļņčēīūąęłóśźżėįųð þ Ж щ ї є ґ"

    pdf = card_pdf(replace(CARD, title=letters))

    assert pdf.startswith(b"%PDF-")


def test_more_words_still_fit_on_two_sides() -> None:
    pdf = card_pdf(replace(CARD, signs=["A sign that takes its own line here."] * 17))

    assert pdf.count(b"/MediaBox") == 2


def test_words_that_never_fit_are_refused() -> None:
    endless = replace(CARD, signs=["Sign"] * 300)

    with pytest.raises(CardTooLong, match="take out some lines"):
        card_pdf(endless)


def test_words_are_never_read_as_markup() -> None:
    written = card_pdf(replace(CARD, note="#panic() $x$ *bold* [link]"))

    assert written.startswith(b"%PDF-")
