"""What do the recorded answers add up to, why, and what is missing?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ledfyr.domain.screening import (
    by_dimensions,
    by_elements,
    by_eleven_signs,
    by_threshold,
)
from ledfyr.domain.screening.findings import Decision, DimensionFinding, ElementFinding
from ledfyr.domain.screening.instrument import Instrument
from ledfyr.domain.screening.outlook import missing_facts, what_would_change
from ledfyr.domain.screening.plain_words import plain_words
from ledfyr.domain.screening.reasons import notes_for, reasons_for
from ledfyr.domain.screening.sentences import Statement
from ledfyr.domain.screening.terms import (
    Advice,
    AgeGroup,
    Answer,
    Dimension,
    Element,
    Rule,
)

_YES, _NO = Answer.YES, Answer.NO
_RULES = {
    Rule.ELEMENTS: by_elements.decide,
    Rule.DIMENSIONS: by_dimensions.decide,
    Rule.ELEVEN_SIGNS: by_eleven_signs.decide,
    Rule.THRESHOLD: by_threshold.decide,
}


class UnknownAnswer(ValueError):
    """An answer is something else than yes, no or unknown."""


@dataclass(frozen=True)
class Assessment:
    """The result of one screening: advice with its reasons, never a status."""

    instrument: Instrument
    age_group: AgeGroup
    yes: frozenset[str]
    no: frozenset[str]
    decision: Decision

    @property
    def dimensions(self) -> Mapping[Dimension, DimensionFinding]:
        """The six dimensions, if the instrument has them."""
        return self.decision.dimensions

    @property
    def elements(self) -> Mapping[Element, ElementFinding]:
        """Act, means and purpose, each with the signs that speak to it."""
        return self.decision.elements

    @property
    def result_class(self) -> str:
        """The class that the instrument itself gives the result."""
        return self.decision.result_class

    @property
    def advice(self) -> Advice:
        """What the one who screened should do."""
        return self.decision.advice

    @cached_property
    def reasons(self) -> tuple[Statement, ...]:
        """Why the advice is what it is, in the order in which it was reached."""
        return reasons_for(self)

    @cached_property
    def missing(self) -> tuple[Statement, ...]:
        """The unknown facts that would help most, the most useful first."""
        return missing_facts(self)

    @cached_property
    def what_would_change(self) -> tuple[Statement, ...]:
        """Which answers would change the advice."""
        return what_would_change(self)

    @cached_property
    def notes(self) -> tuple[Statement, ...]:
        """What the reader must know about the instrument and the threshold."""
        return notes_for(self)

    @cached_property
    def plain_words(self) -> tuple[Statement, ...]:
        """How often such a result is right, for a tool whose accuracy is published."""
        return plain_words(self.instrument, self.result_class)

    @property
    def sources(self) -> tuple[str, ...]:
        """Source ids of the instrument and of the signs that were answered yes."""
        named = (self.instrument.source, *self.instrument.sources)
        carried = (self.instrument.by_id[sign].source for sign in self.signs)
        return tuple(dict.fromkeys((*named, *carried)))

    def carried_by(self, element: Element) -> tuple[str, ...]:
        """Return the signs that speak to this element, in the instrument's order."""
        return self.instrument.in_order(self.elements[element].signs)

    @property
    def signs(self) -> tuple[str, ...]:
        """The signs that were answered yes, in the order of the instrument."""
        return self.instrument.in_order(self.yes)

    def decide(self, yes: frozenset[str], no: frozenset[str]) -> Decision:
        """Return what the same person's result would be with other answers."""
        child = self.age_group is AgeGroup.CHILD or (
            self.age_group is AgeGroup.UNKNOWN and self.decision.needs_no_means
        )
        return _RULES[self.instrument.rule](self.instrument, yes, no, child)

    def as_json(self) -> dict[str, object]:
        """Return the result in the documented JSON shape (docs/reference)."""
        return {
            "instrument": self.instrument.id,
            "age_group": self.age_group.value,
            "dimensions": {
                dimension.value: {
                    "positive": found.positive,
                    "rule": found.rule,
                    **found.counted._asdict(),
                }
                for dimension, found in self.dimensions.items()
            },
            "elements": {
                element.value: found.state.value
                for element, found in self.elements.items()
            },
            "carried_by": {e.value: list(self.carried_by(e)) for e in self.elements},
            "class": self.result_class,
            "advice": self.advice.value,
            "reasons": _english(self.reasons),
            "missing": _english(self.missing),
            "what_would_change": _english(self.what_would_change),
            "plain_words": _english(self.plain_words),
            "notes": _english(self.notes),
            "sources": list(self.sources),
        }


def assess(
    instrument: Instrument, answers: Mapping[str, Answer], age_group: AgeGroup
) -> Assessment:
    """Return what the answers add up to; an unknown answer never counts as no.

    Raises UnknownItem for an id that the instrument does not have.
    """
    asked = instrument.asked_ids
    if not answers.keys() <= asked:
        instrument.require(next(iter(answers.keys() - asked)))
    counted = instrument.counted_ids
    said_yes, said_no = [], []
    for item_id, answer in answers.items():
        if answer is _YES:
            said_yes.append(item_id)
        elif answer is _NO:
            said_no.append(item_id)
    yes, no = counted.intersection(said_yes), counted.intersection(said_no)
    child = _needs_no_means(instrument, answers, age_group)
    decision = _RULES[instrument.rule](instrument, yes, no, child)
    return Assessment(instrument, age_group, yes, no, decision)


def read_answer(item_id: str, text: object) -> Answer:
    """Return the answer; raises UnknownAnswer naming the item and the three answers."""
    if isinstance(text, str) and text in _ANSWERS:
        return _ANSWERS[text]
    raise UnknownAnswer(
        f'The answer to {item_id} is {text!r}; write "yes", "no" or "unknown".'
    )


_ANSWERS = {answer.value: answer for answer in Answer}


def _needs_no_means(
    instrument: Instrument, answers: Mapping[str, Answer], age_group: AgeGroup
) -> bool:
    """Whoever may be a child is treated as one while the doubt lasts."""
    if age_group is not AgeGroup.UNKNOWN:
        return age_group is AgeGroup.CHILD
    looks_young = any(answers.get(i) is Answer.YES for i in instrument.minor_ids)
    return instrument.for_children or looks_young


def _english(statements: tuple[Statement, ...]) -> list[str]:
    return [statement.in_english() for statement in statements]
