"""Which missing facts would help most, and what would change the advice?"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ledfyr.domain.screening.findings import Decision, required
from ledfyr.domain.screening.instrument import Item
from ledfyr.domain.screening.sentences import Statement, sentences, statement
from ledfyr.domain.screening.terms import (
    Advice,
    AgeGroup,
    Element,
    State,
    Strength,
)

if TYPE_CHECKING:
    from ledfyr.domain.screening.assessment import Assessment

MOST_USEFUL = 6
"""How many missing facts are named: a page that can be read at a glance."""

_STRENGTHS = {Strength.STRONG: 0, Strength.MEDIUM: 1, Strength.WEAK: 2, None: 1}


def missing_facts(assessment: "Assessment") -> tuple[Statement, ...]:
    """Return the unknown facts that would carry an element still missing."""
    rows = [_useful(assessment, element) for element in _lacking(assessment.decision)]
    named: list[Item] = []
    for turn in range(MOST_USEFUL):
        for row in rows:
            if turn < len(row) and row[turn] not in named:
                named.append(row[turn])
    asked = tuple(_ask(item) for item in named[:MOST_USEFUL])
    return (*_age(assessment), *asked)


def what_would_change(assessment: "Assessment") -> tuple[Statement, ...]:
    """Return which answers would strengthen the advice, or on which one it leans."""
    if assessment.advice is Advice.TREAT_AS_PRESUMED_VICTIM:
        return _leans_on(assessment)
    single = tuple(_single(assessment))
    return (*_if_child(assessment), *(single or _several(assessment)))


def _lacking(decision: Decision) -> tuple[Element, ...]:
    return tuple(
        element
        for element in required(decision.needs_no_means)
        if decision.elements[element].state is not State.PRESENT
    )


def _useful(assessment: "Assessment", element: Element) -> list[Item]:
    instrument = assessment.instrument
    answered = assessment.yes | assessment.no
    open_ids = instrument.carriers[element] - answered
    found = [item for item in instrument.asked if item.id in open_ids]
    met = {form for sign in assessment.yes for form in instrument.by_id[sign].forms}
    enough = instrument.enough[element]
    return sorted(
        found,
        key=lambda item: (
            bool(met and item.forms and met.isdisjoint(item.forms)),
            item.id in enough,
            _STRENGTHS[item.strength],
        ),
    )


def _ask(item: Item) -> Statement:
    return statement(
        "missing",
        "item",
        words={"sentence": item.sentence},
        codes={"id": item.id},
        signs=(item.id,),
    )


def _age(assessment: "Assessment") -> tuple[Statement, ...]:
    unknown = assessment.age_group is AgeGroup.UNKNOWN
    if unknown and Element.MEANS in _lacking(assessment.decision):
        return (statement("missing", "age"),)
    return ()


def _with(
    assessment: "Assessment", added: frozenset[str], removed: frozenset[str]
) -> Decision:
    yes = (assessment.yes | added) - removed
    return assessment.decide(yes, assessment.no - added)


def _single(assessment: "Assessment") -> Iterator[Statement]:
    open_items = [
        item
        for element in _lacking(assessment.decision)
        for item in _useful(assessment, element)
    ]
    found = 0
    for item in dict.fromkeys(i.id for i in open_items):
        advice = _with(assessment, frozenset({item}), frozenset()).advice
        if advice is Advice.TREAT_AS_PRESUMED_VICTIM and found < MOST_USEFUL:
            found += 1
            yield _turn(assessment, "one", item, advice)


def _several(assessment: "Assessment") -> tuple[Statement, ...]:
    added: frozenset[str] = frozenset()
    decision = assessment.decision
    while decision.advice is not Advice.TREAT_AS_PRESUMED_VICTIM:
        turn = _next(assessment, decision, added)
        if turn is None:
            return (statement("change", "fuller_list"),)
        added |= {turn}
        decision = _with(assessment, added, frozenset())
    ids = assessment.instrument.in_order(added)
    return (
        statement(
            "change",
            "several",
            words={"advice": sentences().advice[decision.advice.value]},
            codes={"ids": ", ".join(ids)},
            signs=ids,
        ),
    )


def _next(
    assessment: "Assessment", decision: Decision, added: frozenset[str]
) -> str | None:
    for element in reversed(_lacking(decision)):
        for item in _useful(assessment, element):
            if item.id not in added:
                return item.id
    return None


def _if_child(assessment: "Assessment") -> tuple[Statement, ...]:
    if assessment.decision.needs_no_means:
        return ()
    as_child = replace(assessment, age_group=AgeGroup.CHILD)
    advice = as_child.decide(assessment.yes, assessment.no).advice
    if advice is assessment.advice:
        return ()
    words = {"advice": sentences().advice[advice.value]}
    return (statement("change", "child", words=words),)


def _leans_on(assessment: "Assessment") -> tuple[Statement, ...]:
    found = []
    for sign in assessment.signs:
        advice = _with(assessment, frozenset(), frozenset({sign})).advice
        if advice.rank < assessment.advice.rank:
            found.append(_turn(assessment, "leans_on", sign, advice))
    return tuple(found) or (statement("change", "stands"),)


def _turn(
    assessment: "Assessment", which: str, item_id: str, advice: Advice
) -> Statement:
    sentence = assessment.instrument.by_id[item_id].sentence
    return statement(
        "change",
        which,
        words={"sentence": sentence, "advice": sentences().advice[advice.value]},
        codes={"id": item_id},
        signs=(item_id,),
    )
