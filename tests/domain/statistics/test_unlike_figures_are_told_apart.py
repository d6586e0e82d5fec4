"""Figures of different units or methods are named as such before anybody compares."""

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published import counted_alike, differences, figure


def _cell(country: str, year: int | str, measure: str, by: str = "total") -> StatCell:
    return figure(country, year, measure, by).cells[0]


def test_different_units_come_first_and_name_the_units() -> None:
    cells = [_cell("DK", 2018, "children"), _cell("SE", 2018, "children")]

    first = differences(cells)[0]

    assert first.kind == "units_differ"
    assert first.units == ("persons", "crimes")
    assert first.areas == ("DK", "SE")


def test_each_flag_names_the_countries_it_concerns() -> None:
    cells = [_cell(c, 2018, "victims") for c in ("FI", "NO", "PL")]

    found = {each.kind: each.areas for each in differences(cells)}

    assert found["assisted_not_identified"] == ("FI",)
    assert found["method_changed"] == ("NO",)
    assert "units_differ" not in found


def test_one_country_that_counts_one_way_has_nothing_to_warn_of() -> None:
    assert differences([_cell("PL", 2018, "charged")]) == ()
    assert differences([]) == ()


def test_no_line_joins_years_before_and_after_a_change_of_method() -> None:
    years = [_cell("NO", year, "victims") for year in (2016, 2017, 2018)]

    assert not counted_alike(years[0], years[1])
    assert not counted_alike(years[1], years[0])
    assert counted_alike(years[1], years[2])


def test_no_line_joins_children_inside_and_apart_from_the_sexes() -> None:
    years = [_cell("DK", year, "victims", "sex") for year in (2016, 2017, 2018)]

    assert counted_alike(years[0], years[1])
    assert not counted_alike(years[1], years[2])
