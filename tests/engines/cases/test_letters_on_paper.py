"""A letter is set on paper in either direction, and words are never markup."""

import pypdfium2
import pytest

from ledfyr.engines.cases.letters import (
    LetterWords,
    NoFont,
    has_letters_for,
    letter_pdf,
)


def a_letter(language: str, direction: str, *lines: str) -> bytes:
    title = lines[0]
    return letter_pdf(
        LetterWords(language, direction, title, "ABCD-EFGH", lines, "Lindby, 2026")
    )


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as found:
        assert len(found) == 1
        return str(found[0].get_textpage().get_text_bounded())


def first_ink_of(pdf: bytes) -> float:
    """Return where on the page the title begins, from 0 (left) to 1 (right)."""
    with pypdfium2.PdfDocument(pdf) as found:
        page = found[0]
        text = page.get_textpage()
        left = min(text.get_charbox(at)[0] for at in range(12, 18))
        return float(left / page.get_width())


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("sv", "Åsa väntar på Östgatan"),
        ("lv", "Žanna ieradās šodien"),
        ("uk", "Їжак живе у Києві"),
        ("vi", "Chị Hằng đã đến"),
    ],
)
def test_the_letters_of_each_language_stand_on_paper(language: str, line: str) -> None:
    pdf = a_letter(language, "ltr", line)

    assert line in words_of(pdf)


def test_a_letter_from_right_to_left_begins_at_the_right() -> None:
    arabic = a_letter("ar", "rtl", "مرحبا بكم")
    english = a_letter("en", "ltr", "Welcome")

    assert first_ink_of(arabic) > 0.5 > first_ink_of(english)


def test_a_letter_that_no_font_has_is_refused_by_name() -> None:
    with pytest.raises(NoFont) as refused:
        a_letter("en", "ltr", "Ana \U000f0000")

    assert refused.value.letter == "\U000f0000"
    assert not has_letters_for("\U000f0000") and has_letters_for("Ana")


def test_words_are_set_as_they_are_typed() -> None:
    pdf = a_letter("en", "ltr", '#panic("stop") *bold* $x$')

    assert '#panic("stop") *bold* $x$' in words_of(pdf)


def test_the_same_words_give_the_same_bytes() -> None:
    assert a_letter("en", "ltr", "Welcome") == a_letter("en", "ltr", "Welcome")
