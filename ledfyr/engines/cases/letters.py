"""How is a letter set on paper? With Typst, on A4, in either direction of writing."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

_TEMPLATE = Path(__file__).with_name("letter.typ")


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

    Letters that the book's own fonts lack are taken from the fonts of the node.
    """
    return typst.compile(
        str(_TEMPLATE),
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"letter": json.dumps(asdict(words), ensure_ascii=False)},
    )
