"""What is read aloud to somebody before they agree to share a part of their file?"""

from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Purpose
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_FILE = Path(__file__).with_name("consent_texts.toml")


class PurposeText(Knowledge):
    """What sharing for one purpose means for the person."""

    id: str
    title: Words
    says: tuple[Words, ...]


class PartText(Knowledge):
    """What stands in one part of the file, as said to the person."""

    id: str
    says: Words


class ConsentTexts(Knowledge):
    """Everything that the sheet says; {name} and {day} are filled by the page."""

    source: str
    checked: bool
    checked_on: date
    opening: tuple[Words, ...]
    who: Words
    parts_follow: Words
    identity_last: Words
    no_end: Words
    until: Words
    withdrawal: tuple[Words, ...]
    exceptions: Words
    agreed_written: Words
    agreed_oral: Words
    agreed_interpreter: Words
    purpose: tuple[PurposeText, ...]
    part: tuple[PartText, ...]

    def of(self, purpose: Purpose) -> PurposeText:
        """Return the text of one purpose."""
        return next(text for text in self.purpose if text.id == purpose.value)

    def about(self, part: Compartment) -> str:
        """Return what is said of one part of the file."""
        return next(text.says for text in self.part if text.id == part.value)


@cache
def consent_texts() -> ConsentTexts:
    """Return the texts; raises KnowledgeError where a purpose or a part has none."""
    texts = read(_FILE, ConsentTexts)
    _check("purpose", {text.id for text in texts.purpose}, {p.value for p in Purpose})
    _check("part", {text.id for text in texts.part}, {c.value for c in Compartment})
    return texts


def _check(table: str, found: set[str], wanted: set[str]) -> None:
    for each in sorted(found ^ wanted):
        raise KnowledgeError(
            f"{_FILE.name}: [[{table}]] '{each}' is missing or unknown; write one text "
            f"for each of {', '.join(sorted(wanted))}."
        )
