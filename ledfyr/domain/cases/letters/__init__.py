"""Which letters and certificates can be written for a person, and what do they say?"""

import re
from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.status import Status
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.domain.vocabulary.sources import source

_FOLDER = Path(__file__).parent
_GAP = re.compile(r"\{\w+\}")

CERTIFIED = frozenset({Status.PRESUMED, Status.IDENTIFIED})
"""In which status a certificate is written."""


class LetterError(Refusal):
    """A letter that cannot be written; the sentence says why or what is missing."""


class Letter(Knowledge):
    """A letter as its template says it; what is in {brackets} comes from the file."""

    id: str
    order: int
    name: Words
    about: Words
    compartment: str
    needs_appointment: bool = False
    needs_status: bool = False
    source: str
    checked: bool
    checked_on: date
    title: Words
    lines: tuple[Words, ...]
    period: Words = ""
    open_period: Words = ""
    after: tuple[Words, ...] = ()

    @property
    def part(self) -> Compartment:
        """Return the part of the file in which the letter is kept."""
        return Compartment(self.compartment)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return every sentence of the letter, in English."""
        periods = tuple(text for text in (self.period, self.open_period) if text)
        return (self.title, *self.lines, *periods, *self.after)


FRAME_SENTENCES: dict[str, str] = {
    "bearer": "The bearer of this letter",
    "issued": "{organisation}, {today}",
}
"""Who a letter is about where no name stands in it, and its last line."""


@cache
def letters() -> tuple[Letter, ...]:
    """Return every letter in its order; raises KnowledgeError for one that is wrong."""
    found = [read(path, Letter) for path in sorted(_FOLDER.glob("*.toml"))]
    for each in found:
        source(each.source)
        if each.compartment not in {part.value for part in Compartment}:
            raise KnowledgeError(
                f"{each.id}.toml: '{each.compartment}' is no part of a file; write one "
                "of them."
            )
    return tuple(sorted(found, key=lambda each: each.order))


def letter_of(code: str) -> Letter:
    """Return the letter with this id; raises LetterError for another."""
    for each in letters():
        if each.id == code:
            return each
    raise LetterError("Choose a letter from the list.")


def tells_languages_apart(sentence: str) -> bool:
    """Say whether a sentence reads differently in any two languages.

    Gaps alone are the same in all, and a single word may be.
    """
    return len(_GAP.sub("", sentence).replace(",", " ").split()) > 1


def check_certified(status: Status) -> None:
    """Raise LetterError unless the status is one that can be certified."""
    if status not in CERTIFIED:
        raise LetterError(
            "A certificate is written only for a presumed or identified victim; record "
            "the decision first."
        )
