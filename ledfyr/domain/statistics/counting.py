"""By which rule is a figure of this house counted?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.published.record import Measure, Unit
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_FILE = Path(__file__).with_name("counting_rules.toml")


class NoSuchRule(LookupError):
    """A measure that this house does not count."""


class CountingRule(Knowledge):
    """What one is, what makes it happen, in which year it falls, and how often."""

    id: str
    measure: Measure
    name: Words
    unit: Unit
    event: Words
    year: Words
    once: Words
    main_form: Words
    age: Words
    citizenship: Words
    source: str
    checked: bool
    checked_on: date | None = None


class _Rules(Knowledge):
    rule: tuple[CountingRule, ...]


@cache
def counting_rules() -> dict[str, CountingRule]:
    """Return every rule by the measure it answers; raises KnowledgeError."""
    found: dict[str, CountingRule] = {}
    for rule in read(_FILE, _Rules).rule:
        if rule.measure in found:
            raise KnowledgeError(
                f"{_FILE.name}: '{rule.measure}' has two rules; retire one of them."
            )
        found[rule.measure] = rule
    return found


def counting_rule(measure: str) -> CountingRule:
    """Return the rule by which a measure is counted; raises NoSuchRule."""
    try:
        return counting_rules()[measure]
    except KeyError:
        known = ", ".join(counting_rules())
        raise NoSuchRule(
            f"This house has no counting rule for '{measure}'; choose one of {known}."
        ) from None


def with_children(fact: Fact) -> Iterator[Fact]:
    """Yield a fact, and again as children where it counts victims under 18."""
    yield fact
    if fact.measure == "victims" and fact.age_group == "child":
        yield replace(fact, measure="children")
