"""What can happen in proceedings, and on which side of the wall does it stand?"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).with_name("proceedings.toml")


class TrackRule(Knowledge):
    """A kind of proceedings, and the compartment that keeps it."""

    id: str
    name: Words
    about: Words
    compartment: Compartment


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


class ProceedingsModel(Knowledge):
    """Every track and every step."""

    track: tuple[TrackRule, ...]
    step: tuple[StepRule, ...]

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
        if step.track == track and step.retired_on is None
    )


def compartment_of(track: str) -> Compartment:
    """Return the compartment that keeps a track.

    The wall between support and proceedings: criminal proceedings stand on one side,
    what the person claims or was made to do on the other.
    """
    return proceedings_model().tracks()[track].compartment
