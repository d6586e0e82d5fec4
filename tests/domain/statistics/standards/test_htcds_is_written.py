"""Facts become records in the words of HTCDS 2.0, and come back as many."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from ledfyr.domain.statistics.facts import Fact, added_up
from ledfyr.domain.statistics.standards import htcds
from ledfyr.domain.statistics.standards.htcds_written import NotOneYear, transfer
from ledfyr.domain.statistics.standards.records import Reporting
from tests.factories.facts import some_facts

TOLD = ("presumed_victims", "identified_victims")


def of_one_year(facts: list[Fact]) -> list[Fact]:
    return [replace(fact, ref_area="SE", year=2026) for fact in facts]


def back(facts: list[Fact]) -> tuple[Fact, ...]:
    sheet = transfer(facts).sheet
    records = [
        {name: str(value) for name, value in zip(sheet.columns, row, strict=True)}
        for row in sheet.rows
    ]
    return htcds.facts(records, Reporting("SE", "", 2026)).facts


@settings(max_examples=60, deadline=None)
@given(facts=some_facts)
def test_as_many_persons_come_back_from_each_body(facts: list[Fact]) -> None:
    facts = of_one_year(facts)

    by = ("body", "measure")
    found = {k: n for k, n in added_up(back(facts), by).items() if k[1] in TOLD}

    told = {k: n for k, n in added_up(facts, by).items() if k[1] in TOLD and n}
    assert found == told


def test_what_the_standard_can_say_comes_back_as_it_was() -> None:
    fact = Fact(
        ref_area="SE",
        body="POLICE",
        measure="identified_victims",
        year=2026,
        count=3,
        form="sexual",
        form_detail="SEX_PORNOGRAPHY",
        citizenship="VN",
        citizenship_group="OTHER",
        sector="I",
        exploited_in="SE",
    )

    found = [each for each in back([fact]) if each.measure == fact.measure]

    assert found == [fact]


def test_registered_victims_are_not_written_as_possible_ones() -> None:
    fact = Fact(ref_area="SE", body="POLICE", measure="victims", year=2026, count=3)

    assert not transfer([fact]).sheet.rows


def test_facts_of_two_years_are_refused() -> None:
    one = Fact(
        ref_area="SE", body="POLICE", measure="presumed_victims", year=2026, count=3
    )

    with pytest.raises(NotOneYear, match="one country and year"):
        transfer([one, replace(one, year=2025)])
