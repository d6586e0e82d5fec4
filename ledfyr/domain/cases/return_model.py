"""What belongs to a safe return, and where does each part come from?"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).with_name("return_home.toml")


class Preparation(Knowledge):
    """Something that is done before the journey."""

    id: str
    name: Words
    about: Words
    needed: Literal["always", "child", "if_wanted"]
    source: str
    checked: bool
    checked_on: date | None = None
    retired_on: date | None = None


class Condition(Knowledge):
    """Something that must hold on the day of travel, read elsewhere in the file."""

    id: str
    name: Words
    about: Words
    source: str
    checked: bool
    checked_on: date | None = None


class FollowUpRule(Knowledge):
    """After how many months somebody asks how the person is.

    Whoever was not reached is asked after again so many days later. An answer counts
    from so many days before its day.
    """

    months: tuple[int, ...]
    again_after_days: int
    early_days: int
    source: str
    checked: bool
    note: Words


class ReturnModel(Knowledge):
    """Everything that a return is made of."""

    step: tuple[Preparation, ...]
    condition: tuple[Condition, ...]
    follow_up: FollowUpRule

    def steps(self) -> dict[str, Preparation]:
        """Return every step by id, the retired ones included."""
        return {step.id: step for step in self.step}


@cache
def return_model() -> ReturnModel:
    """Return the model; raises KnowledgeError if its file is not well formed."""
    return read(_FILE, ReturnModel)
