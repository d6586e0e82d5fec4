"""The result of a check becomes a tagged PDF with every sentence that it was given."""

import pypdfium2
import pytest

from ledfyr.engines.screening.sheet import SheetPart, SheetWords, sheet_pdf

WORDS = SheetWords(
    language="sv",
    title="Resultat",
    about="Kontrollista. 28 november 2026.",
    advice="Behandla personen som förmodat offer.",
    parts=[SheetPart("Varför", ["Åtgärden är känd.", "Medlet är känt."])],
    note="Inget namn.",
)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range() for page in document)


def test_every_sentence_stands_on_it() -> None:
    text = text_of(sheet_pdf(WORDS))

    for sentence in ("Resultat", "förmodat offer", "Varför", "Medlet", "Inget namn"):
        assert sentence in text


def test_the_same_words_give_the_same_bytes() -> None:
    assert sheet_pdf(WORDS) == sheet_pdf(WORDS)


@pytest.mark.parametrize("words", ['#import "x"', "*bold* _x_ $y$ <a> @b", "]"])
def test_words_are_never_read_as_commands(words: str) -> None:
    parts = [SheetPart(words, [words])]

    text = text_of(sheet_pdf(SheetWords("en", words, words, words, parts, words)))

    assert text.count(words.split()[0]) >= 5
