"""What holds for every clock of every country, whatever is recorded?"""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledfyr.domain.referrals.clocks import State, clocks
from ledfyr.domain.referrals.decision import Decision, decision_kinds
from ledfyr.domain.referrals.mechanism import country_codes, mechanism

countries = st.sampled_from([mechanism(code) for code in country_codes()])
days = st.dates(date(2010, 1, 1), date(2035, 12, 31))
decisions = st.lists(
    st.builds(Decision, st.sampled_from(sorted(decision_kinds())), days), max_size=5
)


@settings(max_examples=150, deadline=None)
@given(countries, decisions, days, st.booleans())
def test_a_clock_never_ends_before_it_starts(country, taken, today, child):
    found = clocks(country, taken, today, child=child)

    for clock in found:
        if isinstance(clock.ends, date):
            assert clock.starts <= clock.ends
        if isinstance(clock.ends, date) and isinstance(clock.extendable_to, date):
            assert clock.ends <= clock.extendable_to


@settings(max_examples=150, deadline=None)
@given(countries, decisions, days, st.booleans())
def test_every_clock_names_its_source_and_its_state_fits_the_day(
    country, taken, today, child
):
    found = clocks(country, taken, today, child=child)

    for clock in found:
        assert clock.source in country.sources()
        assert (clock.state is State.NOT_STARTED) == (today < clock.starts)


@settings(max_examples=150, deadline=None)
@given(countries, decisions, days)
def test_a_child_never_has_a_shorter_clock_than_an_adult(country, taken, today):
    adult = clocks(country, taken, today, child=False)

    child = clocks(country, taken, today, child=True)

    for clock in adult:
        same = [c for c in child if (c.kind, c.starts) == (clock.kind, clock.starts)]
        assert any(_end(other.ends) >= _end(clock.ends) for other in same)


@pytest.mark.parametrize("code", country_codes())
def test_a_day_later_never_brings_the_end_nearer(code):
    country = mechanism(code)
    first = date(2026, 1, 28)

    for rule in country.clock:
        ends = [
            _ends_of(country, rule, first + timedelta(days=number))
            for number in range(40)
        ]

        assert ends == sorted(ends)


def _ends_of(country, rule, on):
    taken = [Decision(rule.starts_on[0], on)]
    found = clocks(country, taken, on, child=rule.applies_to == "child")
    return next(_end(clock.ends) for clock in found if clock.clock == rule.id)


def _end(ends):
    return ends if isinstance(ends, date) else date.max
