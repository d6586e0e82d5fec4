"""Whatever the standard, the persons that go in come out: by year and measure."""

import pytest
from hypothesis import given, settings

from ledfyr.domain.statistics.disclosure import Pattern, Policy, release
from ledfyr.domain.statistics.disclosure.table import TOTAL
from ledfyr.domain.statistics.facts import Fact, added_up
from ledfyr.domain.statistics.standards import (
    ctdc,
    eu_19a,
    eurostat,
    glotip,
    plain,
    sdmx,
)
from ledfyr.domain.statistics.standards.cutting import cuts
from ledfyr.domain.statistics.standards.publication import Publication, of_tables
from ledfyr.domain.statistics.standards.records import Reporting, added
from ledfyr.domain.statistics.standards.standard import standard
from tests.factories.facts import some_facts

ROWS = {
    "eurostat": (eurostat.rows, "OBS_VALUE"),
    "eu_19a": (eu_19a.rows, "persons"),
    "glotip": (glotip.rows, "txtVALUE"),
    "plain": (plain.rows, "count"),
    "sdmx": (sdmx.rows, "OBS_VALUE"),
}
BY = ("ref_area", "measure", "year")


def sums(facts: list[Fact]) -> dict[tuple[str, ...], int]:
    return added_up(facts, BY)


def tenfold(facts: list[Fact]) -> list[Fact]:
    """Return the facts ten times as large, so that no protection has to hide any."""
    from dataclasses import replace

    return [replace(fact, count=fact.count * 10) for fact in facts]


def shown_whole(name: str, facts: list[Fact]) -> Publication:
    made, left_out = cuts(standard(name), facts)
    return of_tables(
        name,
        [
            (cut.subject, release(cut.table, Pattern(), Policy(threshold=3)))
            for cut in made
        ],
        left_out,
    )


@pytest.mark.parametrize("name", ROWS)
@settings(max_examples=60, deadline=None)
@given(facts=some_facts)
def test_every_table_sums_to_its_facts(name: str, facts: list[Fact]) -> None:
    made, _left_out = cuts(standard(name), facts)

    for cut in made:
        about = cut.subject
        place = (about.ref_area, about.measure, str(about.year))
        assert sum(cut.table.counts.values()) == sums(facts)[place]


@pytest.mark.parametrize("name", ROWS)
@settings(max_examples=60, deadline=None)
@given(facts=some_facts)
def test_what_is_in_no_table_is_left_out_for_a_reason(
    name: str, facts: list[Fact]
) -> None:
    made, left_out = cuts(standard(name), facts)

    told = {(c.subject.ref_area, c.subject.measure, str(c.subject.year)) for c in made}
    silent = {
        f"{measure}, {area} {year}" for area, measure, year in set(sums(facts)) - told
    }
    assert silent <= {each.what for each in left_out if each.why}


@pytest.mark.parametrize("name", ROWS)
@settings(max_examples=40, deadline=None)
@given(facts=some_facts)
def test_the_row_of_all_together_holds_everybody(name: str, facts: list[Fact]) -> None:
    large = tenfold(facts)
    publication = shown_whole(name, large)
    rows, column = ROWS[name]

    sheet = rows(publication)

    axes = standard(name).axis
    totals = [number for number in publication.numbers if not number.codes]
    for number in totals:
        place = (number.ref_area, number.measure, str(number.year))
        assert number.value == sums(large)[place]
    assert len(sheet.rows) == len(publication.numbers)
    written = sheet.columns.index(column)
    for number, row in zip(publication.numbers, sheet.rows, strict=True):
        shown = str(row[written]).replace(",", "")
        assert shown == ("" if number.value is None else str(number.value))
    assert axes


@pytest.mark.parametrize("name", ROWS)
@settings(max_examples=40, deadline=None)
@given(facts=some_facts)
def test_the_parts_of_each_axis_come_to_the_whole(name: str, facts: list[Fact]) -> None:
    publication = shown_whole(name, tenfold(facts))

    parts: dict[object, int] = {}
    for number in publication.numbers:
        if len(number.codes) == 1:
            place = (number.ref_area, number.measure, number.year, number.codes[0][0])
            parts[place] = parts.get(place, 0) + (number.value or 0)
    whole = {
        (each.ref_area, each.measure, each.year): each.value
        for each in publication.numbers
        if not each.codes
    }
    assert all(value == whole[place[:3]] for place, value in parts.items())  # type: ignore[index]


@settings(max_examples=60, deadline=None)
@given(facts=some_facts)
def test_a_cell_without_a_fact_is_blank_and_never_zero(facts: list[Fact]) -> None:
    publication = shown_whole("plain", tenfold(facts))

    axes = standard("plain").axes
    for number in publication.numbers:
        assert any(
            fact.ref_area == number.ref_area
            and fact.measure == number.measure
            and fact.year == number.year
            and all(getattr(fact, axes[axis].of) == code for axis, code in number.codes)
            for fact in facts
        )


@pytest.mark.parametrize("columns", ["current", "classic"])
@settings(max_examples=60, deadline=None)
@given(facts=some_facts)
def test_one_record_a_victim_and_back_again(columns: str, facts: list[Fact]) -> None:
    made = ctdc.transfer(facts, columns)  # type: ignore[arg-type]

    sheet = made.sheet
    records = [
        {name: str(value) for name, value in zip(sheet.columns, row, strict=True)}
        for row in sheet.rows
    ]
    back = ctdc.facts(records, Reporting("SE", "POLICE")).facts
    victims = [fact for fact in facts if fact.measure == "victims"]
    assert added_up(back, ("year",)) == {
        year: count for year, count in added_up(victims, ("year",)).items() if count
    }


@settings(max_examples=60, deadline=None)
@given(facts=some_facts)
def test_adding_up_equal_facts_loses_nobody(facts: list[Fact]) -> None:
    assert sums(list(added(facts + facts))) == {
        place: 2 * count for place, count in sums(facts).items()
    }


def test_the_code_of_a_margin_is_no_code_of_a_standard() -> None:
    for name in ROWS:
        for axis in standard(name).axis:
            assert TOTAL not in {axis.not_recorded, *axis.codes.values()}
