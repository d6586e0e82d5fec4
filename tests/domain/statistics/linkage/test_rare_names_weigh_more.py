"""How common a name is, is counted in people, and rarer than once can be seen."""

import pytest

from ledfyr.domain.statistics.linkage import prepare, shares_of_people


def shares(names: list[str], births: list[str] | None = None) -> dict[str, float]:
    columns = {"given_name": names, "family_name": names}
    if births is not None:
        columns["birth_date"] = births
    prepared = prepare(columns, [0] * len(names))
    return dict(shares_of_people(prepared, "given_name"))


def test_one_person_who_stands_twice_makes_no_name_common() -> None:
    found = shares(["anna", "anna", "bo"], ["1990-01-02", "1990-01-02", "1991-03-04"])

    assert found["anna"] == found["bo"] == pytest.approx(1 / 3)


def test_two_days_of_birth_are_two_people() -> None:
    found = shares(["anna", "anna", "bo"], ["1990-01-02", "1980-01-02", "1991-03-04"])

    assert found["anna"] == pytest.approx(2 / 3)


def test_without_days_of_birth_each_further_record_is_one_more() -> None:
    found = shares(["anna", "anna", "anna", "bo"])

    assert found == {"anna": pytest.approx(2 / 4), "bo": pytest.approx(1 / 4)}


def test_names_of_a_long_list_are_rarer_than_once_where_few_are_seen_twice() -> None:
    once = [f"na{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(300)]
    twice = [f"xo{chr(97 + n)}" for n in range(15)] * 2
    days = [f"19{n % 90:02}-01-{1 + n // 90:02}" for n in range(330)]

    found = shares(once + twice, days)

    assert found[once[0]] == pytest.approx(2 * 15 / 300 / 330)
    assert found[twice[0]] == pytest.approx(2 / 330)
