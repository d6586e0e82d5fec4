"""The four ILO and European Commission lists: ratings, classes, elements."""

import csv
from io import StringIO

import pytest

from ledfyr.domain.screening.assessment import assess
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import (
    Advice,
    AgeGroup,
    Answer,
    Dimension,
    Element,
    State,
    Strength,
)

ADULT_LABOUR = instrument("ilo-adult-labour")
SIZES = {
    "ilo-adult-labour": (10, 10, 16, 9, 15, 7),
    "ilo-adult-sexual": (10, 10, 16, 9, 15, 7),
    "ilo-child-labour": (10, 10, 15, 8, 15, 7),
    "ilo-child-sexual": (10, 10, 15, 8, 15, 7),
}

# id; adult labour, child labour, adult sexual, child sexual: whatever is not medium
# in all four. Transcribed on its own, not read from the knowledge files.
NOT_MEDIUM = """\
DR1,S,S,S,S
DR10,W,S,W,S
CR1,S,S,S,S
CR2,M,S,S,S
CR3,M,S,S,S
CR4,M,S,S,S
RV8,M,-,M,-
RV11,M,M,M,S
RV13,W,M,M,M
RV14,W,M,M,M
RV15,W,M,W,M
RV16,W,M,W,M
EX1,S,S,M,S
EX6,M,M,M,S
EX8,M,-,M,-
EX9,W,M,W,M
CD1,S,S,S,S
CD2,S,S,S,S
CD3,S,S,S,S
CD4,S,S,S,S
CD5,M,S,S,S
CD6,M,S,S,S
CD7,M,S,S,S
CD8,M,S,S,S
CD15,W,M,M,M
VD6,W,M,W,M
VD7,W,M,W,M
"""
LETTER = {Strength.STRONG: "S", Strength.MEDIUM: "M", Strength.WEAK: "W"}


def _assess(name, yes="", no="", age=AgeGroup.ADULT):
    answers = {i: Answer.YES for i in yes.split()} | {i: Answer.NO for i in no.split()}
    return assess(instrument(name), answers, age)


def _rest(yes):
    return " ".join(ADULT_LABOUR.asked_ids - set(yes.split()))


@pytest.mark.parametrize("name", SIZES)
def test_each_list_has_the_published_number_of_signs_in_each_dimension(name):
    in_dimension = instrument(name).in_dimension

    assert tuple(len(in_dimension[d]) for d in Dimension) == SIZES[name]


@pytest.mark.parametrize(
    ("column", "name"),
    [
        (1, "ilo-adult-labour"),
        (2, "ilo-child-labour"),
        (3, "ilo-adult-sexual"),
        (4, "ilo-child-sexual"),
    ],
)
def test_every_rating_is_the_one_in_the_reference_table(column, name):
    listed = instrument(name)
    table = {row[0]: row[column] for row in csv.reader(StringIO(NOT_MEDIUM))}

    for item in listed.item:
        assert LETTER[item.strength] == table.get(item.id, "M"), item.id
    assert {i for i, rating in table.items() if rating == "-"}.isdisjoint(
        listed.asked_ids
    )


def test_the_list_for_working_children_has_no_weak_sign():
    assert instrument("ilo-child-labour").rated[Strength.WEAK] == frozenset()


def test_sexual_exploitation_of_adults_has_no_strong_sign_of_exploitation():
    listed = instrument("ilo-adult-sexual")

    exploitation = listed.in_dimension[Dimension.EXPLOITATION]
    assert not exploitation & listed.rated[Strength.STRONG]


def test_no_rating_claims_to_be_checked_against_the_brochure():
    for name in SIZES:
        for item in instrument(name).item:
            assert not item.checked
            assert item.provenance


def test_unchecked_signs_are_named_in_the_notes():
    notes = [note.in_english() for note in _assess("ilo-adult-sexual", "CD1").notes]

    assert "Not yet checked against the source: CD1." in notes


DECEIVED, FORCED_ALONG = "DR1 DR2", "CR1 CR2"
EXPLOITED, COERCED = "EX1 EX2", "CD1 CD2"


@pytest.mark.parametrize(
    ("yes", "expected"),
    [
        ("", "successful_migrant"),
        (EXPLOITED, "exploited_migrant"),
        (f"{DECEIVED} {EXPLOITED}", "deceived_and_exploited"),
        (f"{DECEIVED} {FORCED_ALONG} {EXPLOITED}", "deceived_and_exploited"),
        (f"{DECEIVED} {EXPLOITED} {COERCED}", "trafficked_for_forced_labour"),
        (f"{FORCED_ALONG} {EXPLOITED} {COERCED}", "trafficked_for_forced_labour"),
        (
            f"{DECEIVED} {FORCED_ALONG} {EXPLOITED} {COERCED}",
            "trafficked_for_forced_labour",
        ),
    ],
)
def test_the_moldova_table_comes_out_row_by_row(yes, expected):
    assert _assess("ilo-adult-labour", yes, no=_rest(yes)).result_class == expected


def test_what_is_not_known_is_never_a_successful_migration():
    assert _assess("ilo-adult-labour").result_class == "not_classified"
    almost = " ".join(ADULT_LABOUR.asked_ids - {"CD15"})
    assert _assess("ilo-adult-labour", no=almost).result_class == "not_classified"


def test_abuse_of_vulnerability_stands_in_for_the_other_means():
    found = _assess("ilo-adult-labour", "RV2 RV3 RV6 EX1 EX2 VD1 VD3 VD5")

    assert found.elements[Element.MEANS].state is State.PRESENT
    assert found.result_class == "trafficked_for_forced_labour"
    assert found.advice is Advice.TREAT_AS_PRESUMED_VICTIM


def test_exploitation_without_any_means_is_assessed_further():
    found = _assess("ilo-adult-labour", "EX1 EX2 EX3 EX4 EX5 EX6 EX7 EX8 EX9")

    assert found.elements[Element.PURPOSE].state is State.PRESENT
    assert found.elements[Element.MEANS].state is State.UNKNOWN
    assert found.advice is Advice.ASSESS_FURTHER


def test_coercion_without_any_recruitment_implies_receipt():
    found = _assess("ilo-adult-labour", "EX1 EX2 CD1 CD3")

    assert found.elements[Element.ACT].why == "received"
    assert found.result_class == "exploited_and_coerced_not_deceived"
    assert found.advice is Advice.TREAT_AS_PRESUMED_VICTIM


def test_one_strong_sign_of_coercion_alone_does_not_carry_the_means():
    found = _assess("ilo-adult-labour", "EX1 EX2 CD1")

    assert found.elements[Element.MEANS].state is State.UNKNOWN
    assert found.advice is Advice.ASSESS_FURTHER


def test_strong_signs_on_the_way_and_at_the_destination_carry_the_means_together():
    found = _assess("ilo-adult-labour", "DR1 EX1 EX2 CD1")

    assert found.elements[Element.MEANS].why == "strong_in_two_phases"
    assert found.advice is Advice.TREAT_AS_PRESUMED_VICTIM


@pytest.mark.parametrize("third", ["DR2", "VD5"])
def test_two_signs_of_coercion_need_deception_or_a_weak_position_beside_them(third):
    two = _assess("ilo-adult-labour", "EX1 EX2 CD5 CD14")
    three = _assess("ilo-adult-labour", f"EX1 EX2 CD5 CD14 {third}")

    assert two.advice is Advice.ASSESS_FURTHER
    assert three.elements[Element.MEANS].why == "coercion_backed"
    assert three.result_class == "exploited_by_several_means"
    assert three.advice is Advice.TREAT_AS_PRESUMED_VICTIM


def test_one_sign_of_work_under_coercion_is_the_purpose():
    found = _assess("ilo-adult-labour", "EX4 CD1 CD3")

    assert found.elements[Element.PURPOSE].why == "exploited_under_coercion"


def test_being_forced_into_crime_is_the_purpose_itself():
    found = _assess("ilo-child-labour", "CD6 VD1", age=AgeGroup.CHILD)

    assert found.elements[Element.PURPOSE].why == "forced_service"
    assert found.advice is Advice.TREAT_AS_PRESUMED_VICTIM


@pytest.mark.parametrize("name", ["ilo-child-labour", "ilo-child-sexual"])
def test_an_exploited_child_needs_no_means(name):
    means = " ".join(instrument(name).carriers[Element.MEANS])

    found = _assess(name, "EX1 EX2", no=means, age=AgeGroup.CHILD)

    assert found.elements[Element.MEANS].state is State.ABSENT
    assert found.advice is Advice.TREAT_AS_PRESUMED_VICTIM


def test_the_lists_for_children_treat_an_unknown_age_as_a_childs():
    child = _assess("ilo-child-labour", "EX1 EX2", age=AgeGroup.UNKNOWN)
    adult = _assess("ilo-adult-labour", "EX1 EX2", age=AgeGroup.UNKNOWN)

    assert child.advice is Advice.TREAT_AS_PRESUMED_VICTIM
    assert adult.advice is Advice.ASSESS_FURTHER


def test_poor_lodging_alone_does_not_make_a_childs_life_exploitation():
    found = _assess("ilo-child-labour", "EX4 CD11 RV9", age=AgeGroup.CHILD)

    assert found.elements[Element.PURPOSE].state is not State.PRESENT
    assert found.advice is Advice.ASSESS_FURTHER


def test_taking_what_a_deceived_adult_earns_by_prostitution_is_the_purpose():
    found = _assess("ilo-adult-sexual", "DR1 DR2 EX3")

    assert found.elements[Element.PURPOSE].why == "profit_from_prostitution"
    assert found.advice is Advice.TREAT_AS_PRESUMED_VICTIM


def test_sharing_earnings_while_poor_and_far_from_home_is_not_presumed():
    found = _assess("ilo-adult-sexual", "EX3 VD2 VD3 VD5")

    assert found.elements[Element.PURPOSE].state is State.UNKNOWN
    assert found.advice is Advice.ASSESS_FURTHER


def test_any_profit_from_the_sexual_exploitation_of_a_child_is_the_purpose():
    found = _assess("ilo-child-sexual", "EX3", age=AgeGroup.CHILD)

    assert found.advice is Advice.TREAT_AS_PRESUMED_VICTIM
