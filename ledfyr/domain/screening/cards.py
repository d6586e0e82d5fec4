"""What stands on the pocket card of a profession?"""

from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.screening.do_now import Step, all_steps
from ledfyr.domain.screening.everyday import other_sentence
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_FILE = Path(__file__).parent / "cards" / "cards.toml"


class UnknownCard(ValueError):
    """No card has this name."""


class Card(Knowledge):
    """What one profession may notice, and what it should do and not do."""

    id: str
    name: Words
    meets: Words
    signs: tuple[str, ...]
    do: tuple[str, ...]
    do_not: tuple[str, ...]
    own_do: tuple[Words, ...] = ()
    own_do_not: tuple[Words, ...] = ()
    source: str
    checked: bool
    checked_on: date | None = None

    def sign_sentences(self) -> tuple[str, ...]:
        """Return what this profession may notice, in everyday words."""
        return tuple(_sentence(sign) for sign in self.signs)

    def to_do(self) -> tuple[str, ...]:
        """Return what to do, in the order of the card."""
        return (*(_step(name).sentence for name in self.do), *self.own_do)

    def not_to_do(self) -> tuple[str, ...]:
        """Return what not to do, in the order of the card."""
        return (*(_step(name).sentence for name in self.do_not), *self.own_do_not)

    @property
    def is_checked(self) -> bool:
        """Whether everything on the card was confirmed in its source."""
        by_id = instrument("guidelines").by_id
        steps = all(_step(name).checked for name in (*self.do, *self.do_not))
        return self.checked and steps and all(by_id[s].checked for s in self.signs)

    def sources(self) -> tuple[str, ...]:
        """Return the ids of all sources the card leans on, each once."""
        by_id = instrument("guidelines").by_id
        steps = (_step(name).source for name in (*self.do, *self.do_not))
        signs = (by_id[sign].source for sign in self.signs)
        return tuple(dict.fromkeys((self.source, *signs, *steps)))


class _Sign(Knowledge):
    item: str
    sentence: Words


class _Cards(Knowledge):
    card: tuple[Card, ...]
    sign: tuple[_Sign, ...]


def card(name: str) -> Card:
    """Return the card with this name; raises UnknownCard listing the names."""
    found = {each.id: each for each in cards()}
    if name not in found:
        raise UnknownCard(
            f"There is no card '{name}'; choose one of {', '.join(found)}."
        )
    return found[name]


@cache
def cards() -> tuple[Card, ...]:
    """Return all cards; raises KnowledgeError for a sign or step that is not there."""
    for each in _read().card:
        for sign in each.signs:
            _sentence(sign)
        for step in (*each.do, *each.do_not):
            _step(step)
    return _read().card


@cache
def _read() -> _Cards:
    return read(_FILE, _Cards)


def _sentence(sign: str) -> str:
    said = {each.item: each.sentence for each in _read().sign}
    sentence = said.get(sign) or other_sentence(sign)
    if sentence is None or sign not in instrument("guidelines").asked_ids:
        raise KnowledgeError(
            f"{_FILE.name}: '{sign}' is no item of the guidelines that has a sentence "
            "for cards; add a [[sign]] for it or correct the id."
        )
    return sentence


def _step(name: str) -> Step:
    for step in all_steps():
        if step.id == name and step.retired_on is None:
            return step
    raise KnowledgeError(
        f"{_FILE.name}: '{name}' is no step of do_now.toml; correct the id."
    )
