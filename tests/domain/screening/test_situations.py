"""Published court cases: what the stated facts alone carry, list by list."""

import tomllib
from pathlib import Path

import pytest

from ledfyr.domain.screening.assessment import assess
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import Advice, AgeGroup, Answer
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.sources import source

FOLDER = Path(__file__).parents[2] / "situations" / "screening"
SITUATIONS = {
    path.stem: tomllib.loads(path.read_text()) for path in sorted(FOLDER.glob("*.toml"))
}
SCREENINGS = [
    pytest.param(situation, screening, id=f"{name}:{screening['instrument']}")
    for name, situation in SITUATIONS.items()
    for screening in situation["screening"]
]
HELD = {"trafficking", "credible_suspicion", "not_forced_labour", "lesser_offence"}
GUIDELINE_CASES = {
    "kyrgyz_men_2008",
    "oslo_begging_2012",
    "latvian_woman_sham_marriage",
    "romanian_boys_2009",
    "belarusian_women_poland",
}


def _assess(situation, screening):
    answers = dict.fromkeys(screening.get("yes", {}), Answer.YES)
    answers |= dict.fromkeys(screening.get("no", {}), Answer.NO)
    age_group = AgeGroup(situation["age_group"])
    return assess(instrument(screening["instrument"]), answers, age_group)


def test_all_five_cases_of_the_guidelines_are_there():
    assert set(SITUATIONS) >= GUIDELINE_CASES


@pytest.mark.parametrize(("situation", "screening"), SCREENINGS)
def test_the_stated_facts_carry_the_expected_elements(situation, screening):
    found = _assess(situation, screening)

    states = {element.value: e.state.value for element, e in found.elements.items()}
    assert states == screening["elements"]


@pytest.mark.parametrize(("situation", "screening"), SCREENINGS)
def test_the_stated_facts_lead_to_the_expected_advice(situation, screening):
    assert _assess(situation, screening).advice == screening["advice"]


@pytest.mark.parametrize(("situation", "screening"), SCREENINGS)
def test_the_expected_dimensions_are_positive(situation, screening):
    found = _assess(situation, screening)

    positive = {d.value for d, finding in found.dimensions.items() if finding.positive}
    assert positive >= set(screening.get("positive", ()))


@pytest.mark.parametrize(("situation", "screening"), SCREENINGS)
def test_the_advice_agrees_with_what_the_court_held(situation, screening):
    advice = _assess(situation, screening).advice

    if situation["held"] in ("trafficking", "credible_suspicion"):
        assert advice is not Advice.NO_SIGNS_RECORDED
    if situation["held"] == "not_forced_labour":
        assert advice is not Advice.TREAT_AS_PRESUMED_VICTIM


@pytest.mark.parametrize(("situation", "screening"), SCREENINGS)
def test_every_answer_rests_on_a_stated_fact(situation, screening):
    answers = screening.get("yes", {}) | screening.get("no", {})

    for item_id, facts in answers.items():
        assert facts, item_id
        assert set(facts) <= set(situation["fact"]), item_id


@pytest.mark.parametrize("name", SITUATIONS)
def test_every_situation_names_its_source_and_uses_the_shared_codes(name):
    situation = SITUATIONS[name]

    assert source(situation["source"])
    assert situation["form"] in codes().form_of_exploitation
    assert situation["checked"] in (True, False)
    assert situation["held"] in HELD
    assert situation["outcome"]
