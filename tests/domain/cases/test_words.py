"""What a text can be found by: beginnings of its longer words, each once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledfyr.domain.cases.words import CUT_AFTER, stems


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("She sleeps in the shelters.", "shelter"),
        ("Hän asuu Helsingissä", "helsinki helsingi"),
        ("Pracuje w Szczecinie", "Szczecin"),
        ("Работала в гостинице", "гостиница"),
        ("MÖTE på ÅKESHOV", "akeshov"),
    ],
)
def test_a_word_is_found_whatever_its_ending(written: str, sought: str) -> None:
    assert stems(sought) & stems(written)


def test_short_words_cannot_be_searched_for() -> None:
    assert stems("he is in on 12") == frozenset()


def test_a_number_is_kept_whole() -> None:
    assert stems("bus 0704456789, plate ABC123") == {"0704456789", "abc123", "plate"}


@given(st.text())
def test_a_text_finds_itself_and_keeps_no_long_word(text: str) -> None:
    found = stems(text)

    assert stems(f"{text} {text}") == found
    assert all(len(s) <= CUT_AFTER or any(c.isdigit() for c in s) for s in found)
