"""The program that opens strange documents: small, short-lived, knowing nothing else.

It reads a document, writes the clean copy and the preview, and ends. It runs with
limits on memory and time, and without the settings of the node. Decision 0011.
"""

import json
import resource
import sys
from io import BytesIO
from struct import error as StructError

import pikepdf
from PIL import UnidentifiedImageError

from ledfyr.domain.cases.documents import Kind
from ledfyr.engines.cases.clean_pdf import clean_pdf, first_page
from ledfyr.engines.cases.clean_pictures import (
    TooManyPages,
    TooManyPixels,
    clean_picture,
    scan_as_pdf,
)
from ledfyr.engines.cases.word_text import text_of_word

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 40

_REFUSALS: tuple[tuple[type[Exception], str], ...] = (
    (TooManyPixels, "too_many_pixels"),
    (TooManyPages, "too_many_pages"),
    (MemoryError, "too_many_pixels"),
    (pikepdf.PasswordError, "locked"),
    (pikepdf.PdfError, "broken"),
    (UnidentifiedImageError, "broken"),
    *((each, "broken") for each in (OSError, ValueError, TypeError, SyntaxError)),
    *((each, "broken") for each in (LookupError, StructError, EOFError, RuntimeError)),
)


def answer(content: bytes, kind: Kind) -> tuple[dict[str, object], bytes, bytes]:
    """Return what was done, the clean copy and the preview; empty when refused."""
    try:
        clean, small = _clean(content, kind)
    except tuple(each for each, _ in _REFUSALS) as error:
        why = next(code for each, code in _REFUSALS if isinstance(error, each))
        return {"refused": why}, b"", b""
    return {"length": len(clean)}, clean, small


def _clean(content: bytes, kind: Kind) -> tuple[bytes, bytes]:
    if kind in {Kind.JPEG, Kind.PNG}:
        return clean_picture(content, kind)
    if kind is Kind.DOCX:
        return text_of_word(content).encode(), b""
    pdf = clean_pdf(scan_as_pdf(content) if kind is Kind.TIFF else content)
    return pdf, first_page(pdf)


def main() -> None:
    """Set the limits, do the work, write the answer as one line and two parts."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    content = BytesIO(sys.stdin.buffer.read()).getvalue()
    head, clean, small = answer(content, Kind(sys.argv[1]))
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + clean + small)


if __name__ == "__main__":
    main()
