"""Figures as a spreadsheet: one sheet of numbers, one of what to know about them."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from ledfyr.domain.statistics.standards.sheet import Sheet, Value


def written(
    sheet: Sheet,
    notes: Iterable[tuple[str, str]],
    names: tuple[str, str] = ("Figures", "Notes"),
) -> bytes:
    """Return a workbook; a hidden number is an empty cell, and no text is a formula.

    `notes` are pairs of a kind and a sentence; `names` those of the two sheets.
    """
    book = Workbook(write_only=True)
    figures = book.create_sheet(names[0])
    figures.freeze_panes = "A2"
    figures.append([_cell(figures, name, bold=True) for name in sheet.columns])
    for row in sheet.rows:
        figures.append([_cell(figures, value) for value in row])
    remarks = book.create_sheet(names[1])
    remarks.column_dimensions["A"].width = 20
    remarks.column_dimensions["B"].width = 100
    for kind, text in notes:
        remarks.append([_cell(remarks, kind, bold=True), _cell(remarks, text)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: Value, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell
