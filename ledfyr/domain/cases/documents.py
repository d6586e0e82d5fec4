"""Which documents does a file take, and what is said of one that it does not take?"""

import unicodedata
from enum import StrEnum
from pathlib import PurePath

from ledfyr.domain.vocabulary.refusal import Refusal

MEGABYTE = 1_000_000
LONGEST_NAME = 120
_NOT_IN_A_FILE_NAME = frozenset('/\\:*?"<>|')
"""Signs that one or another system takes for a folder, or refuses."""


class DocumentError(Refusal):
    """A document that is not taken; the sentence says what to do instead."""


class Kind(StrEnum):
    """What a document is, by its content and never by its name."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    TEXT = "text"
    DOCX = "docx"


KIND_NAMES: dict[Kind, str] = {
    Kind.PDF: "PDF",
    Kind.JPEG: "Photo (JPEG)",
    Kind.PNG: "Picture (PNG)",
    Kind.TIFF: "Scan (TIFF)",
    Kind.TEXT: "Plain text",
    Kind.DOCX: "Word document",
}
"""English names of the kinds, for translators."""

MEDIA_TYPES: dict[Kind, str] = {
    Kind.PDF: "application/pdf",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.TIFF: "image/tiff",
    Kind.TEXT: "text/plain; charset=utf-8",
    Kind.DOCX: (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
}
"""How a browser is told what a document is."""

ENDINGS: dict[Kind, str] = {
    Kind.PDF: "pdf",
    Kind.JPEG: "jpg",
    Kind.PNG: "png",
    Kind.TIFF: "tif",
    Kind.TEXT: "txt",
    Kind.DOCX: "docx",
}
"""How the name of a document ends."""

COPY_KINDS: dict[Kind, Kind] = {Kind.TIFF: Kind.PDF, Kind.DOCX: Kind.TEXT}
"""What the working copy is, where it is of another kind than its document."""


def checked_size(size: int, megabytes: int) -> None:
    """Raise DocumentError for an empty document or one above the limit of the node."""
    if size == 0:
        raise DocumentError("The document is empty; choose another.")
    if size > megabytes * MEGABYTE:
        raise DocumentError(
            "The document is larger than {megabytes} megabytes; scan it smaller, or "
            "divide it.",
            megabytes=megabytes,
        )


def tidy_name(typed: str) -> str:
    """Return what somebody calls a document, without signs that nobody sees."""
    kept = "".join(sign for sign in typed if unicodedata.category(sign)[0] != "C")
    return " ".join(kept.split()).strip(". ")[:LONGEST_NAME]


def name_of_file(name: str) -> str:
    """Return what a file is called, without its folders and its ending."""
    kept = tidy_name(PurePath(name.replace("\\", "/")).name)
    stem = PurePath(kept).stem if "." in kept else kept
    return stem.rstrip(". ")


def as_file(name: str, kind: Kind) -> str:
    """Return the name of the file in which a document is handed out."""
    plain = "".join("-" if sign in _NOT_IN_A_FILE_NAME else sign for sign in name)
    return f"{plain.strip('. ') or 'document'}.{ENDINGS[kind]}"
