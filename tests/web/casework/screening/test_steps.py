"""The questions come in short pages, and none that fits is left out."""

import pytest

from ledfyr.domain.screening.instruments import instrument
from ledfyr.web.casework.screening.steps import (
    FORMS,
    MOST_ON_A_PAGE,
    NOT_KNOWN_YET,
    places,
    steps,
)

GUIDELINES = instrument("guidelines")


@pytest.mark.parametrize("form", FORMS)
def test_every_question_of_a_form_is_asked_once(form: str) -> None:
    asked = [item.id for step in steps(GUIDELINES, form, "") for item in step.items]

    assert len(asked) == len(set(asked))
    assert set(asked) == {item.id for item in GUIDELINES.items_for(form)}


@pytest.mark.parametrize("form", [*FORMS, NOT_KNOWN_YET])
@pytest.mark.parametrize("place", ["", *places(GUIDELINES)])
def test_no_page_is_empty_or_long(form: str, place: str) -> None:
    pages = steps(GUIDELINES, form, place)

    assert all(1 <= len(page.items) <= MOST_ON_A_PAGE for page in pages)


def test_a_place_adds_the_signs_that_show_there() -> None:
    without = {i.id for step in steps(GUIDELINES, "BEGGING", "") for i in step.items}

    asked = {
        i.id for step in steps(GUIDELINES, "BEGGING", "workplaces") for i in step.items
    }

    assert (
        asked - without == {i.id for i in GUIDELINES.items_at("workplaces")} - without
    )
    assert asked > without


def test_an_unsure_reader_is_asked_what_names_an_element() -> None:
    asked = {i.id for s in steps(GUIDELINES, NOT_KNOWN_YET, "") for i in s.items}

    assert {i.id for i in GUIDELINES.asked if i.enough_for} <= asked
