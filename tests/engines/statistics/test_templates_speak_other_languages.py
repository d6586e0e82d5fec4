"""A template is handed out and read in each language of the pages; codes stay."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from ledfyr.domain.statistics.collection import (
    check,
    names_in,
    template,
    templates,
    understood_in,
)
from ledfyr.domain.statistics.collection.reading import code_in
from ledfyr.engines.statistics.empty_sheets import as_text, as_workbook
from ledfyr.engines.statistics.report_language import words_in
from ledfyr.engines.statistics.spreadsheets import read_sheet
from tests.factories.sheets import SUSPECTS, as_xlsx

SWEDISH = words_in("sv")


def spoken(name: str):
    return understood_in(template(name), SWEDISH)


@pytest.mark.parametrize("name", templates())
def test_every_heading_that_is_handed_out_is_understood(name: str) -> None:
    book = load_workbook(BytesIO(as_workbook(template(name), SWEDISH)))
    heading = [cell.value for cell in next(book["Figures"].iter_rows(max_row=1))]

    found = check(spoken(name), read_sheet(BytesIO(as_xlsx([heading]))))

    assert [
        f"{fault}" for fault in found.faults if "No row below" not in f"{fault}"
    ] == []
    text = as_text(template(name), SWEDISH).decode("utf-8-sig").strip().split(";")
    assert text == heading


@pytest.mark.parametrize("name", templates())
def test_every_name_that_is_offered_leads_to_its_own_code(name: str) -> None:
    for column in spoken(name).column:
        if column.by and column.by != "year":
            for code, english in names_in(template(name), column).items():
                for word in {code, english, SWEDISH(english)}:
                    assert code_in(word, column) == code, (column.by, word)


def test_a_sheet_in_swedish_states_what_one_in_english_does() -> None:
    rows = [
        ("SE", 2025, "Labour exploitation", "Female", "Adult", "EU", 12),
        ("SE", 2025, "Sexual exploitation", "Male", "Child", "Total", 9),
        ("SE", 2025, "Sexual exploitation", "Male", "Child", "EU", 9),
    ]
    names = dict(zip(SUSPECTS, template("police_suspects").column, strict=True))
    heading = [SWEDISH(column.heading) for column in names.values()]
    swedish = [[SWEDISH(v) if isinstance(v, str) else v for v in row] for row in rows]

    one = check(
        template("police_suspects"), read_sheet(BytesIO(as_xlsx([SUSPECTS, *rows])))
    )
    other = check(
        spoken("police_suspects"), read_sheet(BytesIO(as_xlsx([heading, *swedish])))
    )

    assert [str(fault) for fault in (*one.faults, *other.faults)] == []
    assert other.facts == one.facts and one.facts


def test_a_word_that_means_something_else_already_is_passed_over() -> None:
    def odd(words: str) -> str:
        return {"Country": "Year", "Male": "Female"}.get(words, words)

    found = understood_in(template("police_suspects"), odd)

    sex = next(column for column in found.column if column.by == "sex")
    assert code_in("Female", sex) == "F"
    assert found.headings["year"].by == "year"


def test_the_words_of_a_swedish_template_are_swedish() -> None:
    book = load_workbook(BytesIO(as_workbook(template("identification"), SWEDISH)))
    codes = {cell.value for row in book["Codes"].iter_rows() for cell in row}

    assert "Kön" in {cell.value for cell in next(book["Figures"].iter_rows(max_row=1))}
    assert SWEDISH("Labour exploitation") in codes
    assert "Labour exploitation" not in codes
