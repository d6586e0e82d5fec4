"""What should the one who screened do now, and not do?"""

from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from ledfyr.domain.screening.terms import Advice, AgeGroup
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).parent / "sentences" / "do_now.toml"


class Kind(StrEnum):
    """What a step is about, in the order in which the steps are shown."""

    SAFETY = "safety"
    CONSENT = "consent"
    CALL = "call"
    DO = "do"
    DO_NOT = "do_not"


class Step(Knowledge):
    """One thing to do, or not to do, with its source."""

    id: str
    kind: Kind
    sentence: Words
    advice: tuple[Advice, ...]
    ages: tuple[AgeGroup, ...] = tuple(AgeGroup)
    source: str
    checked: bool
    checked_on: date | None = None
    retired_on: date | None = None


class _Steps(Knowledge):
    step: tuple[Step, ...]


def what_to_do(advice: Advice, age_group: AgeGroup) -> tuple[Step, ...]:
    """Return the steps for this advice and age: safety first, what not to do last.

    The step of kind `call` stands where the page names the contacts of the country's
    mechanism; no number or organization is ever written here.
    """
    order = list(Kind)
    fitting = (
        step
        for step in all_steps()
        if advice in step.advice and age_group in step.ages and step.retired_on is None
    )
    return tuple(sorted(fitting, key=lambda step: order.index(step.kind)))


@cache
def all_steps() -> tuple[Step, ...]:
    """Return every step; raises KnowledgeError if the file is not well formed."""
    return read(_FILE, _Steps).step
