"""A person's copy is a paper, whatever is written in it."""

import pytest

from ledfyr.engines.cases.own_copy import (
    CopyWords,
    PaperItem,
    PaperLine,
    PaperSection,
    own_copy_pdf,
)


def words(text: str, language: str = "en") -> CopyWords:
    item = PaperItem("2 November 2026", [PaperLine("Note", text)])
    return CopyWords(
        language=language,
        title="What is kept about you",
        lead=["Made for you."],
        sections=[PaperSection("Notes", "It is about you.", [item])],
        left_out_title="What is not in this copy",
        left_out=["Other people (2): it is about them."],
        footer="K7QX-3M2P",
    )


def test_a_copy_is_a_paper_that_a_screen_reader_can_read() -> None:
    paper = own_copy_pdf(words("Locked in at night"))

    assert paper.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in paper


@pytest.mark.parametrize(
    "text",
    [
        '#panic("x") #import "/etc/passwd" [*_$@<',
        "Two\n\nparagraphs",
        "Олександр, Łukasz, Žanna",
        "ﷺ ไทย 𓀀",
        "word " * 5_000,
    ],
)
def test_whatever_was_written_is_set_as_words(text: str) -> None:
    assert own_copy_pdf(words(text)).startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["sv", "uk", "ar", "lt"])
def test_a_copy_is_made_in_any_language(language: str) -> None:
    assert own_copy_pdf(words("Ja", language)).startswith(b"%PDF-")


def test_a_copy_with_nothing_left_out_is_made_too() -> None:
    empty = CopyWords("en", "Nothing", [], [], "", [], "")

    assert own_copy_pdf(empty).startswith(b"%PDF-")
