"""Which measures and principles do all mechanisms share?"""

from functools import cache
from pathlib import Path

from ledfyr.domain.referrals.facts import Fact, Unknown
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_HERE = Path(__file__).parent


class Activity(Knowledge):
    """What is done in a measure, and by whom."""

    does: Words
    who: tuple[Words, ...]


class Measure(Fact):
    """A measure of the assistance flow; measures may be taken in any order."""

    id: str
    name: Words
    manual_step: int
    component: Words | Unknown
    records: tuple[Words, ...]
    activity: tuple[Activity, ...]


class Principle(Fact):
    """A principle; a `necessary` one has to be kept by a step of every country."""

    id: str
    name: Words
    says: Words
    necessary: bool


class Measures(Knowledge):
    """The file of measures."""

    measure: tuple[Measure, ...]


class Principles(Knowledge):
    """The file of principles."""

    principle: tuple[Principle, ...]


@cache
def measures() -> dict[str, Measure]:
    """Return the measures by id, in the usual order of the assistance flow."""
    found = read(_HERE / "measures.toml", Measures).measure
    return {measure.id: measure for measure in found}


@cache
def principles() -> dict[str, Principle]:
    """Return the principles by id."""
    found = read(_HERE / "principles.toml", Principles).principle
    return {principle.id: principle for principle in found}
