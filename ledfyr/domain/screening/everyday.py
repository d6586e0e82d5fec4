"""How is the checklist asked in everyday words, and what is answered?"""

from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import Advice
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_HERE = Path(__file__).parent / "everyday"


class Audience(StrEnum):
    """Who asks: the person themselves, or somebody who met them."""

    OWN = "own"
    OTHER = "other"


class Part(Knowledge):
    """A heading over some questions, for each audience."""

    id: str
    own: Words
    other: Words

    def title(self, audience: Audience) -> str:
        """Return the heading for this audience."""
        return self.own if audience is Audience.OWN else self.other


class Question(Knowledge):
    """One item of the guidelines' checklist in everyday words; a tick is a yes."""

    item: str
    part: str
    own: Words | None = None
    other: Words

    def sentence(self, audience: Audience) -> str | None:
        """Return the sentence for this audience, or None if it is not asked."""
        return self.own if audience is Audience.OWN else self.other


class EverydayAnswer(Knowledge):
    """What is answered in everyday words, with its source."""

    audience: Audience
    advice: Advice
    title: Words
    sentences: tuple[Words, ...]
    source: str
    checked: bool
    checked_on: date | None = None


class _Questions(Knowledge):
    part: tuple[Part, ...]
    question: tuple[Question, ...]


class _Answers(Knowledge):
    answer: tuple[EverydayAnswer, ...]


def asked(audience: Audience) -> tuple[tuple[Part, tuple[Question, ...]], ...]:
    """Return the questions for this audience under their headings, in order."""
    known = _questions()
    return tuple(
        (part, tuple(q for q in known.question if _is_asked(q, part, audience)))
        for part in known.part
    )


def other_sentence(item_id: str) -> str | None:
    """Return an item in everyday words for somebody who met a person, if it has any."""
    return next((q.other for q in _questions().question if q.item == item_id), None)


def everyday_answers(audience: Audience) -> dict[Advice, EverydayAnswer]:
    """Return what this audience is answered for each advice."""
    found = read(_HERE / "answers.toml", _Answers).answer
    return {each.advice: each for each in found if each.audience is audience}


def _is_asked(question: Question, part: Part, audience: Audience) -> bool:
    return question.part == part.id and question.sentence(audience) is not None


@cache
def _questions() -> _Questions:
    known = read(_HERE / "questions.toml", _Questions)
    items, parts = instrument("guidelines").asked_ids, {p.id for p in known.part}
    for question in known.question:
        if question.item not in items:
            raise KnowledgeError(
                f"questions.toml: '{question.item}' is no item of the guidelines; "
                "correct the id."
            )
        if question.part not in parts:
            raise KnowledgeError(
                f"questions.toml: '{question.part}' is no part; correct the id."
            )
    return known
