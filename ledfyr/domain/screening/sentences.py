"""In which sentences does an assessment explain itself?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).parent / "sentences" / "assessment.toml"


class Sentences(Knowledge):
    """Every sentence of an assessment, by group and id; {…} is filled in."""

    element: dict[str, Words]
    state: dict[str, Words]
    advice: dict[str, Words]
    element_reason: dict[str, Words]
    rule: dict[str, Words]
    missing: dict[str, Words]
    change: dict[str, Words]
    note: dict[str, Words]
    plain_words: dict[str, Words]
    result: dict[str, Words]
    dimension: dict[str, Words]
    dimension_rule: dict[str, Words]


@cache
def sentences() -> Sentences:
    """Return the sentences; raises KnowledgeError if the file is not well formed."""
    return read(_FILE, Sentences)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence to translate: a template, what fills it, and the signs it is about.

    `words` are themselves sentences or names to translate; `codes` are ids or numbers.
    """

    id: str
    template: str
    words: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    signs: tuple[str, ...] = ()

    def in_english(self) -> str:
        """Return the finished English sentence."""
        text = self.template.format(**self.words, **self.codes)
        return text[:1].upper() + text[1:]


def statement(
    group: str,
    sentence_id: str,
    *,
    words: Mapping[str, str] | None = None,
    codes: Mapping[str, str] | None = None,
    signs: tuple[str, ...] = (),
) -> Statement:
    """Build the statement with this id from one group of sentences."""
    template = getattr(sentences(), group)[sentence_id]
    return Statement(
        f"{group}.{sentence_id}",
        template,
        words or {},
        {"signs": ", ".join(signs), **(codes or {})},
        signs,
    )
