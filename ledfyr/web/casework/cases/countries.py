"""What are the countries of the world called in the reader's language?"""

from functools import cache

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language, gettext

from ledfyr.domain.vocabulary.citizenship import STATELESS


def country_choices() -> list[tuple[str, str]]:
    """Return two letters and name of every country, by name."""
    return list(_countries(get_language() or "en"))


def country_name(code: str) -> str:
    """Return the name of a country or of being stateless; the code if it has none."""
    if code == STATELESS:
        return gettext("Stateless")
    return dict(_countries(get_language() or "en")).get(code, code)


@cache
def _countries(language: str) -> tuple[tuple[str, str], ...]:
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    named = [
        (code, str(name))
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    ]
    return tuple(sorted(named, key=lambda each: each[1].casefold()))


_NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "DG", "EA", "IC"}
"""Codes that the table of names holds beside countries."""
