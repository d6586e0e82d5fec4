"""A year's released figures can be taken along as files, with their notes."""

import json
from datetime import date
from io import BytesIO

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from ledfyr.apps.statistics.actions import publish_release
from ledfyr.domain.access.roles import Role
from ledfyr.domain.statistics.standards import sdmx
from ledfyr.engines.statistics.sdmx_messages import read
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, a_case, a_case_worker, browser_of

pytestmark = pytest.mark.django_db

FILES = ("figures.xlsx", "figures.parquet", "figures.sdmx.xml", "figures.structure.xml")
FORMS = ["LABOUR"] * 7 + ["SEX_OTHER"] * 6 + ["BEGGING"] * 3


@pytest.fixture
def released(tmp_path, settings):
    settings.LEDFYR_RELEASES_FOLDER = tmp_path
    worker = a_case_worker()
    for form in FORMS:
        a_case(worker, presumed_on=date(2026, 5, 4), main_form=form)
    counter = a_viewer(Role.STATISTICIAN)
    for table in (("form",), ("sex",)):
        publish_release(by=counter, now=NOW, year=2026, dimensions=table)


def asked(address, role=Role.STATISTICIAN):
    return browser_of(a_viewer(role)).get(f"/figures/{address}")


def test_the_page_offers_every_kind_of_file(released):
    html = asked("2026/files/").content.decode()

    assert all(f"/figures/2026/{name}" in html for name in FILES)
    assert "2 released tables, protected as they were released." in html
    assert "/figures/2026/files/" in asked("2026/").content.decode()


@pytest.mark.parametrize("name", ["files/", *FILES])
def test_a_year_without_a_release_has_no_files(released, name):
    assert asked(f"2025/{name}").status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_handed_out_under_a_name_of_its_year(released, name):
    answer = asked(f"2026/{name}")

    stem, _dot, ending = name.partition(".")
    assert answer["Content-Disposition"] == (
        f'attachment; filename="{stem}-2026.{ending}"'
    )


def test_the_workbook_hides_what_the_release_hides_and_says_how(released):
    book = load_workbook(BytesIO(asked("2026/figures.xlsx").content))

    heading, *rows = book["Figures"].values
    form, sex, count = (heading.index(name) for name in ("form", "sex", "count"))
    counts = {(row[form], row[sex]): row[count] for row in rows}
    assert counts["begging", "all"] is None
    assert counts["organ", "all"] == 0
    assert counts["all", "all"] == 16
    notes = [text for _kind, text in book["Notes"].values]
    assert any("Each person counts once" in text for text in notes)
    assert any("Numbers from 1 to 4 are hidden" in text for text in notes)


def test_the_parquet_file_carries_the_edition_in_its_notes(released):
    table = pq.read_table(BytesIO(asked("2026/figures.parquet").content))

    notes = json.loads(table.schema.metadata[b"ledfyr_notes"])
    assert any("edition 1, released by" in each["text"] for each in notes)
    assert None in table.column("count").to_pylist()


def test_the_sdmx_message_is_valid_and_holds_the_same_numbers(released):
    publication = sdmx.read(read(asked("2026/figures.sdmx.xml").content))

    told = {number.codes: number.value for number in publication.numbers}
    assert told[()] == 16
    assert told[(("FORM", "BEGGING"),)] is None
    by_sex = [
        n for codes, n in told.items() if len(codes) == 1 and codes[0][0] == "SEX"
    ]
    assert sum(number or 0 for number in by_sex) == 16


@pytest.mark.parametrize("name", ["files/", "figures.xlsx"])
def test_the_figures_of_a_year_cost_few_queries(
    released, name, django_assert_max_num_queries
):
    browser = browser_of(a_viewer(Role.STATISTICIAN))

    with django_assert_max_num_queries(8):
        browser.get(f"/figures/2026/{name}")
