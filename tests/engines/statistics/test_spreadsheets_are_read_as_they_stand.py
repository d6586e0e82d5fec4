"""A workbook or text file is read row by row, or refused in one clear sentence."""

import zipfile
from io import BytesIO

import pytest

from ledfyr.domain.statistics.collection import SheetRefused, template, templates
from ledfyr.engines.statistics.empty_sheets import as_text, as_workbook
from ledfyr.engines.statistics.spreadsheets import read_sheet
from tests.factories.sheets import (
    SUSPECTS,
    a_book,
    as_csv,
    as_xlsx,
    read,
    saved,
    with_part,
)

GOOD = ("SE", 2018, "labour", "M", "adult", "EU", 7)
SHEET = "xl/worksheets/sheet1.xml"


def refused(content: bytes) -> str:
    with pytest.raises(SheetRefused) as told:
        read(content)
    return str(told.value)


def test_a_workbook_states_its_facts() -> None:
    found = read(as_xlsx([SUSPECTS, GOOD]))

    assert [fact.count for fact in found.facts] == [7]


@pytest.mark.parametrize(
    ("encoding", "delimiter", "told"),
    [
        ("utf-8", ",", ("UTF-8", "comma")),
        ("utf-8-sig", ";", ("UTF-8", "semicolon")),
        ("utf-16", "\t", ("UTF-16", "tab")),
        ("utf-16-le", ";", ("UTF-16", "semicolon")),
        ("utf-16-be", ",", ("UTF-16", "comma")),
        ("cp1252", ";", ("Windows-1252", "semicolon")),
    ],
)
def test_a_text_file_is_read_in_its_encoding_and_says_which(
    encoding: str, delimiter: str, told: tuple[str, str]
) -> None:
    heading = ("Land", "År", "Form av exploatering", "Kön", "Ålder", *SUSPECTS[5:])
    content = as_csv([heading, GOOD], encoding=encoding, delimiter=delimiter)

    assert read_sheet(BytesIO(content)).read_as == told
    assert [fact.count for fact in read(content).facts] == [7]


def test_the_hint_of_a_spreadsheet_program_is_no_heading() -> None:
    content = b"sep=;\r\n" + as_csv([SUSPECTS, (*GOOD[:6], "x")], delimiter=";")

    [fault] = read(content).faults

    assert fault.row == 3


def test_a_field_with_a_line_break_keeps_the_numbers_of_rows() -> None:
    rows = [SUSPECTS, (*GOOD[:2], "lab\nour", *GOOD[3:]), (*GOOD[:6], "x")]

    assert [fault.row for fault in read(as_csv(rows)).faults] == [2, 3]


@pytest.mark.parametrize("write", [as_xlsx, as_csv], ids=["xlsx", "csv"])
def test_a_formula_is_told_with_its_place_and_not_calculated(write) -> None:
    [fault] = read(write([SUSPECTS, (*GOOD[:6], "=3+4")])).faults

    assert (fault.row, fault.letter) == (2, "G")
    assert "formula" in str(fault)


def test_a_date_that_a_spreadsheet_made_of_a_number_is_told() -> None:
    book = a_book([SUSPECTS, GOOD])
    book.worksheets[0]["G2"].number_format = "dd.mm.yyyy"

    [fault] = read(saved(book)).faults

    assert (fault.letter, "date" in str(fault)) == ("G", True)


def test_truth_values_and_errors_are_told() -> None:
    found = read(as_xlsx([SUSPECTS, (*GOOD[:5], True, "#REF!")]))

    assert [fault.letter for fault in found.faults] == ["F", "G"]


def test_merged_cells_are_refused_with_their_place() -> None:
    book = a_book([SUSPECTS, GOOD])
    book.worksheets[0].merge_cells("C2:C4")

    assert "merged at C2" in refused(saved(book))


def test_a_hidden_sheet_is_refused_by_name() -> None:
    book = a_book([SUSPECTS, GOOD], Names=[["somebody"]])
    book["Names"].sheet_state = "veryHidden"

    assert "'Names' is hidden" in refused(saved(book))


def test_the_sheet_of_figures_is_found_by_its_name() -> None:
    content = as_xlsx([["just notes"]], "Notes", Figures=[SUSPECTS, GOOD])

    assert len(read(content).facts) == 1


def test_several_sheets_without_that_name_are_refused() -> None:
    assert "Call it 'Figures'" in refused(as_xlsx([SUSPECTS], "A", B=[SUSPECTS]))


def test_cells_beyond_the_columns_that_are_read_are_refused() -> None:
    book = a_book([SUSPECTS, GOOD])
    book.worksheets[0]["XFD3"] = "far away"

    assert "XFD3 lies beyond" in refused(saved(book))


def test_a_wrong_claim_about_its_size_cuts_nothing_off() -> None:
    content = with_part(
        as_xlsx([SUSPECTS, GOOD, (*GOOD[:6], "x")]),
        SHEET,
        lambda part: part.replace(b'ref="A1:G3"', b'ref="A1:B2"'),
    )

    assert [(f.row, f.letter) for f in read(content).faults] == [(3, "G")]


def test_a_file_that_names_entities_is_refused() -> None:
    declared = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet'
    content = with_part(
        as_xlsx([SUSPECTS, GOOD]),
        SHEET,
        lambda part: part.replace(b"<worksheet", declared, 1),
    )

    assert "outside itself" in refused(content)


def test_a_file_that_unpacks_to_far_too_much_is_refused() -> None:
    content = with_part(
        as_xlsx([SUSPECTS]), "xl/theme/theme9.xml", lambda _: b" " * 40_000_000
    )

    assert len(content) < 100_000
    assert "too large" in refused(content)


def test_a_cell_with_far_too_long_a_text_is_refused() -> None:
    content = with_part(
        as_xlsx([SUSPECTS, GOOD]),
        SHEET,
        lambda part: part.replace(b"<v>7</v>", b"<v>" + b"7" * 3_000_000 + b"</v>"),
    )

    assert "far too long" in refused(content)


def test_a_row_that_never_ends_is_refused() -> None:
    content = with_part(
        as_xlsx([SUSPECTS, GOOD]),
        SHEET,
        lambda part: part.replace(
            b"</sheetData>", b"<x>" + b"<c/>" * 2_000_000 + b"</x></sheetData>"
        ),
    )

    assert "row is far too long" in refused(content)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\n\n\n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "locked with a password"),
        (b"%PDF-1.7 ...", "neither a workbook nor a text file"),
        (b"PK\x03\x04 and then nonsense", "damaged"),
        (b"\x00\x01\x02\x03\x04\x05\x06\x07\x08", "no text file"),
        (b"Country;Year\n\x81\x8d;2018", "letters of the file cannot be read"),
        (b"a" * 2_000_000, "far too long"),
        (as_csv([SUSPECTS]) + b'"SE,2018\nSE,2018\n', "quotation mark"),
    ],
)
def test_what_is_no_table_is_refused_with_the_cure(content: bytes, told: str) -> None:
    assert told in refused(content)


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<office/>")

    assert "not an Excel workbook" in refused(out.getvalue())


def test_a_locked_archive_is_refused() -> None:
    content = bytearray(as_xlsx([SUSPECTS, GOOD]))
    central = content.find(b"PK\x01\x02")
    content[central + 8] |= 1

    assert "locked" in refused(bytes(content))


@pytest.mark.parametrize("name", [*templates()])
def test_an_empty_template_is_understood_when_it_comes_back(name: str) -> None:
    asked = template(name)

    for content in (as_workbook(asked), as_text(asked)):
        sheet = read_sheet(BytesIO(content))

        assert list(sheet.heading) == [column.heading for column in asked.column]
        [fault] = read(content, name).faults
        assert "No row below the heading" in str(fault)


def test_the_template_locks_its_headings_lists_codes_and_tells_the_rules() -> None:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(as_workbook(template("police_suspects"))))

    figures = book["Figures"]
    assert figures.protection.sheet and figures["A1"].protection.locked
    assert not figures.column_dimensions["A"].protection.locked
    listed = {str(rule.sqref)[0] for rule in figures.data_validations.dataValidation}
    assert listed == set("ABCDEFG")
    told = " ".join(str(c.value) for row in book["Notes"] for c in row)
    assert "recorded as a suspect" in told and "never read as zero" in told
    assert book["Codes"]["D2"].value == "Female"
