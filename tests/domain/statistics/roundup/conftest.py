"""An invented mechanism, in plain values as a caller hands it over."""

from datetime import date

import pytest

from ledfyr.domain.statistics.roundup.country_facts import (
    CountryFacts,
    Fact,
    PeriodFact,
    Span,
    Unknown,
)
from ledfyr.domain.statistics.roundup.layout import Cited


@pytest.fixture
def facts() -> CountryFacts:
    """A mechanism with one of everything."""
    return CountryFacts(
        code="SE",
        name="Sweden",
        summary="An invented mechanism.",
        checked_on=date(2026, 11, 1),
        law_of=date(2026, 11, 1),
        laws=(
            Fact(
                name="Act",
                says="Helps.",
                when=date(2018, 7, 1),
                source="act",
                checked=False,
            ),
        ),
        bodies=(
            Fact(name="Body", says="Does.", when=2010, source="act", checked=True),
        ),
        plans=(Fact(name="Plan", says="2016–2020", source="act", checked=True),),
        contacts=(Fact(name="Line", says="112", source="act", checked=True),),
        periods=(
            PeriodFact(
                name="Reflection",
                kind="reflection",
                length=Span(30, "days"),
                bound="at_least",
                longest=Span(60, "days"),
                applies_to="adult",
                since=None,
                in_conflict=False,
                source="act",
                checked=True,
            ),
        ),
        presumed_by=("Police",),
        identified_by=(),
        unknown=(Unknown("identifies", ()), Unknown("day", ("Act",))),
        sources=(Cited("act", "The Act", "Parliament", "2018", True),),
    )
