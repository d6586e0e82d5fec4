"""What can happen in proceedings, and on which side of the wall does it stand?"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).with_name("proceedings.toml")


class TrackRule(Knowledge):
    """A kind of proceedings, and the compartment that keeps it.

    `steps` names the track whose steps can happen in it, where not its own: the same
    proceedings, seen from the other side of the wall.
    """

    id: str
    name: Words
    about: Words
    compartment: Compartment
    steps: str | None = None


class StepRule(Knowledge):
    """Something that can happen in one track.

    `stage` is where the track stands after it, if it moves; `names_day` says that it
    sets a day to come; `rests_on` are steps of which one must stand before.
    """

    id: str
    track: str
    name: Words
    stage: Words | None = None
    names_day: Literal["hearing", "time_limit"] | None = None
    money: Literal["claimed", "awarded", "paid"] | None = None
    rests_on: tuple[str, ...]
    source: str
    checked: bool
    checked_on: date | None = None
    retired_on: date | None = None


class Prompt(Knowledge):
    """What to think of once a step of `follows` stands, until one of `answered_by`."""

    id: str
    follows: tuple[str, ...]
    answered_by: tuple[str, ...]
    text: Words
    source: str
    checked: bool
    checked_on: date | None = None


class ProceedingsModel(Knowledge):
    """Every track, every step, and what to think of after some of them."""

    track: tuple[TrackRule, ...]
    step: tuple[StepRule, ...]
    prompt: tuple[Prompt, ...]

    def tracks(self) -> dict[str, TrackRule]:
        """Return every track by id."""
        return {track.id: track for track in self.track}

    def steps(self) -> dict[str, StepRule]:
        """Return every step by id, the retired ones included."""
        return {step.id: step for step in self.step}


@cache
def proceedings_model() -> ProceedingsModel:
    """Return the tracks; raises KnowledgeError if the file is not well formed."""
    return read(_FILE, ProceedingsModel)


def steps_of(track: str) -> tuple[StepRule, ...]:
    """Return the steps that can be recorded in a track, in the order of the file."""
    return tuple(
        step
        for step in proceedings_model().step
        if belongs_to(step, track) and step.retired_on is None
    )


def belongs_to(step: StepRule, track: str) -> bool:
    """Return whether a step can happen in a track."""
    return step.track == (proceedings_model().tracks()[track].steps or track)


def compartment_of(track: str) -> Compartment:
    """Return the compartment that keeps a track.

    The wall between support and proceedings: what the police write of criminal
    proceedings stands on one side; how the person follows them, what they claim and
    what they were made to do stand on the other.
    """
    return proceedings_model().tracks()[track].compartment
