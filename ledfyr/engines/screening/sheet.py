"""How is the result of a check set on paper? With Typst, on A4, without any name."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

_TEMPLATE = Path(__file__).with_name("sheet.typ")


@dataclass(frozen=True)
class SheetPart:
    """A heading with its sentences, as paragraphs or as a list."""

    title: str
    sentences: Sequence[str]
    is_list: bool = True


@dataclass(frozen=True)
class SheetWords:
    """Everything that stands on the sheet, in the language of its reader."""

    language: str
    title: str
    about: str
    advice: str
    parts: Sequence[SheetPart]
    note: str


def sheet_pdf(words: SheetWords) -> bytes:
    """Return the sheet as a tagged PDF (PDF/UA-1); same words, same bytes."""
    return typst.compile(
        str(_TEMPLATE),
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"sheet": json.dumps(asdict(words))},
        ignore_system_fonts=True,
    )
