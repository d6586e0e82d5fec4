"""What stands on the pages of a Word document, as plain text?"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

MOST_BYTES = 100_000_000
"""How large the parts that are read may be together, unpacked."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLDER_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARTS = tuple(
    re.compile(rf"word/{name}\d*\.xml")
    for name in ("header", "document", "footer", "footnotes", "endnotes")
)
_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
_NOT_ON_THE_PAGE = frozenset({f"{_WORD}moveFrom", f"{_WORD}del", _OLDER_COPY})


def text_of_word(content: bytes) -> str:
    """Return the words on the pages of a Word document, one paragraph a line.

    Comments, deleted and hidden words, names of authors and pictures are left out.
    Raises ValueError for what cannot be read or would unpack to more than MOST_BYTES.
    """
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = [
            each
            for name in _PARTS
            for each in sorted(packed.infolist(), key=lambda part: part.filename)
            if name.fullmatch(each.filename)
        ]
        if sum(each.file_size for each in parts) > MOST_BYTES:
            raise ValueError("too much is packed into this document")
        lines = [line for each in parts for line in _lines(packed.read(each))]
    return "\n".join(lines).strip() + "\n"


def _lines(part: bytes) -> Iterator[str]:
    # Strange files may name others on the machine, or unfold without end.
    reader = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for paragraph in etree.fromstring(part, reader).iter(f"{_WORD}p"):
        if not _is_away(paragraph):
            yield "".join(_words(paragraph)).rstrip()


def _words(element: etree._Element) -> Iterator[str]:
    """Yield what a paragraph says; a paragraph in a box within it has its own turn."""
    for each in element:
        if each.tag == f"{_WORD}t":
            yield each.text or ""
        elif each.tag in _SIGNS:
            yield _SIGNS[each.tag]
        elif each.tag != f"{_WORD}p" and each.tag not in _NOT_ON_THE_PAGE:
            if each.find(f"{_WORD}rPr/{_WORD}vanish") is None:
                yield from _words(each)


def _is_away(paragraph: etree._Element) -> bool:
    return any(each.tag in _NOT_ON_THE_PAGE for each in paragraph.iterancestors())
