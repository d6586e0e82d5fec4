"""Whatever a file holds, it gives facts or sentences with their place; no traceback."""

import random
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter

from ledfyr.domain.statistics.collection import (
    Checked,
    SheetRefused,
    template,
    templates,
)
from ledfyr.domain.statistics.collection.template import choices
from tests.factories.sheets import (
    SUSPECTS,
    a_book,
    as_csv,
    as_xlsx,
    read,
    saved,
    with_part,
)


def flat(grid: list[list[object]]) -> list[object]:
    return [cell for row in grid for cell in row][:12]


often = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
words = st.text(max_size=12).map(lambda text: ILLEGAL_CHARACTERS_RE.sub("", text))
meant = st.sampled_from(
    ["SE", "Sweden", 2018, "2018", "labour", "M", "Female", "Total", "adult", "EU"]
    + [0, 7, 7.0, "1 234", "1.234", "1,234", "12,0", "-", "–", "", " ", "Not known"]
)
odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1901, 1, 1), date(2100, 1, 1)),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(300)),
    words,
    words.map(lambda text: "=" + text),
    st.sampled_from(["=SUM(A1:A9)", "=1/0", "#REF!", "#N/A", "=cmd|' /C x'!A0"]),
)
cells = st.one_of(meant, odd)
rows = st.lists(st.lists(cells, max_size=9), max_size=8)
headings = st.one_of(st.just(list(SUSPECTS)), st.permutations(SUSPECTS), rows.map(flat))


def answer(content: bytes, name: str = "police_suspects") -> Checked | str:
    """Return what a file gives; any other exception fails the test."""
    try:
        found = read(content, name)
    except SheetRefused as refused:
        return a_sentence(str(refused))
    for fault in found.faults:
        a_sentence(str(fault.what))
        a_sentence(str(fault.cure))
        assert fault.row >= 1
        assert fault.letter.isalpha() or fault.letter == ""
    assert not (found.faults and (found.facts or found.cells))
    assert all(type(f.count) is int and f.count >= 0 for f in found.facts)
    return found


def a_sentence(text: str) -> str:
    assert text.rstrip().endswith(".") and "Traceback" not in text, text
    assert len(text) < 1200 and "\n" not in text, text
    return text


@often
@given(headings, rows)
def test_any_cells_of_a_workbook(heading: list[object], body: list[list[object]]):
    answer(as_xlsx([heading, *body]))


@often
@given(
    body=rows,
    merged=st.tuples(*[st.integers(1, 6)] * 4),
    hidden=st.sampled_from(["visible", "hidden", "veryHidden"]),
    title=st.sampled_from(["Figures", "Sheet1", "figures ", "Blad"]),
    format_of=st.sampled_from(["General", "dd.mm.yyyy", "0,00", "@", "[h]:mm"]),
)
def test_any_shape_of_a_workbook(
    body: list[list[object]],
    merged: tuple[int, int, int, int],
    hidden: str,
    title: str,
    format_of: str,
):
    book = a_book([SUSPECTS, *body], title, Other=[["x"]])
    sheet, (left, top, wide, high) = book.worksheets[0], merged
    corner = f"{get_column_letter(left)}{top}"
    sheet.merge_cells(f"{corner}:{get_column_letter(left + wide)}{top + high - 1}")
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.number_format = format_of
    book["Other"].sheet_state = hidden

    assert isinstance(answer(saved(book)), str)


@often
@given(st.integers(0, 2**32 - 1), st.integers(1, 30))
def test_a_workbook_with_damaged_bytes(seed: int, how_many: int):
    chance = random.Random(seed)
    content = bytearray(as_xlsx([SUSPECTS, ("SE", 2018, "labour", "M", "adult", "EU")]))
    for _ in range(how_many):
        content[chance.randrange(len(content))] = chance.randrange(256)

    answer(bytes(content))
    answer(bytes(content[: chance.randrange(len(content))]))


INTRUDERS = [b"<row r='9999999999'/>", b"<c r='ZZZZ1'/>", b"&lol;", b"\xff", b"]]>"]
PARTS = zipfile.ZipFile(BytesIO(as_xlsx([SUSPECTS]))).namelist()


@often
@given(st.sampled_from(PARTS), st.integers(0, 2**32 - 1))
def test_a_workbook_with_a_damaged_part(part: str, seed: int):
    chance = random.Random(seed)

    def damaged(text: bytes) -> bytes:
        kept = bytearray(text)
        match chance.randrange(4):
            case 0:
                del kept[chance.randrange(len(kept)) :]
            case 1:
                at = chance.randrange(len(kept))
                kept[at:at] = chance.choice(
                    [
                        b"<row r='9999999999'/>",
                        b"<c r='ZZZZ1'/>",
                        b"&lol;",
                        b"\xff",
                        b"]]>",
                    ]
                )
            case 2:
                at = chance.randrange(len(kept))
                del kept[at : at + chance.randrange(1, 40)]
            case _:
                kept = bytearray(text.replace(b'"1"', b'"-1"').replace(b"A1", b"A0"))
        return bytes(kept)

    book = as_xlsx([SUSPECTS, ("SE", 2018, "labour", "M", "adult", "EU", 7)])
    answer(with_part(book, part, damaged))


@often
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes):
    answer(content)


@often
@given(
    st.text(max_size=300), st.sampled_from(["utf-8", "utf-16", "cp1252", "utf-8-sig"])
)
def test_any_text(text: str, encoding: str):
    answer(text.encode(encoding, errors="replace"))


@often
@given(rows, st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_ragged_text_table(body: list[list[object]], delimiter: str, encoding: str):
    text = as_csv([SUSPECTS, *body], delimiter=delimiter).decode()

    answer(text.encode(encoding, errors="replace"))


@often
@given(st.sampled_from([*templates()]), rows)
def test_any_cells_below_the_heading_of_any_template(
    name: str, body: list[list[object]]
):
    heading = [column.heading for column in template(name).column]

    answer(as_xlsx([heading, *body]), name)


def combinations() -> st.SearchStrategy[Sequence[Sequence[object]]]:
    coded = [
        st.sampled_from([*choices(dimension).items()])
        for dimension in ("form", "sex", "age_group", "citizenship_group")
    ]
    return st.lists(
        st.tuples(*coded, st.integers(0, 10**6)),
        min_size=1,
        max_size=12,
        unique_by=lambda row: row[:4],
    )


@often
@given(
    combinations(),
    st.booleans(),
    st.sampled_from(["xlsx", *[(e, d) for e in ("utf-8", "utf-16") for d in ",;\t"]]),
)
def test_what_was_written_down_is_read_again(stated, in_words: bool, how):
    def written(row):
        return ("SE", 2018, *(pair[in_words] for pair in row[:4]), row[4])

    body = [SUSPECTS, *map(written, stated)]

    content = (
        as_xlsx(body)
        if how == "xlsx"
        else as_csv(body, encoding=how[0], delimiter=how[1])
    )
    found = answer(content)

    assert isinstance(found, Checked) and found.faults == ()
    assert [
        (f.form, f.sex, f.age_group, f.citizenship_group, f.count) for f in found.facts
    ] == [(*(pair[0] for pair in row[:4]), row[4]) for row in stated]


def test_the_strategies_reach_both_ends() -> None:
    good = as_xlsx([SUSPECTS, ("SE", 2018, "labour", "M", "adult", "EU", 7)])

    assert isinstance(answer(good), Checked)
    assert isinstance(answer(b"%PDF"), str)
