"""What is read aloud covers every purpose and part, in sentences one can follow."""

import re
from collections.abc import Iterator

import pytest

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Purpose
from ledfyr.domain.cases.consent_texts import consent_texts
from ledfyr.domain.vocabulary.sources import source

LONGEST_SENTENCE = 25
"""In words: what can be understood when it is heard once; a rule of our own."""


def spoken() -> Iterator[str]:
    texts = consent_texts()
    yield from (*texts.opening, *texts.withdrawal, texts.exceptions, texts.who)
    for purpose in texts.purpose:
        yield from purpose.says
    for part in texts.part:
        yield part.says


@pytest.mark.parametrize("purpose", Purpose)
def test_every_purpose_is_explained(purpose: Purpose) -> None:
    assert consent_texts().of(purpose).says


@pytest.mark.parametrize("part", Compartment)
def test_every_part_is_explained(part: Compartment) -> None:
    assert consent_texts().about(part).endswith(".")


def test_no_sentence_is_too_long_to_be_heard() -> None:
    sentences = [s for text in spoken() for s in re.split(r"(?<=[.:?])\s", text)]

    assert [s for s in sentences if len(s.split()) > LONGEST_SENTENCE] == []


def test_the_person_hears_that_support_does_not_depend_on_it() -> None:
    assert any("still get support" in text for text in consent_texts().opening)


def test_the_person_hears_that_it_can_be_taken_back() -> None:
    assert any("at any time" in text for text in consent_texts().withdrawal)


def test_the_texts_name_their_source() -> None:
    assert source(consent_texts().source).title
