"""Where to look, and what stands between a person and help."""

import pytest

from ledfyr.domain.screening.assessment import assess
from ledfyr.domain.screening.do_now import Kind, all_steps, what_to_do
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import Advice, AgeGroup, Answer
from ledfyr.domain.screening.understanding import (
    not_seen_as_victim,
    signs_at,
    vulnerability,
    what_matters,
    where_to_look,
)
from ledfyr.domain.vocabulary.sources import source


@pytest.mark.parametrize("place", where_to_look(), ids=lambda place: place.id)
def test_every_place_has_signs_to_look_for(place):
    assert len(signs_at(place.id)) >= 3


def test_every_place_that_a_sign_names_is_in_the_table():
    known = {place.id for place in where_to_look()}

    for item in instrument("guidelines").asked:
        assert set(item.places) <= known, item.id


def test_what_only_the_norwegian_edition_says_is_kept_and_marked():
    only = {i.id for i in instrument("guidelines").item if i.editions == ("nb",)}

    assert {"LIV5", "LIV6", "BEG6", "SEX1", "SEX4"} <= only
    assert signs_at("homes")[-1].editions == ("nb",)


def test_what_only_the_swedish_edition_says_is_kept_and_marked():
    only = {i.id for i in instrument("guidelines").item if i.editions == ("sv",)}

    assert only == {"SEX8"}


@pytest.mark.parametrize(
    "file", [vulnerability(), not_seen_as_victim(), what_matters()]
)
def test_every_fact_has_an_id_of_its_own_and_an_edition(file):
    ids = [fact.id for fact in file.fact]

    assert len(ids) == len(set(ids))
    assert source(file.source)
    assert all(set(fact.editions) <= {"sv", "nb"} for fact in file.fact)


def test_no_vulnerability_is_an_item_of_the_checklist():
    ids = {fact.id for fact in vulnerability().fact}

    assert ids.isdisjoint(instrument("guidelines").asked_ids)


def test_where_a_person_is_or_what_they_speak_is_no_sign():
    answers = {"UG14": Answer.YES, "UG15": Answer.YES}

    found = assess(instrument("unodc"), answers, AgeGroup.ADULT)

    assert found.advice is Advice.NO_SIGNS_RECORDED


@pytest.mark.parametrize("age", AgeGroup)
@pytest.mark.parametrize("advice", Advice)
def test_what_to_do_begins_with_safety_and_ends_with_what_not_to_do(advice, age):
    steps = what_to_do(advice, age)

    assert steps[0].kind is Kind.SAFETY
    if advice is not Advice.NO_SIGNS_RECORDED:
        assert steps[-1].kind is Kind.DO_NOT
        assert any(step.kind is Kind.CALL for step in steps)


def test_a_child_is_led_to_child_protection():
    ids = {step.id for step in what_to_do(Advice.ASSESS_FURTHER, AgeGroup.CHILD)}

    assert "child_protection" in ids
    assert "refer" not in ids


def test_every_step_cites_a_source_and_names_no_number():
    for step in all_steps():
        assert source(step.source)
        assert not any(character.isdigit() for character in step.sentence) or (
            "18" in step.sentence
        )
