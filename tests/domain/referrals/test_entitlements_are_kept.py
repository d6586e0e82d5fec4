"""Does a person ever lose what is due by a better status, or by being a child?"""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledfyr.domain.referrals.decision import Status
from ledfyr.domain.referrals.entitlements import Person, entitlements
from ledfyr.domain.referrals.mechanism import country_codes, mechanism

LADDER = (Status.NONE, Status.PRESUMED, Status.IDENTIFIED)
countries = st.sampled_from([mechanism(code) for code in country_codes()])
days = st.dates(date(2010, 1, 1), date(2035, 12, 31))
stays = st.sampled_from([None, "legal", "none"])
ages = st.sampled_from(["adult", "child", "unknown"])


@settings(max_examples=200, deadline=None)
@given(countries, ages, stays, days)
def test_a_more_favourable_status_never_loses_an_entitlement(
    country, age, residence, today
):
    person = Person(age, residence)

    due = [{e.id for e in entitlements(country, s, person, today)} for s in LADDER]

    assert due[0] <= due[1] <= due[2]


@settings(max_examples=200, deadline=None)
@given(countries, st.sampled_from(list(Status)), stays, days)
def test_a_child_never_has_fewer_than_an_adult(country, status, residence, today):
    adult = entitlements(country, status, Person("adult", residence), today)

    child = entitlements(country, status, Person("child", residence), today)

    assert Counter(e.need_area for e in adult) <= Counter(e.need_area for e in child)


@settings(max_examples=100, deadline=None)
@given(countries, stays, days)
def test_a_person_of_unknown_age_is_given_what_a_child_is(country, residence, today):
    unknown = entitlements(
        country, Status.PRESUMED, Person("unknown", residence), today
    )

    child = entitlements(country, Status.PRESUMED, Person("child", residence), today)

    assert unknown == child


@pytest.mark.parametrize("code", country_codes())
def test_each_entitlement_says_why_and_warns_where_it_depends(code):
    country = mechanism(code)

    found = entitlements(country, Status.IDENTIFIED, Person(), date(2026, 11, 22))

    for due in found:
        assert due.reason
        assert due.source in country.sources()
        assert bool(due.warning) == (due.depends_on_cooperation != "no")


def test_what_depends_on_cooperation_names_its_law():
    poland = mechanism("PL")

    found = entitlements(
        poland, Status.IDENTIFIED, Person("adult", "none"), date(2026, 11, 22)
    )

    permit = next(due for due in found if due.id == "permit")
    assert "article 176" in permit.warning
