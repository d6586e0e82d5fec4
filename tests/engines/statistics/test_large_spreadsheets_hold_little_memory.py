"""However many rows a file has, little memory is held and a sentence ends it."""

import tracemalloc
from collections.abc import Iterator
from io import BytesIO

import pytest

from ledfyr.domain.statistics.collection import Checked, Sheet, check, template
from tests.factories.sheets import SUSPECTS, as_csv, as_xlsx, read, with_part

SHEET = "xl/worksheets/sheet1.xml"
MEGABYTE = 1_000_000


def with_rows(rows: int) -> bytes:
    """Return a workbook whose rows hold spaces only, so that none is kept."""
    body = b"".join(
        b'<row r="%d">%s</row>' % (n, b'<c t="inlineStr"><is><t> </t></is></c>' * 7)
        for n in range(2, rows + 2)
    )
    return with_part(
        as_xlsx([SUSPECTS]),
        SHEET,
        lambda part: part.replace(b"</sheetData>", body + b"</sheetData>"),
    )


def peak_of(content: bytes) -> tuple[int, Checked]:
    tracemalloc.start()
    try:
        found = read(content)
        return tracemalloc.get_traced_memory()[1], found
    finally:
        tracemalloc.stop()


def test_ten_times_the_rows_of_a_workbook_hold_hardly_more() -> None:
    small, large = with_rows(1_000), with_rows(10_000)

    few, many = peak_of(small)[0], peak_of(large)[0]

    assert many < few + 3 * MEGABYTE


def test_a_long_text_file_is_never_held_as_a_whole() -> None:
    content = as_csv([SUSPECTS]) + b",,,,,,\n" * 100_000

    peak, found = peak_of(content)

    assert peak < 6 * MEGABYTE
    assert [fault.row for fault in found.faults] == [1]


def test_rows_beyond_the_last_that_is_read_are_told() -> None:
    far = b'<row r="1000001"><c r="A1000001"><v>1</v></c></row></sheetData>'
    content = with_part(
        as_xlsx([SUSPECTS]), SHEET, lambda part: part.replace(b"</sheetData>", far)
    )

    [fault] = read(content).faults

    assert fault.row == 1_000_001
    assert "more than 1,000,000 rows" in str(fault)


def test_a_text_file_of_a_million_lines_is_told() -> None:
    [fault] = read(as_csv([SUSPECTS]) + b"\n" * 1_000_001).faults

    assert "more than 1,000,000 rows" in str(fault)


def test_a_list_of_people_is_not_taken_for_statistics(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "ledfyr.domain.statistics.collection.limits.MOST_COMBINATIONS", 3
    )

    def rows() -> Iterator[tuple[int, tuple[object, ...]]]:
        for number in range(2, 99):
            yield number, ("SE", 1990 + number, "labour", "M", "adult", "EU", 1)

    found = check(template("police_suspects"), Sheet(1, SUSPECTS, rows()))

    assert "more than 3 different combinations" in str(found.faults[-1])
    assert found.facts == () and not found.is_whole


def test_a_faulty_file_is_not_read_to_its_end() -> None:
    content = BytesIO(as_csv([SUSPECTS]) + b"?,?,?,?,?,?,?\n" * 200_000)

    found = read(content.getvalue())

    assert len(found.faults) == 100
    assert found.rows < 20
