"""What has to be read beside figures: counting, protection, comparison, losses?"""

from collections.abc import Iterator
from typing import NamedTuple

from ledfyr.domain.statistics.counting import counting_rules
from ledfyr.domain.statistics.standards.publication import HOUSE, Publication
from ledfyr.domain.vocabulary.sources import all_sources


class Told(NamedTuple):
    """A kind of remark, and its sentence."""

    kind: str
    text: str


def told(publication: Publication) -> tuple[Told, ...]:
    """Return every remark that belongs beside the figures, each once."""
    return tuple(dict.fromkeys(_told(publication)))


def protection(threshold: int) -> str:
    """Return in one sentence how figures of the house were protected."""
    return (
        f"Numbers from 1 to {threshold - 1} are hidden, and others from which a hidden "
        "one could be worked out. Zero is shown where it was counted; an empty field "
        "is not zero."
    )


def _told(publication: Publication) -> Iterator[Told]:
    numbers, words = publication.numbers, publication.words
    if any(number.source == HOUSE for number in numbers):
        yield from _rules(publication)
    for number in numbers:
        for note in number.notes:
            yield Told("note", f"{number.ref_area}: {note}")
    for flag in sorted({flag for number in numbers for flag in number.flags}):
        yield Told("limits comparison", flag.replace("_", " "))
    if publication.threshold:
        yield Told("protection", protection(publication.threshold))
    for each in dict.fromkeys(number.source for number in numbers):
        yield Told("source", _cited(each))
    yield Told("standard", f"{words.name} {words.version}. {words.conditions}")
    for text in words.loses:
        yield Told("lost", text)
    for text in words.cannot_say:
        yield Told("cannot be said", text)
    for missing in publication.left_out:
        yield Told("left out", f"{missing.what}: {missing.why}")


def _cited(source_id: str) -> str:
    cited = all_sources().get(source_id)
    return f"{cited.title}. {cited.publisher}, {cited.year}." if cited else source_id


def _rules(publication: Publication) -> Iterator[Told]:
    for measure in dict.fromkeys(number.measure for number in publication.numbers):
        rule = counting_rules().get(measure)
        if rule is None:
            yield Told("counting rule", f"{measure}: this house has no counting rule.")
            continue
        sentences = (rule.event, rule.year, rule.once, rule.main_form)
        texts = (*sentences, rule.age, rule.citizenship)
        yield Told("counting rule", f"{rule.name}: {' '.join(texts)}")
