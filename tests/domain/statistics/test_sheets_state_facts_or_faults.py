"""A filled-in sheet states facts, or all that is to correct; nothing between."""

import pytest

from ledfyr.domain.statistics.collection import Odd, column_letter
from ledfyr.domain.statistics.facts import NOT_RECORDED
from tests.factories.sheets import CRIMES, SUSPECTS, checked

GOOD = ("SE", 2018, "labour", "M", "adult", "EU", 7)


def faults(*rows, heading=SUSPECTS):
    return [str(fault) for fault in checked(heading, *rows).faults]


def test_a_row_is_a_fact_in_its_codes() -> None:
    found = checked(SUSPECTS, GOOD)

    [fact] = found.facts
    assert (fact.body, fact.measure, fact.year, fact.count) == (
        "police",
        "suspects",
        2018,
        7,
    )
    assert (fact.form, fact.sex, fact.citizenship_group) == ("labour", "M", "EU")
    assert (fact.form_detail, fact.citizenship) == (NOT_RECORDED, NOT_RECORDED)
    assert found.can_be_taken


def test_words_of_the_body_and_names_are_understood_as_codes() -> None:
    row = (
        "Sweden",
        "2018",
        "labour  exploitation",
        "Kvinna",
        "BARN",
        "Third country",
        "1",
    )

    [fact] = checked(SUSPECTS, row).facts

    assert (fact.ref_area, fact.form, fact.sex) == ("SE", "labour", "F")
    assert (fact.age_group, fact.citizenship_group) == ("child", "OTHER")


def test_a_fine_form_counts_as_its_broad_one() -> None:
    heading = ("Country", "Year", "Form", "Sex", "Age", "Victims")
    row = ("FI", 2020, "SEX_REMOTE", "F", "adult", 5)

    [fact] = checked(heading, row, name="identification").facts

    assert (fact.form_detail, fact.form) == ("SEX_REMOTE", "sexual")


def test_children_among_victims_are_stated_with_them() -> None:
    heading = ("Country", "Year", "Form", "Sex", "Age", "Victims", "Presumed victims")
    row = ("FI", 2020, "BEGGING", "F", "child", 5, 4)

    facts = checked(heading, row, name="identification").facts

    assert {(f.measure, f.count) for f in facts} == {
        ("victims", 5),
        ("children", 5),
        ("presumed_victims", 4),
    }


def test_zero_blank_and_dash_differ() -> None:
    found = checked(
        CRIMES,
        ("SE", 2018, "labour", 0, "-"),
        ("SE", 2018, "begging", None, "\u2013"),
    )

    assert [(f.form, f.measure, f.count) for f in found.facts] == [
        ("labour", "crimes_reported", 0)
    ]
    assert (found.blanks, found.dashes) == (1, 2)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("12\u202f345\u202f678", 12345678),
        (" 7 ", 7),
        (7.0, 7),
        ("007", 7),
    ],
)
def test_a_whole_number_is_read_however_it_is_grouped(written, number) -> None:
    [fact] = checked(SUSPECTS, (*GOOD[:6], written)).facts

    assert fact.count == number


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("1.234", "can be read in two ways. Write 1234"),
        ("1,234", "can be read in two ways. Write 1234"),
        ("12,0", "has decimals"),
        ("12.5", "has decimals"),
        (12.5, "has decimals"),
        (-3, "below zero"),
        ("-3", "below zero"),
        ("many", "is not a number"),
        ("٣", "is not a number"),
        (float("nan"), "is not a number"),
        (10**12, "more than can be counted"),
        ("9" * 400, "more than can be counted"),
        (Odd.FORMULA, "holds a formula"),
        (Odd.DATE, "holds a date"),
        (Odd.BOOLEAN, "true or false"),
        (Odd.ERROR, "error of the spreadsheet"),
    ],
)
def test_what_is_no_whole_number_is_told_with_its_place(written, told) -> None:
    [fault] = faults((*GOOD[:6], written))

    assert fault.startswith("row 2, column G (Suspected persons): ")
    assert told in fault


def test_every_fault_is_told_at_once_and_nothing_is_taken() -> None:
    found = checked(
        SUSPECTS, GOOD, ("XX", 18, None, "q", Odd.DATE, 3.5, "x"), (*GOOD[:6], 1)
    )

    places = [(fault.row, fault.letter) for fault in found.faults]
    assert places == [*((3, letter) for letter in "ABCDEFG"), (4, "")]
    assert found.facts == () and not found.can_be_taken


def test_the_same_combination_twice_names_the_first_row() -> None:
    [fault] = faults(GOOD, (*GOOD[:6], 8))

    assert "row 3: This combination stands in row 2 already." in fault


def test_a_cell_to_the_right_of_the_headings_is_not_lost() -> None:
    [fault] = faults((*GOOD, None, "stray"))

    assert fault.startswith("row 2, column I: 'stray' stands in a column without")


def test_blank_rows_are_passed_over_but_numbered() -> None:
    [fault] = faults((None,) * 7, ("", " "), (*GOOD[:6], "x"))

    assert fault.startswith("row 4,")


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ((*SUSPECTS, "Shoe size"), "column H (Shoe size): The template has no column"),
        ((*SUSPECTS, "Suspects"), "column H (Suspects): Another column has this"),
        (SUSPECTS[1:], "row 1: The column 'Country' is missing."),
        ((*SUSPECTS[:6], 7), "column G: The heading is missing."),
        (("x",) * 101, "more than 100 columns"),
    ],
)
def test_a_heading_that_does_not_fit_is_told(heading, told) -> None:
    found = checked(heading, GOOD, name="police_suspects")

    assert told in " ".join(map(str, found.faults))
    assert not found.can_be_taken


def test_a_sheet_without_rows_states_nothing() -> None:
    [fault] = faults()

    assert "No row below the heading holds anything." in fault


def test_only_the_first_faults_are_kept() -> None:
    found = checked(SUSPECTS, *[("?",) * 7] * 500)

    assert len(found.faults) == 100
    assert not found.is_whole


def test_a_total_is_compared_with_its_parts_and_is_no_fact() -> None:
    found = checked(
        SUSPECTS,
        GOOD,
        (*GOOD[:3], "F", *GOOD[4:6], 3),
        (*GOOD[:3], "Total", *GOOD[4:6], 10),
        (*GOOD[:2], *["total"] * 4, 10),
    )

    assert found.faults == ()
    assert (len(found.facts), found.totals) == (2, 2)


def test_a_total_that_does_not_come_out_is_told_with_both_numbers() -> None:
    [fault] = faults(GOOD, (*GOOD[:3], "Total", *GOOD[4:6], 9))

    assert fault.startswith("row 3, column G (Suspected persons): The total is 9, and")
    assert "come to 7" in fault


def test_a_total_may_be_more_where_a_part_is_not_known() -> None:
    gap = (*GOOD[:3], "F", *GOOD[4:6], None)

    assert faults(GOOD, gap, (*GOOD[:3], "Total", *GOOD[4:6], 9)) == []
    [fault] = faults(GOOD, gap, (*GOOD[:3], "Total", *GOOD[4:6], 6))
    assert "come to 7" in fault


def test_a_total_without_parts_is_told() -> None:
    [fault] = faults((*GOOD[:3], "Total", *GOOD[4:6], 9))

    assert "row 2: This total has no parts in the sheet." in fault


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")]
)
def test_columns_are_called_as_in_a_spreadsheet(number, letters) -> None:
    assert column_letter(number) == letters
