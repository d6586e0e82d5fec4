"""How is an XLSX workbook read with openpyxl? Checked first, then row by row.

openpyxl trusts a file. So the parts are looked through before: how large they claim to
be, whether they name entities, merge cells or reach beyond the columns that are read.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any, BinaryIO

from openpyxl import load_workbook

from ledfyr.domain.statistics.collection import Cell, Odd, Sheet, SheetRefused
from ledfyr.domain.statistics.collection.sheet import Row, is_blank
from ledfyr.domain.statistics.collection.template import SHEET

MOST_BYTES = 1_000_000_000
"""What all parts may come to, unpacked; 1,000,000 rows stay well below."""

MOST_SHARED_BYTES = 30_000_000
"""What a part may come to that openpyxl holds in memory as a whole."""

_PIECE = 262_144
_LONGEST_ROW = 4_000_000
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d+)')
_BEYOND = re.compile(rb'\sr="((?:[A-Z]{3,}|[D-Z][A-Z]|C[W-Z])\d+)"')
_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!"}
)
_HEADING_WITHIN = 50


def read_workbook(file: BinaryIO) -> Sheet:
    """Return the sheet of figures of a workbook; raises SheetRefused."""
    _look_through(file)
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and dates that are not read here
        try:
            book = load_workbook(file, read_only=True, keep_links=False)
        except Exception as error:  # openpyxl has no error of its own for broken files
            raise _broken() from error
    sheet = _sheet_of(book)
    sheet.reset_dimensions()  # what a file claims about its size may cut rows off
    rows = _rows(sheet)
    for number, cells in rows:
        if not all(is_blank(cell) for cell in cells):
            return Sheet(number, cells, rows)
        if number >= _HEADING_WITHIN:
            break
    raise SheetRefused("The sheet is empty; put the heading into its first row.")


def _look_through(file: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            _refuse_by_list(archive.infolist())
            for part in archive.infolist():
                if part.filename.endswith((".xml", ".rels", ".vml")):
                    _look_through_part(archive, part)
    except SheetRefused:
        raise
    except Exception as error:  # a broken archive fails in many ways
        raise _broken() from error


def _refuse_by_list(parts: list[zipfile.ZipInfo]) -> None:
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise SheetRefused("The workbook is locked; save it without a password.")
    if "xl/workbook.xml" not in names:
        raise SheetRefused("This is not an Excel workbook. Save the table as .xlsx.")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise SheetRefused("The workbook holds a program. Save it as .xlsx.")
    in_whole = [p for p in parts if not p.filename.startswith("xl/worksheets/")]
    too_large = sum(p.file_size for p in parts) > MOST_BYTES or any(
        p.file_size > MOST_SHARED_BYTES for p in in_whole
    )
    if too_large or len(parts) > 2000:
        raise SheetRefused(
            "Unpacked, the workbook is too large to be figures. Keep one sheet with "
            "one row for each combination."
        )


def _look_through_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    is_sheet = part.filename.startswith("xl/worksheets/sheet")
    before, since_row = b"", 0
    with archive.open(part) as opened:
        while piece := opened.read(_PIECE):
            if not before and (
                piece[:2] in (b"\xff\xfe", b"\xfe\xff") or 0 in piece[:4]
            ):
                raise _broken()
            if b"<" not in piece and len(piece) == _PIECE:
                raise SheetRefused("A cell holds far too long a text; shorten it.")
            text = before[-200:] + piece
            if _DECLARES.search(text):
                raise SheetRefused(
                    "The workbook refers to things outside itself. Save it anew with a "
                    "spreadsheet program."
                )
            if is_sheet:
                _look_at_cells(text)
                since_row = 0 if b"row" in text else since_row + len(piece)
                if since_row > _LONGEST_ROW:
                    raise SheetRefused("A row is far too long; keep to the template.")
            before = piece


def _look_at_cells(text: bytes) -> None:
    if merged := _MERGED.search(text):
        raise SheetRefused(
            "Cells are merged at {cell}. Unmerge all cells and fill in each row.",
            cell=merged[1].decode(),
        )
    if beyond := _BEYOND.search(text):
        raise SheetRefused(
            "The cell {cell} lies beyond the columns that are read. Delete the columns "
            "to the right of the figures.",
            cell=beyond[1].decode(),
        )


def _sheet_of(book: Any) -> Any:
    hidden = [each.title for each in book.worksheets if each.sheet_state != "visible"]
    if hidden:
        raise SheetRefused(
            "The sheet '{sheet}' is hidden. Show it or delete it: what is handed on "
            "has to be seen.",
            sheet=hidden[0],
        )
    named = [each for each in book.worksheets if each.title.strip() == SHEET]
    found = named or book.worksheets
    if len(found) != 1:
        raise SheetRefused(
            "Nobody can tell which sheet holds the figures. Call it '{sheet}'.",
            sheet=SHEET,
        )
    return found[0]


def _rows(sheet: Any) -> Iterator[Row]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = sheet.iter_rows(values_only=True)
        number = 0
        while True:
            number += 1
            try:
                values = next(read)
            except StopIteration:
                return
            except Exception as error:  # see read_workbook
                raise SheetRefused(
                    "Row {row} cannot be read. Save the workbook anew with a "
                    "spreadsheet program.",
                    row=number,
                ) from error
            yield number, tuple(map(_cell, values))


def _cell(value: Any) -> Cell:
    if value is None:
        return None
    if isinstance(value, str):
        if value[:1] == "=":
            return Odd.FORMULA
        return Odd.ERROR if value in _ERRORS else value
    if isinstance(value, bool):
        return Odd.BOOLEAN
    if isinstance(value, (int, float)):
        return value
    return Odd.DATE if isinstance(value, (date, time, timedelta)) else Odd.FORMULA


def _broken() -> SheetRefused:
    return SheetRefused(
        "The workbook is damaged. Open it in a spreadsheet program and save it anew as "
        ".xlsx."
    )
