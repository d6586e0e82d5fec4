"""What holds for every instrument, whatever is answered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledfyr.domain.screening.assessment import assess
from ledfyr.domain.screening.instruments import instrument, instrument_names
from ledfyr.domain.screening.terms import Advice, AgeGroup, Answer, Element, State

NAMES = instrument_names()
AGES = st.sampled_from(AgeGroup)
NEVER_SCORED = (
    "nationality", "ethnic", "gender", "religio", " race", "skin", "citizen",
    "country of origin", "woman", "women", "in prostitution", "sell sex", "sells sex",
)  # fmt: skip


@st.composite
def screenings(draw):
    asked = instrument(draw(st.sampled_from(NAMES)))
    ids = sorted(asked.asked_ids)
    chosen = draw(st.lists(st.sampled_from(ids), unique=True, max_size=len(ids)))
    answers = {item_id: draw(st.sampled_from(Answer)) for item_id in chosen}
    return asked, answers, draw(AGES)


@given(screenings(), st.data())
@settings(max_examples=400, deadline=None)
def test_adding_a_present_sign_never_weakens_the_advice(screening, more):
    asked, answers, age = screening
    added = more.draw(st.sampled_from(sorted(asked.asked_ids)))

    before = assess(asked, answers, age)
    after = assess(asked, answers | {added: Answer.YES}, age)

    assert after.advice.rank >= before.advice.rank
    for element in Element:
        if before.elements[element].state is State.PRESENT:
            assert after.elements[element].state is State.PRESENT


@given(screenings())
@settings(max_examples=300, deadline=None)
def test_leaving_an_answer_out_is_the_same_as_answering_unknown(screening):
    asked, answers, age = screening
    known = {i: a for i, a in answers.items() if a is not Answer.UNKNOWN}

    assert assess(asked, answers, age).as_json() == assess(asked, known, age).as_json()


@given(screenings())
@settings(max_examples=300, deadline=None)
def test_unknown_is_never_counted_as_no(screening):
    asked, answers, age = screening
    found = assess(asked, answers, age)
    said_no = {i for i, a in answers.items() if a is Answer.NO}

    for element, finding in found.elements.items():
        if finding.state is State.ABSENT:
            assert asked.carriers[element] <= said_no


@given(screenings())
@settings(max_examples=200, deadline=None)
def test_being_a_child_never_weakens_the_advice(screening):
    asked, answers, _ = screening

    child = assess(asked, answers, AgeGroup.CHILD).advice
    adult = assess(asked, answers, AgeGroup.ADULT).advice

    assert child.rank >= adult.rank


@given(screenings())
@settings(max_examples=200, deadline=None)
def test_no_signs_are_recorded_exactly_when_no_counted_sign_is_a_yes(screening):
    asked, answers, age = screening
    signs = {i for i, a in answers.items() if a is Answer.YES} & asked.counted_ids

    advice = assess(asked, answers, age).advice

    assert (advice is Advice.NO_SIGNS_RECORDED) == (not signs)


@given(screenings())
@settings(max_examples=200, deadline=None)
def test_every_reason_note_and_outlook_is_a_finished_sentence(screening):
    found = assess(*screening).as_json()

    for group in ("reasons", "missing", "what_would_change", "plain_words", "notes"):
        for sentence in found[group]:
            assert "{" not in sentence
            assert sentence[-1] in ".?)"


@given(screenings())
@settings(max_examples=200, deadline=None)
def test_what_is_said_to_change_the_advice_does_change_it(screening):
    asked, answers, age = screening
    found = assess(asked, answers, age)

    for statement in found.what_would_change:
        if statement.id in ("change.one", "change.several"):
            more = dict.fromkeys(statement.signs, Answer.YES)
            changed = assess(asked, answers | more, age).advice
            assert changed is Advice.TREAT_AS_PRESUMED_VICTIM
        if statement.id == "change.leans_on":
            less = answers | dict.fromkeys(statement.signs, Answer.UNKNOWN)
            assert assess(asked, less, age).advice.rank < found.advice.rank


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("qyit", "raft")])
def test_no_item_asks_who_the_person_is_or_whether_they_sell_sex(name):
    for item in instrument(name).item:
        if item.counted and not item.enough_for:
            asked = item.sentence.lower()
            assert not any(word in asked for word in NEVER_SCORED), item.id


@pytest.mark.parametrize("name", ["qyit", "raft"])
def test_the_published_question_about_sex_never_leads_to_a_presumption(name):
    asked = instrument(name)

    found = assess(asked, dict.fromkeys(asked.asked_ids, Answer.YES), AgeGroup.ADULT)

    assert found.advice is Advice.ASSESS_FURTHER


@pytest.mark.parametrize("name", NAMES)
def test_all_answers_no_is_no_signs_with_every_element_absent(name):
    asked = instrument(name)

    found = assess(asked, dict.fromkeys(asked.asked_ids, Answer.NO), AgeGroup.ADULT)

    assert found.advice is Advice.NO_SIGNS_RECORDED
    carried = [e for e in Element if asked.carriers[e]]
    assert all(found.elements[e].state is State.ABSENT for e in carried)


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_retired_items_are_not_asked(name):
    ids = [item.id for item in instrument(name).item]

    assert len(ids) == len(set(ids))
    assert all(item.retired_on is None for item in instrument(name).asked)
