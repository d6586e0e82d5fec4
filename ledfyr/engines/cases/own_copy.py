"""How is the copy of people's own data set on paper? With Typst, on A4."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

_TEMPLATE = Path(__file__).with_name("own_copy.typ")


@dataclass(frozen=True)
class PaperLine:
    """A label, which may be empty, and what stands beside it."""

    label: str
    text: str


@dataclass(frozen=True)
class PaperItem:
    """One thing: its day in words, which may be empty, and its lines."""

    on: str
    lines: Sequence[PaperLine]


@dataclass(frozen=True)
class PaperSection:
    """Things of one kind, with why they are given."""

    title: str
    reason: str
    items: Sequence[PaperItem]


@dataclass(frozen=True)
class CopyWords:
    """Everything that stands in the copy, in the language of its reader."""

    language: str
    title: str
    lead: Sequence[str]
    sections: Sequence[PaperSection]
    left_out_title: str
    left_out: Sequence[str]
    footer: str


def own_copy_pdf(words: CopyWords) -> bytes:
    """Return the copy as a PDF, tagged for screen readers (PDF/UA-1) where it can be.

    A word in a script for which the machine has no letters keeps the paper from being
    tagged; it is made all the same, without that promise.
    """
    inputs = {"copy": json.dumps(asdict(words))}
    try:
        return typst.compile(
            str(_TEMPLATE), format="pdf", pdf_standards="ua-1", sys_inputs=inputs
        )
    except typst.TypstError:
        return typst.compile(str(_TEMPLATE), format="pdf", sys_inputs=inputs)
