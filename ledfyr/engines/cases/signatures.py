"""What is a document, judged by its first bytes and never by its name?"""

import zipfile
from io import BytesIO

from ledfyr.domain.cases.documents import DocumentError, Kind

_STARTS = (
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"%PDF-", Kind.PDF),
)
_ZIP = b"PK\x03\x04"
_MOST_PARTS = 5_000


def kind_of(content: bytes) -> Kind:
    """Return what the content is; raises DocumentError for anything not taken."""
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content.startswith(_ZIP):
        return _office(content)
    if as_text(content) is not None:
        return Kind.TEXT
    raise _not_taken()


def as_text(content: bytes) -> str | None:
    """Return content as text, or None when it is not plain text."""
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    allowed = {"\n", "\r", "\t", "\f"}
    if any(ord(sign) < 32 and sign not in allowed for sign in text):
        return None
    return text


def _office(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            names = [each.filename for each in parts.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError):
        raise _not_taken() from None
    if len(names) > _MOST_PARTS or "word/document.xml" not in names:
        raise _not_taken()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise DocumentError(
            "This Word document holds a program (macros); save it as PDF and add that."
        )
    return Kind.DOCX


def _not_taken() -> DocumentError:
    return DocumentError(
        "This kind of document is not taken; add a PDF, a photo or scan (JPEG, PNG, "
        "TIFF), plain text or a Word document."
    )
