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
    Column,
    Said,
    Template,
    Translate,
    categories,
    names_in,
)
from ledfyr.domain.statistics.collection.sheet import said
from ledfyr.domain.statistics.collection.template import SHEET, TOTAL

NOTES, CODES = "Notes", "Codes"
_LAST_ROW = 100_000
_BOLD, _LIGHT = Font(bold=True), PatternFill("solid", fgColor="DCE9F2")


def _in_english(words: str) -> str:
    return words


def as_workbook(template: Template, translate: Translate = _in_english) -> bytes:
    """Return the empty template as XLSX, its words in the language of `translate`."""
    book = Workbook()
    book.properties.creator = "Ledfyr"
    figures = book.worksheets[0]
    figures.title = SHEET
    _write_notes(book.create_sheet(NOTES), template, translate)
    _write_figures(figures, book.create_sheet(CODES), template, translate)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_text(template: Template, translate: Translate = _in_english) -> bytes:
    """Return the heading of the template as CSV in UTF-8, parted by semicolons.

    A spreadsheet reads the letters right because the text starts with a mark.
    """
    text = StringIO()
    csv.writer(text, delimiter=";").writerow(
        [translate(column.heading) for column in template.column]
    )
    return text.getvalue().encode("utf-8-sig")


def _write_figures(
    sheet: Worksheet, codes: Worksheet, template: Template, translate: Translate
) -> None:
    sheet.freeze_panes = "A2"
    for number, column in enumerate(template.column, start=1):
        letter = get_column_letter(number)
        heading, about = translate(column.heading), translate(column.about)
        cell = sheet.cell(1, number, heading)
        cell.font, cell.fill = _BOLD, _LIGHT
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[letter].width = 24
        sheet.column_dimensions[letter].protection = Protection(locked=False)
        listed = _list_of(template, column, translate)
        if listed:
            last = _write_codes(codes, number, heading, listed)
            source = f"{CODES}!${letter}$2:${letter}${last}"
            rule = DataValidation(type="list", formula1=source, allow_blank=True)
        else:
            rule = _number_rule(letter, column)
        rule.errorTitle, rule.error = heading[:30], about[:220]
        rule.promptTitle, rule.prompt = heading[:30], about[:220]
        rule.showErrorMessage = rule.showInputMessage = True
        rule.add(f"{letter}2:{letter}{_LAST_ROW}")
        sheet.add_data_validation(rule)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.insertRows = sheet.protection.deleteRows = False


def _write_codes(codes: Worksheet, number: int, heading: str, listed: list[str]) -> int:
    codes.cell(1, number, heading).font = _BOLD
    codes.column_dimensions[get_column_letter(number)].width = 30
    for row, name in enumerate(listed, start=2):
        codes.cell(row, number, name)
    return len(listed) + 1


def _list_of(template: Template, column: Column, translate: Translate) -> list[str]:
    names = names_in(template, column)
    if column.holds == "category":
        coded = set(categories("citizen"))
        return [n if c in coded else translate(n) for c, n in names.items()]
    return list(dict.fromkeys(translate(name) for name in names.values()))


def _number_rule(letter: str, column: Column) -> DataValidation:
    if column.by == "year":
        return DataValidation(
            type="whole", operator="between", formula1="1990", formula2="2100"
        )
    # A whole number of 0 or more, or a dash.
    number = f"AND(ISNUMBER({letter}2),{letter}2>=0,{letter}2=INT({letter}2))"
    return DataValidation(type="custom", formula1=f'OR({letter}2="-",{number})')


def _write_notes(sheet: Worksheet, template: Template, translate: Translate) -> None:
    for row in _notes(template, translate):
        sheet.append(row)
    for letter, width in (("A", 30), ("B", 100)):
        sheet.column_dimensions[letter].width = width
    for cells in sheet.iter_rows(max_col=2):
        cells[0].font = _BOLD
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.protection.sheet = True


def _notes(template: Template, translate: Translate) -> Iterator[tuple[str, str]]:
    for name, about in _sentences(template):
        yield translate(name), translate(about)
    for rule in template.rules:
        unit = translate(str(_COUNTED_IN.template)).format(unit=translate(rule.unit))
        yield translate(rule.name), f"{unit} {translate(rule.event)}"
        for heading, said_of_it in zip(
            _OF_A_RULE,
            (rule.year, rule.once, rule.main_form, rule.age, rule.citizenship),
            strict=True,
        ):
            yield translate(heading), translate(said_of_it)


_COUNTED_IN = said("Counted in {unit}.", unit="")
_OF_A_RULE = tuple(
    each.template
    for each in (
        said("Year"),
        said("Once"),
        said("Main form"),
        said("Age"),
        said("Citizenship"),
    )
)


def _sentences(template: Template) -> Iterator[tuple[str, str]]:
    yield template.name, template.about
    for name, about in (
        (
            said("How to fill it in"),
            said("One row for each combination that was counted."),
        ),
        (Said("0"), said("Nobody, or none, was counted.")),
        (Said("-"), said("The body does not count this.")),
        (said("an empty cell"), said("Not known. It is never read as zero.")),
    ):
        yield name.template, about.template
    if template.shape == "facts":
        adds_up = said("The row adds up others, and is compared with them.")
        yield TOTAL, adds_up.template
    for column in template.column:
        yield column.heading, column.about
