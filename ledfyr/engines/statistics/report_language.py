"""In which language is a report said, and what of it still stands in English?"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations

import ledfyr
from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.roundup.edition import id_of
from ledfyr.domain.statistics.roundup.wording import (
    Day,
    Listed,
    Name,
    Phrase,
    Reference,
    Sentence,
    Territory,
    Text,
    Verbatim,
)

ENGLISH = "en"
_LOCALE = Path(ledfyr.__file__).with_name("locale")
_SPAN = re.compile(r"(?<=^\d{4})-(?=\d{4}$)")
"""The hyphen between two years, which is printed as a longer dash."""

_LIKELY = "≈"
BLANK = Phrase("blank")
LOST = Phrase("lost")
HIDDEN = Phrase("hidden")
OR = Phrase("{one} or {other}")


class NoSuchLanguage(LookupError):
    """A language without a catalogue; the message names those there are."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words as they stand in the report.

    `language` is empty where it is the report's own; `cells` name the figures behind.
    """

    text: str
    language: str = ""
    cells: tuple[str, ...] = ()


@dataclass
class Language:
    """Says texts in one language, and remembers what it had to leave in English.

    `numbered` gives each source the number by which texts refer to it.
    """

    code: str
    locale: Locale
    catalogue: NullTranslations
    asked: set[str] = field(default_factory=set)
    lacking: set[str] = field(default_factory=set)
    numbered: dict[str, int] = field(default_factory=dict)

    def say(self, text: Text | StatCell | int | None) -> Said:
        """Return a text, figure or number in this language; nothing for None."""
        match text:
            case None:
                return Said("")
            case int():
                return Said(self.number(text))
            case StatCell():
                return Said(self.figure(text), cells=(id_of(text),))
            case Sentence():
                return self._sentence(text)
            case Name(words):
                return Said(self._translated(words), self._tongue(words))
            case Listed(parts):
                return self._listed([self.say(part) for part in parts])
            case Territory(place):
                named: str = self.locale.territories.get(place, place)
                return Said(named)
            case Day(on):
                return Said(format_date(on, "long", locale=self.locale))
            case Verbatim(words):
                return Said(_SPAN.sub("–", words))
            case Reference(source):
                return Said(f"[{self.numbered[source]}]")

    def number(self, value: int) -> str:
        """Return a whole number as the language writes it."""
        return format_decimal(value, locale=self.locale)

    def share(self, part: int, whole: int) -> str:
        """Return a part of a whole in per cent, rounded up from nothing."""
        percent = max(1, round(100 * part / whole)) if part else 0
        return format_percent(percent / 100, locale=self.locale)

    def figure(self, cell: StatCell) -> str:
        """Return what stands in a table for a figure, a dash or a gap."""
        match cell.printed:
            case Printed.NUMBER:
                likely = f"{_LIKELY} " if cell.certainty is Certainty.LIKELY else ""
                return f"{likely}{self.number(cell.value or 0)}"
            case Printed.DASH:
                return "–"
            case Printed.BLANK:
                return self.say(BLANK()).text
            case Printed.LOST:
                return self.say(LOST()).text
            case Printed.HIDDEN:
                return self.say(HIDDEN()).text
            case Printed.UNCLEAR:
                numbers = [self.number(each) for each in cell.candidates]
                return f"{self._either(numbers)}?"

    def _either(self, numbers: Sequence[str]) -> str:
        said, *others = numbers or [self.say(LOST()).text]
        for each in others:
            said = self.say(OR(one=Verbatim(said), other=Verbatim(each))).text
        return said

    def _sentence(self, sentence: Sentence) -> Said:
        template = self._template(sentence)
        filled = {name: self.say(value) for name, value in sentence.values.items()}
        text = template.format(**{name: said.text for name, said in filled.items()})
        if sentence.is_likely and _LIKELY not in text:
            text = f"{text} ({_LIKELY})"
        inner = (cell for said in filled.values() for cell in said.cells)
        cells = (*map(id_of, sentence.cells), *inner)
        tongue = self._tongue(sentence.one)
        if not tongue and all(said.language for said in filled.values() if said.text):
            tongue = ENGLISH if filled and self._is_frame(sentence) else ""
        return Said(text, tongue, tuple(dict.fromkeys(cells)))

    def _is_frame(self, sentence: Sentence) -> bool:
        """Is the template nothing but gaps and marks, so that its filling decides?"""
        bare = sentence.one.format(**dict.fromkeys(sentence.values, ""))
        return not any(letter.isalpha() for letter in bare)

    def _template(self, sentence: Sentence) -> str:
        self._note(sentence.one)
        if sentence.count is None:
            return self.catalogue.gettext(sentence.one)
        return self.catalogue.ngettext(sentence.one, sentence.many, sentence.count)

    def _translated(self, words: str) -> str:
        if not words:
            return ""
        self._note(words)
        return self.catalogue.gettext(words)

    def _listed(self, parts: list[Said]) -> Said:
        shown = [part for part in parts if part.text]
        texts = [part.text for part in shown]
        # Names that hold commas themselves would run into each other.
        if any(", " in text for text in texts):
            text = "; ".join(texts)
        else:
            text = format_list(texts, locale=self.locale)
        tongues = {part.language for part in shown}
        cells = (cell for part in shown for cell in part.cells)
        return Said(text, tongues.pop() if len(tongues) == 1 else "", tuple(cells))

    def _note(self, words: str) -> None:
        self.asked.add(words)
        if not self._has(words):
            self.lacking.add(words)

    def _tongue(self, words: str) -> str:
        return "" if self._has(words) else ENGLISH

    def _has(self, words: str) -> bool:
        known = getattr(self.catalogue, "_catalog", {})
        return self.code == ENGLISH or words in known or (words, 0) in known


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a catalogue, English first."""
    found = (path.parents[1].name for path in _LOCALE.glob("*/LC_MESSAGES/django.po"))
    return (ENGLISH, *sorted(found))


def words_in(code: str) -> Callable[[str], str]:
    """Return what gives English words in a language; raises NoSuchLanguage."""
    catalogue = language(code).catalogue
    return lambda words: catalogue.gettext(words) if words else ""


def language(code: str) -> Language:
    """Return a language to say a report in; raises NoSuchLanguage."""
    if code not in languages():
        raise NoSuchLanguage(
            f"There is no catalogue for the language '{code}'; choose one of "
            f"{', '.join(languages())}."
        )
    try:
        locale = Locale.parse("en_GB" if code == ENGLISH else code)
    except (ValueError, UnknownLocaleError) as error:
        raise NoSuchLanguage(f"'{code}' is not a code of a language.") from error
    return Language(code, locale, _catalogue(code))


@cache
def _catalogue(code: str) -> NullTranslations:
    if code == ENGLISH:
        return NullTranslations()
    with (_LOCALE / code / "LC_MESSAGES" / "django.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
