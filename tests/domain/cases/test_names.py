"""A name is found however it was written."""

import random

import pytest

from ledfyr.domain.cases.names import search_form
from ledfyr.domain.cases.references import new_reference


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("Åse Öberg", "ase oberg"),
        ("Popescu Ion", "Ion Popescu"),
        ("Anna-Maria Sild", "anna maria sild"),
        ("  Jüri   Tamm ", "juri tamm"),
    ],
)
def test_case_accents_hyphens_and_order_do_not_matter(
    written: str, sought: str
) -> None:
    assert search_form(written) == search_form(sought)


def test_other_names_stay_other_names() -> None:
    assert search_form("Ion Popescu") != search_form("Ioan Popescu")


def test_a_reference_has_two_groups_of_four_without_vowels() -> None:
    reference = new_reference(random.Random(1).choice)

    assert len(reference) == 9
    assert reference[4] == "-"
    assert not set(reference) & set("AEIOU01")
