"""How is a pocket card set on paper? With Typst, on two sides of A6."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

_TEMPLATE = Path(__file__).with_name("card.typ")
_SIZES = ("11.5", "11", "10.5", "10", "9.5", "9", "8.5", "8")
_TWO = 2


@dataclass(frozen=True)
class Call:
    """A number to call, and whose it is."""

    number: str
    name: str


@dataclass(frozen=True)
class CardWords:
    """Everything that stands on a card, in the language of its reader."""

    language: str
    title: str
    meets: str
    signs_title: str
    signs: Sequence[str]
    do_title: str
    do: Sequence[str]
    do_not_title: str
    do_not: Sequence[str]
    call_title: str
    calls: Sequence[Call]
    note: str


class CardTooLong(ValueError):
    """The words do not fit on two sides, even in the smallest letters."""


def card_pdf(words: CardWords) -> bytes:
    """Return the card as a tagged PDF (PDF/UA-1), the same bytes for the same words.

    Set in the largest letters that fit on two sides; raises CardTooLong if none does.
    """
    text = json.dumps(asdict(words))
    for size in _SIZES:
        inputs = {"card": text, "size": size}
        if _sides(inputs) == _TWO:
            return typst.compile(
                str(_TEMPLATE),
                format="pdf",
                pdf_standards=["ua-1"],
                sys_inputs=inputs,
                ignore_system_fonts=True,
            )
    raise CardTooLong(f"The card '{words.title}' is too long; take out some lines.")


def _sides(inputs: dict[str, str]) -> int:
    found = typst.query(
        str(_TEMPLATE),
        "<last-side>",
        field="value",
        one=True,
        sys_inputs=inputs,
        ignore_system_fonts=True,
    )
    return int(json.loads(found))
