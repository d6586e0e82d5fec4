"""A language that is offered says everything, and says it with the same gaps."""

import re

import pytest
from django.conf import settings

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
