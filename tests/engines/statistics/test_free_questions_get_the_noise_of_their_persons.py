"""A filter changes who is counted, never the noise of those who are."""

import pytest

from ledfyr.domain.statistics.disclosure import TableError
from ledfyr.engines.statistics.cube import CubeError
from ledfyr.engines.statistics.free_questions import answer
from ledfyr.engines.statistics.perturbation import perturb
from tests.factories.made_up_facts import facts

SECRET = b"made up for this test"
FACTS = facts(900)


def _cells(table):
    return {cell.key: cell.count for cell in table.cells}


@pytest.mark.parametrize("by", [("sex",), ("sex", "year"), ("ref_area", "year", "sex")])
def test_without_filters_it_is_the_table_with_noise(by):
    table = answer(FACTS, by, {}, SECRET)

    assert table.dimensions == by
    assert _cells(table) == _cells(perturb(FACTS, by, SECRET))


def test_a_filter_is_as_if_the_others_were_never_counted():
    only = {"year": {"2017"}, "citizenship": {"RO", "VN"}}
    kept = [f for f in FACTS if f.year == 2017 and f.citizenship in ("RO", "VN")]

    table = answer(FACTS, ("sex", "ref_area"), only, SECRET)

    assert _cells(table) == _cells(perturb(kept, ("sex", "ref_area"), SECRET))


def test_where_nobody_is_left_the_sum_is_zero():
    table = answer(FACTS, ("sex",), {"year": {"1999"}}, SECRET)

    assert _cells(table) == {("Total",): 0}


def test_a_question_without_sense_is_refused():
    with pytest.raises(TableError):
        answer(FACTS, (), {}, SECRET)
    with pytest.raises(CubeError):
        answer(FACTS, ("colour",), {}, SECRET)
    with pytest.raises(CubeError):
        answer(FACTS, ("key",), {}, SECRET)
