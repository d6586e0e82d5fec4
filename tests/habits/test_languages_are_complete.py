"""A language that is offered says everything, and says it with the same gaps."""

import re

import pytest
from django.conf import settings

from ledfyr.domain.referrals.mechanism import country_codes, mechanism
from tools import messages

_GAP = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
OFFERED = [code for code, _name in settings.LANGUAGES if code != "en"]


def test_every_language_offered_is_promised_complete() -> None:
    public = {code for code, _name in settings.PUBLIC_LANGUAGES} - {"en"}

    assert set(OFFERED) <= set(messages.COMPLETE)
    assert public <= set(messages.LANGUAGES)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_language_lacks_no_sentence(language: str) -> None:
    assert messages.missing(language) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_translation_fills_the_same_gaps(language: str) -> None:
    wrong = [
        entry.id
        for entry in messages._read(language)
        if isinstance(entry.id, str) and entry.string
        if sorted(_GAP.findall(entry.id)) != sorted(_GAP.findall(str(entry.string)))
    ]

    assert wrong == []


def test_no_source_or_law_is_given_to_a_translator_by_its_code() -> None:
    countries = [mechanism(code) for code in country_codes()]
    codes = {law.id for country in countries for law in country.law}
    codes |= {name for country in countries for name in country.sources()}

    said = {str(entry.id) for entry in messages.collect()}

    assert codes & said == set()
