"""A fact holds only codes that its dimensions have, and adds up without loss."""

import pytest

from ledfyr.domain.statistics.facts import (
    DIMENSIONS,
    NOT_RECORDED,
    Fact,
    FactError,
    added_up,
    broad_form_of,
    code_lists,
)
from ledfyr.domain.vocabulary.countries import every_country

ONE = {"ref_area": "FI", "body": "demo", "measure": "victims", "year": 2025}


def test_what_was_not_recorded_is_neither_unknown_nor_none() -> None:
    fact = Fact(**ONE, count=3)

    assert {fact.form, fact.sex, fact.citizenship} == {NOT_RECORDED}


@pytest.mark.parametrize("column", sorted(code_lists()))
def test_an_unknown_code_is_refused_with_its_column(column: str) -> None:
    with pytest.raises(FactError, match="is not a code of") as refused:
        Fact(**(ONE | {"count": 1, column: "no such code"}))

    assert refused.value.column == column


@pytest.mark.parametrize(("column", "value"), [("count", -1), ("year", 1900)])
def test_a_number_out_of_range_is_refused(column: str, value: int) -> None:
    with pytest.raises(FactError) as refused:
        Fact(**(ONE | {"count": 1, column: value}))

    assert refused.value.column == column


def test_a_finest_form_cannot_contradict_its_broad_form() -> None:
    with pytest.raises(FactError, match="counts as labour"):
        Fact(**ONE, count=1, form="sexual", form_detail="LABOUR")

    assert broad_form_of("LABOUR") == "labour"
    assert broad_form_of("UNKNOWN") == "other_unknown"


def test_facts_add_up_to_the_same_total_however_they_are_broken_down() -> None:
    facts = [
        Fact(**ONE, count=2, sex="F", form="labour"),
        Fact(**ONE, count=3, sex="M", form="labour"),
        Fact(**ONE, count=5, sex="F", form="begging"),
    ]

    assert added_up(facts, ["form"]) == {("labour",): 5, ("begging",): 5}
    assert all(sum(added_up(facts, [name]).values()) == 10 for name in DIMENSIONS)


def test_countries_carry_the_spelling_of_other_standards() -> None:
    known = every_country()

    assert known["GR"].eurostat == "EL"
    assert known["SE"].alpha_3 == "SWE"
    assert all(len(code) == 2 and code.isupper() for code in known)
