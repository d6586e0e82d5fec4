"""Published figures are shown as printed: gaps told apart, nothing added, no rank."""

import csv
import json
import re
from io import StringIO

import pytest
from django.test import Client

from ledfyr.domain.statistics.published import countries, figure, figures, years
from ledfyr.domain.statistics.published.crossing import DIMENSIONS
from ledfyr.web.public.statistics.asked import BY, WHAT, Asked, asked
from ledfyr.web.public.statistics.grid import grid
from tests.web.public.test_a_shoulder_learns_nothing import SUBJECT

SVG = "image/svg+xml; charset=utf-8"


def _rows(page: str) -> dict[str, list[str]]:
    """Return what stands in each row of the last table of a page, by its heading."""
    table = page[page.rindex("<table") :]
    found = re.findall(r'<th scope="row"[^>]*>(.*?)</th>(.*?)</tr>', table, re.DOTALL)
    return {_bare(name): _cells(rest) for name, rest in found}


def _cells(row: str) -> list[str]:
    return [_bare(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)]


def _bare(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_region_names_every_country_and_never_ranks(public_client: Client) -> None:
    rows = _rows(public_client.get("/en/numbers/").text)

    assert list(rows) == sorted(rows)
    assert len(rows) == len(countries())
    assert rows["Finland"] == ["163"]


def test_dash_lost_likely_unclear_and_nothing_are_told_apart_in_words(
    public_client: Client,
) -> None:
    denmark = public_client.get("/en/numbers/dk/?w=6").text
    years_page = _rows(public_client.get("/en/numbers/years/").text)

    assert _rows(denmark)["All together"] == ["a dash"] * 3
    assert years_page["Norway"][:2] == ["262 (likely)", "lost"]
    assert years_page["Iceland"][0] == "nothing printed"
    assert "0" in _rows(public_client.get("/en/numbers/years/?w=4").text)["Latvia"][2]


@pytest.mark.parametrize("country", countries())
def test_country_page_shows_every_number_as_printed(
    public_client: Client, country: str
) -> None:
    for code, measure in WHAT.items():
        for letter, by in BY.items():
            address = f"/en/numbers/{country.lower()}/?w={code}&b={letter}"
            expected = [
                str(cell.value)
                for year in years(country)
                for each in figures(country, year)
                for cell in each.cells
                if (cell.measure, cell.by) == (measure, by) and cell.value is not None
            ]
            if expected:
                shown = _rows(public_client.get(address).text)
                numbers = [
                    re.sub(r"\D.*", "", cell.replace(",", ""))
                    for row in shown.values()
                    for cell in row
                    if cell[0].isdigit() and "unclear" not in cell
                ]
                assert sorted(numbers) == sorted(expected), address


def test_every_place_holds_one_printed_cell_and_never_a_sum() -> None:
    for measure in WHAT.values():
        for rows in DIMENSIONS:
            shown = grid(Asked(measure, "total", rows, "year", "total"))
            for cell in shown.cells:
                printed = figure(cell.ref_area, cell.period, measure).cells
                assert cell in printed


def test_different_units_are_warned_of_and_written_beside_each_number(
    public_client: Client,
) -> None:
    page = public_client.get("/en/numbers/years/?w=4").text

    assert "Different units stand side by side: persons, crimes." in page
    assert _rows(page)["Sweden"][0] == "3 crimes"
    assert _rows(page)["Denmark"][0] == "9 persons"
    assert page.index("Before you compare") < page.index("<table")


def test_change_of_method_is_warned_of(public_client: Client) -> None:
    page = public_client.get("/en/numbers/years/").text

    assert "Norway: The method changed between the years." in page


def test_pivot_turns_rows_and_columns(public_client: Client) -> None:
    one = _rows(public_client.get("/en/numbers/table/?b=b&r=country&c=kind&o=2").text)
    other = _rows(public_client.get("/en/numbers/table/?b=b&r=kind&c=country&o=2").text)

    turned = [list(column) for column in zip(*other.values(), strict=True)]

    assert list(one.values()) == turned


def test_wrong_words_in_an_address_fall_back(public_client: Client) -> None:
    for query in (
        "w=x&b=zz&r=cat&c=&o=-1",
        "o=999999",
        "w=1&w=2",
        "o=²",
        "r=year&c=year",
    ):
        assert public_client.get(f"/en/numbers/table/?{query}").status_code == 200
        assert public_client.get(f"/en/numbers/table.svg?{query}").status_code == 200
    assert public_client.get("/en/numbers/xx/").status_code == 404


def test_every_question_comes_back_from_its_own_address() -> None:
    for measure in WHAT.values():
        for by in BY.values():
            for rows, columns in (("country", "year"), ("kind", "country")):
                start = asked({"w": "1"}) if measure == "victims" else None
                question = start or Asked(measure, by, rows, columns, "")
                words = dict(p.split("=") for p in question.query.split("&"))
                again = asked(words)

                assert (
                    asked(dict(p.split("=") for p in again.query.split("&"))) == again
                )


def test_no_address_on_the_pages_names_the_subject(public_client: Client) -> None:
    for address in ("", "years/", "table/?b=c&r=kind&c=year", "se/?b=c"):
        page = public_client.get(f"/en/numbers/{address}").text
        named = re.findall(r'(?:href|src|value|name|action)="([^"]*)"', page)

        assert len(named) > 20
        assert [each for each in named if SUBJECT.search(each)] == []


@pytest.mark.parametrize("name", ["map", "years", "table"])
def test_drawings_are_pictures_that_keep_nothing(
    public_client: Client, name: str
) -> None:
    answer = public_client.get(f"/en/numbers/{name}.svg")

    assert answer["Content-Type"] == SVG
    assert answer["Cache-Control"] == "no-store"
    assert "<script" not in answer.text
    assert "163" in answer.text


def test_map_shades_no_country_that_counts_in_another_unit(
    public_client: Client,
) -> None:
    drawn = public_client.get("/en/numbers/map.svg?w=4&o=0").text

    assert ">SE 3 crimes<" in drawn
    assert ">FI 21<" in drawn


def test_drawings_speak_the_language_of_the_page(public_client: Client) -> None:
    assert "Denmark" in public_client.get("/en/numbers/years.svg").text
    assert "Danmark" in public_client.get("/sv/numbers/years.svg").text


def test_files_carry_gaps_notes_and_warnings(public_client: Client) -> None:
    text = public_client.get("/en/numbers/table.csv?w=4").text
    rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    found = json.loads(public_client.get("/en/numbers/table.json?w=4").text)

    estonia = next(r for r in rows if (r["country"], r["period"]) == ("EE", "2017"))
    assert (estonia["value"], estonia["printed"]) == ("", "lost")
    assert "Different units stand side by side" in text
    assert found["before_comparing"] and found["sources"]
    assert {note for cell in found["cells"] for note in cell["notes"].split()} == set(
        found["notes"]
    )
    assert [c["value"] for c in found["cells"] if c["country"] == "LV"] == [6, 3, 0]
