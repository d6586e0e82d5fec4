"""Every figure of this house has one rule, written down and sourced."""

import pytest

from ledfyr.domain.statistics.counting import (
    NoSuchRule,
    counting_rule,
    counting_rules,
)
from ledfyr.domain.vocabulary.sources import all_sources


def test_persons_crimes_and_cases_are_kept_apart() -> None:
    units = {measure: rule.unit for measure, rule in counting_rules().items()}

    assert units["victims"] == "persons"
    assert units["crimes_reported"] == "crimes"
    assert units["investigations"] == "cases"


def test_every_rule_cites_a_source_that_exists() -> None:
    assert {rule.source for rule in counting_rules().values()} <= set(all_sources())


def test_registered_victims_fall_in_the_year_of_the_first_decision() -> None:
    rule = counting_rule("victims")

    assert "first decision" in rule.event
    assert "once in all" in rule.once


def test_a_measure_without_a_rule_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(NoSuchRule, match="victims"):
        counting_rule("tips")
