"""Each cell of the report's tables of 2016-2018 comes out as it was printed.

`roundup_2016_2018.csv` lists the cells as read from the tables of "Human Trafficking
2020: Baltic Sea Region Round-up Report", Council of the Baltic Sea States, 2020.
"""

import csv
from pathlib import Path

import pytest

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published import countries, figure, figures, years

_PRINTED = Path(__file__).with_name("roundup_2016_2018.csv")
_ALL = list(csv.DictReader(_PRINTED.read_text(encoding="utf-8").splitlines()))
_ELEVEN = ("DE", "DK", "EE", "FI", "IS", "LT", "LV", "NO", "PL", "RU", "SE")


def _cells(country: str) -> list[StatCell]:
    return [
        cell
        for year in years(country)
        for figure in figures(country, year)
        for cell in figure.cells
    ]


def _row(cell: StatCell) -> tuple[str, ...]:
    candidates = "/".join(str(number) for number in cell.candidates)
    value = candidates if cell.value is None else str(cell.value)
    place = (cell.period, cell.measure, cell.by, cell.category)
    return (*place, cell.printed.value, value, cell.certainty.value)


def test_all_eleven_countries_are_in_the_record() -> None:
    assert countries() == _ELEVEN


@pytest.mark.parametrize("country", _ELEVEN)
def test_every_cell_of_a_country_comes_out_and_no_other(country: str) -> None:
    printed = {tuple(row.values())[1:] for row in _ALL if row["country"] == country}

    assert {_row(cell) for cell in _cells(country)} == printed


@pytest.mark.parametrize("country", _ELEVEN)
def test_every_cell_names_its_lines_and_what_supports_it(country: str) -> None:
    assert all(cell.lines and cell.evidence and cell.source for cell in _cells(country))


@pytest.mark.parametrize(
    ("country", "year", "measure", "by", "values"),
    [
        ("DK", 2016, "investigations", "total", {"total": None}),
        ("DK", 2018, "victims", "sex", {"male": 51, "female": 35, "transgender": 1}),
        ("DE", 2017, "victims", "total", {}),
        ("DE", 2016, "victims", "sex", {"female": 479, "unknown": 6}),
        ("LT", 2018, "victims", "citizen", {"Lithuanian": 44}),
        ("LV", 2018, "children", "total", {"total": 0}),
        ("RU", 2018, "children", "sex", {"male": 3, "female": 6}),
        ("SE", 2016, "victims", "total", {}),
        ("SE", 2016, "crimes_reported", "total", {"total": 70}),
        ("SE", 2016, "convicted", "total", {}),
        ("IS", "2016-2018", "victims", "total", {"total": 61}),
        ("EE", 2016, "victims", "citizen", {}),
    ],
)
def test_dash_zero_blank_and_lost_are_four_things(
    country: str, year: int, measure: str, by: str, values: dict[str, int | None]
) -> None:
    assert figure(country, year, measure, by).values() == values
