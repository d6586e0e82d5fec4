"""Cards and everyday questions rest on the checklist, item by item."""

import pytest

from ledfyr.domain.screening.cards import UnknownCard, card, cards
from ledfyr.domain.screening.everyday import Audience, asked, everyday_answers
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import Advice
from ledfyr.domain.vocabulary.sources import source

PROFESSIONS = {
    "taxi",
    "library",
    "hotel",
    "midwife",
    "labour-inspector",
    "consular-officer",
}


def test_every_profession_has_its_card() -> None:
    assert {each.id for each in cards()} == PROFESSIONS


@pytest.mark.parametrize("each", cards(), ids=lambda each: each.id)
def test_a_card_fits_a_pocket_and_cites_sources_that_exist(each: object) -> None:
    found = card(each.id)  # type: ignore[attr-defined]

    assert 5 <= len(found.sign_sentences()) <= 8
    assert 2 <= len(found.to_do()) <= 5
    assert 2 <= len(found.not_to_do()) <= 4
    assert all(source(name) for name in found.sources())


def test_a_card_is_not_checked_while_a_line_on_it_is_not() -> None:
    assert not card("midwife").is_checked


def test_a_card_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(UnknownCard, match="choose one of taxi, library"):
        card("pirate")


@pytest.mark.parametrize("audience", Audience)
def test_every_advice_has_an_answer_in_everyday_words(audience: Audience) -> None:
    assert set(everyday_answers(audience)) == set(Advice)


@pytest.mark.parametrize("audience", Audience)
def test_no_item_is_asked_twice_or_belongs_to_another_list(audience: Audience) -> None:
    items = [question.item for _, part in asked(audience) for question in part]

    assert len(items) == len(set(items))
    assert set(items) <= instrument("guidelines").counted_ids
