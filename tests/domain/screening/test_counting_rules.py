"""The two published truth tables, every combination."""

from itertools import product

import pytest

from ledfyr.domain.screening.assessment import assess
from ledfyr.domain.screening.counting import Count, rule_fired
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import AgeGroup, Answer, Dimension, Strength

GRID = list(product(range(4), repeat=3))
LISTS = ["ilo-adult-labour", "ilo-adult-sexual", "ilo-child-labour", "ilo-child-sexual"]


def _is_positive(strong, medium, weak):
    return (
        strong >= 2
        or (strong >= 1 and strong + medium + weak >= 2)
        or medium >= 3
        or (medium >= 2 and weak >= 1)
    )


@pytest.mark.parametrize("counts", GRID)
def test_a_dimension_is_positive_exactly_when_one_of_the_four_rules_holds(counts):
    assert (rule_fired(Count(*counts)) is not None) == _is_positive(*counts)


@pytest.mark.parametrize(
    ("counts", "rule"),
    [
        ((2, 0, 0), 1),
        ((1, 1, 0), 2),
        ((1, 0, 1), 2),
        ((0, 3, 0), 3),
        ((0, 2, 1), 4),
        ((1, 0, 0), None),
        ((0, 2, 0), None),
        ((0, 1, 5), None),
        ((0, 0, 9), None),
        ((0, 0, 0), None),
    ],
)
def test_the_published_examples_come_out_with_their_rule(counts, rule):
    assert rule_fired(Count(*counts)) == rule


def _pick(name, dimension, counts):
    asked = instrument(name)
    chosen = []
    for strength, wanted in zip(Strength, counts, strict=True):
        ids = sorted(asked.in_dimension[dimension] & asked.rated[strength])
        if len(ids) < wanted:
            return None
        chosen += ids[:wanted]
    return chosen


CASES = [
    pytest.param(name, dimension, counts, chosen, id=f"{name}-{dimension}-{counts}")
    for name in LISTS
    for dimension in Dimension
    for counts in GRID
    if (chosen := _pick(name, dimension, counts)) is not None
]


@pytest.mark.parametrize(("name", "dimension", "counts", "chosen"), CASES)
def test_every_combination_a_list_allows_is_counted_in_its_own_dimension(
    name, dimension, counts, chosen
):
    found = assess(instrument(name), dict.fromkeys(chosen, Answer.YES), AgeGroup.ADULT)

    row = found.as_json()["dimensions"][dimension.value]
    assert (row["strong"], row["medium"], row["weak"]) == counts
    assert row["positive"] == _is_positive(*counts)
    assert not any(f.positive for d, f in found.dimensions.items() if d != dimension)
