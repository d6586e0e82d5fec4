"""Filled-in sheets for tests, as rows and as files; every figure is invented."""

import csv
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook

from ledfyr.domain.statistics.collection import Checked, Sheet, check, template
from ledfyr.engines.statistics.spreadsheets import read_sheet

SUSPECTS = (
    "Country",
    "Year",
    "Form of exploitation",
    "Sex",
    "Age group",
    "Citizenship group",
    "Suspected persons",
)
CRIMES = (
    "Country",
    "Year",
    "Form of exploitation",
    "Reported crimes",
    "Investigations",
)
AGGREGATES = (
    "Country",
    "Year",
    "What is counted",
    "Broken down by",
    "Category",
    "Number",
)
Rows = Iterable[Sequence[Any]]


def checked(heading: Sequence[Any], *rows: Sequence[Any], name: str = "") -> Checked:
    """Check rows that stand below a heading in row 1."""
    names = {SUSPECTS: "police_suspects", CRIMES: "police_crimes"}
    names[AGGREGATES] = "national_aggregates"
    numbered = ((n, tuple(row)) for n, row in enumerate(rows, start=2))
    sheet = Sheet(1, tuple(heading), iter(list(numbered)))
    return check(template(name or names[tuple(heading)]), sheet)


def as_csv(rows: Rows, *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """Write rows as a text file."""
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def as_xlsx(rows: Rows, title: str = "Figures", **more: Rows) -> bytes:
    """Write rows as a workbook of one sheet, with further sheets by their titles."""
    return saved(a_book(rows, title, **more))


def a_book(rows: Rows, title: str = "Figures", **more: Rows) -> Workbook:
    """Return a workbook that can still be changed."""
    book = Workbook()
    book.worksheets[0].title = title
    for row in rows:
        book.worksheets[0].append(row)
    for name, others in more.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    return book


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, change: Any) -> bytes:
    """Return a workbook in which one part was changed, or added where it lacks."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part, text in parts.items():
            new.writestr(part, text)
    return out.getvalue()


def read(content: bytes, name: str = "police_suspects") -> Checked:
    """Read and check a file."""
    return check(template(name), read_sheet(BytesIO(content)))
