"""The questions come in short pages, and none that fits is left out."""

import pytest

from ledfyr.domain.screening.instruments import instrument
from ledfyr.web.casework.screening.steps import (
    MOST_ON_A_PAGE,
    NOT_KNOWN_YET,
    form_of,
    forms_of,
    places_of,
    steps,
)

GUIDELINES = instrument("guidelines")
FORMS = ("LABOUR", "SEX_PROSTITUTION", "BEGGING", "CRIMINALITY")
PLACES = tuple(place.id for place in places_of(GUIDELINES))


@pytest.mark.parametrize("form", FORMS)
def test_every_question_of_a_form_is_asked_once(form: str) -> None:
    asked = [item.id for step in steps(GUIDELINES, form, "") for item in step.items]

    assert len(asked) == len(set(asked))
    assert set(asked) == {item.id for item in GUIDELINES.items_for(form)}


@pytest.mark.parametrize("form", [*FORMS, NOT_KNOWN_YET])
@pytest.mark.parametrize("place", ["", *PLACES])
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


def test_the_guidelines_have_a_list_for_four_forms() -> None:
    assert set(forms_of(GUIDELINES)) == set(FORMS)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("guidelines", NOT_KNOWN_YET),
        ("ilo-adult-labour", "LABOUR"),
        ("ilo-child-sexual", "SEX_PROSTITUTION"),
        ("ilo-11", "LABOUR"),
        ("unodc", NOT_KNOWN_YET),
        ("qyit", NOT_KNOWN_YET),
    ],
)
def test_an_instrument_about_one_form_says_so(name: str, form: str) -> None:
    assert form_of(instrument(name)) == form
