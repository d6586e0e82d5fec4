"""Which published cases can one practise on, and how good was an answer?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.screening.assessment import Assessment, assess
from ledfyr.domain.screening.instrument import Item
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import AgeGroup, Answer
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_FOLDER = Path(__file__).parent / "exercises"


class UnknownExercise(ValueError):
    """There is no exercise with this name."""


class Exercise(Knowledge):
    """A published case told in facts, with the answers that the facts alone carry.

    `yes` and `no` name for each item the facts that say so; `also` are questions that
    the account leaves open, where "not known" is the right answer.
    """

    id: str
    title: Words
    form: str
    age_group: AgeGroup
    also: tuple[str, ...]
    held: str
    outcome: Words
    lesson: tuple[Words, ...]
    source: str
    place_in_source: Words
    checked: bool
    checked_on: date | None = None
    fact: dict[str, Words]
    yes: dict[str, tuple[str, ...]]
    no: dict[str, tuple[str, ...]] = {}

    @property
    def story(self) -> tuple[str, ...]:
        """The facts, in the order in which they are told."""
        return tuple(self.fact.values())

    @property
    def asked(self) -> tuple[Item, ...]:
        """The questions put to the learner, in the order of the checklist."""
        checklist = instrument("guidelines")
        ids = checklist.in_order({*self.yes, *self.no, *self.also})
        return tuple(checklist.by_id[item_id] for item_id in ids)

    def right_answer(self, item_id: str) -> Answer:
        """Return what the stated facts alone say about one question."""
        if item_id in self.yes:
            return Answer.YES
        return Answer.NO if item_id in self.no else Answer.UNKNOWN

    def facts_for(self, item_id: str) -> tuple[str, ...]:
        """Return the sentences of the story that answer one question."""
        told = {**self.yes, **self.no}.get(item_id, ())
        return tuple(self.fact[name] for name in told)


@dataclass(frozen=True, slots=True)
class Compared:
    """One answer of a learner beside what the facts say."""

    item: Item
    given: Answer
    right: Answer
    facts: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the learner answered as the facts do."""
        return self.given is self.right


@dataclass(frozen=True)
class Attempt:
    """A learner's answers to one exercise, compared sign by sign."""

    exercise: Exercise
    answers: tuple[Compared, ...]
    own: Assessment
    of_the_facts: Assessment

    @property
    def right(self) -> int:
        """How many questions were answered as the facts do."""
        return sum(answer.is_right for answer in self.answers)

    @property
    def total(self) -> int:
        """How many questions were asked."""
        return len(self.answers)


@cache
def exercises() -> tuple[Exercise, ...]:
    """Return all exercises by name; raises KnowledgeError for a faulty file."""
    return tuple(_checked(path) for path in sorted(_FOLDER.glob("*.toml")))


def exercise(name: str) -> Exercise:
    """Return the exercise with this name; raises UnknownExercise listing the names."""
    found = {each.id: each for each in exercises()}
    if name not in found:
        raise UnknownExercise(
            f"There is no exercise '{name}'; choose one of {', '.join(found)}."
        )
    return found[name]


def compare(practised: Exercise, answers: Mapping[str, Answer]) -> Attempt:
    """Compare a learner's answers with the facts; what is not answered is not known."""
    compared = tuple(
        Compared(
            item,
            answers.get(item.id, Answer.UNKNOWN),
            practised.right_answer(item.id),
            practised.facts_for(item.id),
        )
        for item in practised.asked
    )
    given = {each.item.id: each.given for each in compared}
    right = {each.item.id: each.right for each in compared}
    checklist, age = instrument("guidelines"), practised.age_group
    return Attempt(
        practised,
        compared,
        assess(checklist, given, age),
        assess(checklist, right, age),
    )


def _checked(path: Path) -> Exercise:
    found = read(path, Exercise)
    asked = {*found.yes, *found.no, *found.also}
    named = {
        fact for facts in (*found.yes.values(), *found.no.values()) for fact in facts
    }
    for item_id in asked - instrument("guidelines").asked_ids:
        raise KnowledgeError(
            f"{path.name}: '{item_id}' is no item of the guidelines; correct the id."
        )
    for fact in named - found.fact.keys():
        raise KnowledgeError(
            f"{path.name}: '{fact}' is no fact of the story; correct the name."
        )
    return found
