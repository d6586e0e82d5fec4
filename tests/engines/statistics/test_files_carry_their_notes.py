"""Workbooks and Parquet files hold the figures and what to know before using them."""

import json
from io import BytesIO

import pyarrow.parquet as pq
from openpyxl import load_workbook

from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.standards import plain
from ledfyr.domain.statistics.standards.sheet import Sheet
from ledfyr.domain.statistics.standards.telling import told
from ledfyr.engines.statistics import figure_workbook, parquet
from tests.factories.facts import as_published

FACTS = [
    Fact(
        ref_area="SE",
        body="POLICE",
        measure="victims",
        year=2026,
        count=count,
        form=form,
    )
    for count, form in ((12, "sexual"), (3, "labour"), (0, "organ"))
]


def test_a_workbook_keeps_hidden_and_zero_apart() -> None:
    publication = as_published("plain", FACTS)

    book = load_workbook(
        BytesIO(figure_workbook.written(plain.rows(publication), told(publication)))
    )

    heading, *rows = book["Figures"].values
    form, count = heading.index("form"), heading.index("count")
    assert {row[form]: row[count] for row in rows} == {
        "sexual": None,
        "labour": None,
        "organ": 0,
        "all": 15,
    }


def test_the_notes_tell_counting_protection_source_and_losses() -> None:
    publication = as_published("plain", FACTS)

    book = load_workbook(
        BytesIO(figure_workbook.written(plain.rows(publication), told(publication)))
    )

    kinds = {row[0] for row in book["Notes"].values}
    assert {"counting rule", "protection", "source", "standard", "lost"} <= kinds


def test_no_text_becomes_a_formula() -> None:
    sheet = Sheet(("body",), (('=HYPERLINK("http://example.org")',),))

    book = load_workbook(BytesIO(figure_workbook.written(sheet, [("note", "=1+1")])))

    assert book["Figures"]["A2"].data_type == "s"
    assert book["Notes"]["B1"].data_type == "s"


def test_a_parquet_file_has_nulls_for_hidden_numbers_and_notes_in_its_metadata() -> (
    None
):
    publication = as_published("plain", FACTS)

    table = pq.read_table(BytesIO(parquet.written(publication)))

    rows = table.to_pylist()
    assert {row["form"]: row["count"] for row in rows} == {
        "sexual": None,
        "labour": None,
        "organ": 0,
        "all": 15,
    }
    notes = json.loads(table.schema.metadata[b"ledfyr_notes"])
    assert {each["kind"] for each in notes} >= {"protection", "source"}
