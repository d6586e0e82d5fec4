"""How is a CSV file read? Its encoding and separator are found, and said."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import TextIOWrapper
from typing import BinaryIO

from ledfyr.domain.statistics.collection import Cell, Odd, Sheet, SheetRefused
from ledfyr.domain.statistics.collection.sheet import Row, is_blank

LONGEST_LINE = 1_000_000
_PIECE = 1_048_576
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_HINT = re.compile(r"sep=([,;\t])\r?\n?")
_HEADING_WITHIN = 50


def read_text(file: BinaryIO) -> Sheet:
    """Return the table of a text file; raises SheetRefused.

    `read_as` names the encoding and the separator, so that a reader can see whether
    the letters came out right.
    """
    codec, encoding = _encoding(file)
    file.seek(0)
    lines = _lines(TextIOWrapper(file, encoding=codec, newline=""))
    number, first = 0, ""
    for first in lines:
        number += 1
        if first.strip(" \t\r\n,;") and not _HINT.fullmatch(first):
            break
        if number >= _HEADING_WITHIN:
            first = ""
            break
    if not first.strip(" \t\r\n,;"):
        raise SheetRefused("The file is empty; put the heading into its first row.")
    separator = _separator(first)
    rows = _rows(_joined(first, lines), separator, number)
    heading_row, heading = next(rows)
    return Sheet(heading_row, heading, rows, (encoding, _SEPARATORS[separator]))


def _encoding(file: BinaryIO) -> tuple[str, str]:
    """Return the codec and the name of the encoding, having looked at every byte."""
    start = file.read(4096)
    for mark, codec, name in _MARKS:
        if start.startswith(mark):
            return codec, name
    if b"\0" in start:
        return _without_mark(start)
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252", "Windows-1252"
    return "utf-8", "UTF-8"


def _without_mark(start: bytes) -> tuple[str, str]:
    pairs = len(start) // 2
    if start[1::2].count(0) > pairs * 0.6 and 0 not in start[0::2]:
        return "utf-16-le", "UTF-16"
    if start[0::2].count(0) > pairs * 0.6 and 0 not in start[1::2]:
        return "utf-16-be", "UTF-16"
    raise SheetRefused("This is no text file. Save the table as .xlsx or .csv.")


def _lines(text: TextIOWrapper) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        try:
            line = text.readline(LONGEST_LINE)
        except UnicodeError as error:
            raise SheetRefused(
                "The letters of the file cannot be read. Save it as UTF-8."
            ) from error
        if not line:
            text.detach()
            return
        if len(line) >= LONGEST_LINE:
            raise SheetRefused(
                "Line {line} is far too long for figures; keep to the template.",
                line=number,
            )
        yield line


def _separator(heading: str) -> str:
    """Return the separator that parts the heading into most columns."""
    return max(_SEPARATORS, key=lambda s: len(next(csv.reader([heading], delimiter=s))))


def _joined(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _rows(lines: Iterator[str], separator: str, number: int) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SheetRefused(
                "Row {row} cannot be read: a quotation mark is opened and not closed "
                "at the end of its field. Correct the row.",
                row=number,
            ) from error
        yield number, tuple(map(_cell, fields))
        number += 1


def _cell(field: str) -> Cell:
    if is_blank(field):
        return None
    return Odd.FORMULA if field[:1] == "=" else field
