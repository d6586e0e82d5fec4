"""How is a letter set on paper? With Typst, on A4, in either direction of writing."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import typst

_TEMPLATE = Path(__file__).with_name("letter.typ")
_NO_FONT = re.compile(r'the text `"(.+?)"` could not be displayed')


class NoFont(LookupError):
    """No font of the node has a letter that is written; `letter` is that one."""

    def __init__(self, letter: str) -> None:
        """Carry the letter."""
        super().__init__(letter)
        self.letter = letter


@dataclass(frozen=True)
class LetterWords:
    """Everything that stands in a letter, in the language of its reader.

    `direction` is "ltr" or "rtl"; `number` stands small at the top.
    """

    language: str
    direction: str
    title: str
    number: str
    lines: Sequence[str]
    issued: str


def letter_pdf(words: LetterWords) -> bytes:
    """Return the letter as a tagged PDF (PDF/UA-1), the same bytes for the same words.

    Letters that the book's own fonts lack are taken from the fonts of the node; raises
    NoFont where these lack them too, so that nobody is given a paper with empty boxes.
    """
    try:
        return typst.compile(
            str(_TEMPLATE),
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"letter": json.dumps(asdict(words), ensure_ascii=False)},
        )
    except typst.TypstError as error:
        if lacking := _NO_FONT.search(str(error)):
            raise NoFont(_plain(lacking[1])) from error
        raise


def _plain(quoted: str) -> str:
    """Return a letter that Typst may have written by its number."""
    number = re.fullmatch(r"\\u\{(\w+)\}", quoted)
    return chr(int(number[1], 16)) if number else quoted


@cache
def has_letters_for(text: str) -> bool:
    """Return whether the fonts of the node have every letter of a text."""
    try:
        letter_pdf(LetterWords("en", "ltr", "Letters", "", (text,), ""))
    except NoFont:
        return False
    return True
