"""A released table reads in our own codes and SDMX, and never in coarser ones."""

import pytest

from ledfyr.domain.statistics.standards import plain, sdmx
from ledfyr.domain.statistics.standards.publication import State
from ledfyr.domain.statistics.standards.released_figures import (
    CoarserCodes,
    of_releases,
)
from tests.factories.facts import RAW_TABLE, a_release


@pytest.mark.parametrize("name", ["plain", "sdmx"])
def test_every_cell_stands_there_with_its_state(name: str) -> None:
    publication = of_releases(name, [a_release()])

    assert len(publication.numbers) == 9
    states = {state: 0 for state in (State.NUMBER, State.SMALL, State.BESIDE)}
    for number in publication.numbers:
        states[number.state] += 1
        assert (number.value is None) == (number.state is not State.NUMBER)
    assert states == {State.NUMBER: 2, State.SMALL: 1, State.BESIDE: 6}
    assert publication.threshold == 5


def test_the_codes_stand_on_their_own_axes() -> None:
    sheet = plain.rows(of_releases("plain", [a_release()]))

    sex, form = sheet.columns.index("sex"), sheet.columns.index("form")
    count = sheet.columns.index("count")
    found = {(row[sex], row[form]): row[count] for row in sheet.rows}
    assert (found["M", "sexual"], found["all", "all"]) == (0, 24)


def test_day_edition_and_correction_are_told() -> None:
    rows = sdmx.rows(of_releases("sdmx", [a_release()])).rows

    assert "up to 2026-09-30; edition 2, released by Harbour county" in str(rows[0][-1])
    assert "Two forms were exchanged." in str(rows[0][-1])


@pytest.mark.parametrize("name", ["eurostat", "eu_19a", "glotip"])
def test_hidden_numbers_are_not_added_up_to_coarser_groups(name: str) -> None:
    with pytest.raises(CoarserCodes):
        of_releases(name, [a_release()])


def test_a_raw_table_is_no_release() -> None:
    with pytest.raises(TypeError):
        of_releases("plain", [RAW_TABLE])  # type: ignore[list-item]
