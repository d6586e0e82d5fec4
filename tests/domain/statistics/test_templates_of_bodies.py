"""Every template asks only for what is counted by a rule of this house."""

import pytest

from ledfyr.domain.statistics.collection import (
    NoSuchTemplate,
    Template,
    template,
    templates,
)
from ledfyr.domain.statistics.collection.template import choices, understood
from ledfyr.domain.statistics.facts import code_lists
from ledfyr.domain.vocabulary.sources import all_sources

EVERY = [*templates().values()]


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.id)
def test_a_template_has_a_counting_rule_for_all_that_it_counts(each: Template) -> None:
    assert each.rules
    assert {rule.measure for rule in each.rules} >= set(each.measures)
    assert each.source in all_sources()


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.id)
def test_what_it_sums_up_by_is_one_of_its_dimensions(each: Template) -> None:
    held = {column.code for column in each.column}

    assert each.shape == "aggregates" or {each.by, each.by + "_detail"} & held


def test_no_two_columns_answer_to_one_heading() -> None:
    for each in EVERY:
        assert len(each.headings) == sum(len(c.headings) for c in each.column)


def test_every_code_has_a_word_that_leads_back_to_it() -> None:
    coded = {c.by for t in EVERY for c in t.column} - {"", "year"}
    for dimension in sorted(coded):
        known = code_lists()[dimension]
        for code, name in choices(dimension).items():
            assert understood(dimension)[" ".join(name.split()).casefold()] == code
        assert set(choices(dimension)) == known


def test_a_template_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(NoSuchTemplate, match="police_crimes"):
        template("weather")
