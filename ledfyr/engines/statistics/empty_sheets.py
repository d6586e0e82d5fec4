"""How is an empty template written, for people to fill in?

The sheet of figures has its headings locked and its choices listed; the sheet of notes
says how each measure is counted, and the sheet of codes what may be written.
"""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ledfyr.domain.statistics.collection import (
    BREAKDOWNS,
    Column,
    Template,
    categories,
)
from ledfyr.domain.statistics.collection.template import SHEET, TOTAL, choices

NOTES, CODES = "Notes", "Codes"
_LAST_ROW = 100_000
_BOLD, _LIGHT = Font(bold=True), PatternFill("solid", fgColor="DCE9F2")


def as_workbook(template: Template) -> bytes:
    """Return the empty template as XLSX."""
    book = Workbook()
    book.properties.creator = "Ledfyr"
    figures = book.worksheets[0]
    figures.title = SHEET
    _write_notes(book.create_sheet(NOTES), template)
    _write_figures(figures, book.create_sheet(CODES), template)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_text(template: Template) -> bytes:
    """Return the heading of the template as CSV in UTF-8, parted by semicolons.

    A spreadsheet reads the letters right because the text starts with a mark.
    """
    text = StringIO()
    csv.writer(text, delimiter=";").writerow([c.heading for c in template.column])
    return text.getvalue().encode("utf-8-sig")


def _write_figures(sheet: Worksheet, codes: Worksheet, template: Template) -> None:
    sheet.freeze_panes = "A2"
    for number, column in enumerate(template.column, start=1):
        letter = get_column_letter(number)
        cell = sheet.cell(1, number, column.heading)
        cell.font, cell.fill = _BOLD, _LIGHT
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[letter].width = 24
        sheet.column_dimensions[letter].protection = Protection(locked=False)
        listed = _list_of(template, column)
        if listed:
            last = _write_codes(codes, number, column, listed)
            source = f"{CODES}!${letter}$2:${letter}${last}"
            rule = DataValidation(type="list", formula1=source, allow_blank=True)
        else:
            rule = _number_rule(letter, column)
        rule.errorTitle, rule.error = column.heading[:30], column.about[:220]
        rule.promptTitle, rule.prompt = column.heading[:30], column.about[:220]
        rule.showErrorMessage = rule.showInputMessage = True
        rule.add(f"{letter}2:{letter}{_LAST_ROW}")
        sheet.add_data_validation(rule)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.insertRows = sheet.protection.deleteRows = False


def _write_codes(
    codes: Worksheet, number: int, column: Column, listed: list[str]
) -> int:
    codes.cell(1, number, column.heading).font = _BOLD
    codes.column_dimensions[get_column_letter(number)].width = 30
    for row, name in enumerate(listed, start=2):
        codes.cell(row, number, name)
    return len(listed) + 1


def _list_of(template: Template, column: Column) -> list[str]:
    if column.holds == "measure":
        return [rule.name for rule in template.rules]
    if column.holds == "by":
        return list(BREAKDOWNS)
    if column.holds == "category":
        named = [n for by in BREAKDOWNS[:4] for n in categories(by).values()]
        return list(dict.fromkeys([*named, *categories("citizen")]))
    if not column.by or column.by == "year":
        return []
    names = list(choices(column.by).values())
    return [*names, TOTAL] if column.is_coded else names


def _number_rule(letter: str, column: Column) -> DataValidation:
    if column.by == "year":
        return DataValidation(
            type="whole", operator="between", formula1="1990", formula2="2100"
        )
    # A whole number of 0 or more, or a dash.
    number = f"AND(ISNUMBER({letter}2),{letter}2>=0,{letter}2=INT({letter}2))"
    return DataValidation(type="custom", formula1=f'OR({letter}2="-",{number})')


def _write_notes(sheet: Worksheet, template: Template) -> None:
    for row in _notes(template):
        sheet.append(row)
    for letter, width in (("A", 30), ("B", 100)):
        sheet.column_dimensions[letter].width = width
    for cells in sheet.iter_rows(max_col=2):
        cells[0].font = _BOLD
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.protection.sheet = True


def _notes(template: Template) -> Iterator[tuple[str, str]]:
    yield template.name, template.about
    yield "How to fill it in", "One row for each combination that was counted."
    yield "0", "Nobody, or none, was counted."
    yield "-", "The body does not count this."
    yield "an empty cell", "Not known. It is never read as zero."
    if template.shape == "facts":
        yield TOTAL, "The row adds up others, and is compared with them."
    for column in template.column:
        yield column.heading, column.about
    for rule in template.rules:
        yield rule.name, f"Counted in {rule.unit}. {rule.event}"
        yield "Year", rule.year
        yield "Once", rule.once
        yield "Main form", rule.main_form
        yield "Age", rule.age
        yield "Citizenship", rule.citizenship
