"""Which help do the guidelines name, what is done in it, and who is responsible?"""

from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).with_name("plan.toml")


class PlanKind(StrEnum):
    """Which plan: for the first weeks, for the long term, or for staying for good."""

    ACUTE = "acute"
    LONG_TERM = "long_term"
    INTEGRATION = "integration"


PLAN_NAMES: dict[PlanKind, str] = {
    PlanKind.ACUTE: "Plan for the first weeks",
    PlanKind.LONG_TERM: "Long-term plan",
    PlanKind.INTEGRATION: "Plan for a life here",
}
"""English names of the plans, for translators."""


class Where(StrEnum):
    """In which country the person needs the help."""

    DESTINATION = "destination"
    ORIGIN = "origin"


WHERE_NAMES: dict[Where, str] = {
    Where.DESTINATION: "In the country where the person is now",
    Where.ORIGIN: "In the country of origin, after a return",
}
"""English names of the two countries, for translators."""


class Acute(Knowledge):
    """How long the first plan runs before it is extended."""

    shortest_weeks: int
    longest_weeks: int
    note: Words
    source: str
    checked: bool
    checked_on: date | None = None


class Actor(Knowledge):
    """Who may be responsible for a step of a plan."""

    id: str
    name: Words


class Assistance(Knowledge):
    """A type of assistance, in which plans it stands and who is responsible for it."""

    id: str
    name: Words
    kinds: tuple[str, ...]
    actors: tuple[str, ...]
    source: str
    checked: bool
    checked_on: date | None = None


class Activity(Knowledge):
    """Something that is done within a type of assistance, for one area of need."""

    id: str
    type: str
    name: Words
    area: str
    retired_on: date | None = None


class Help(Knowledge):
    """A kind of help that the guidelines name for origin or destination."""

    id: str
    name: Words
    area: str
    where: tuple[str, ...]
    source: str
    checked: bool
    checked_on: date | None = None


class PlanModel(Knowledge):
    """The tables of assistance of the guidelines."""

    acute: Acute
    actor: tuple[Actor, ...]
    type: tuple[Assistance, ...]
    activity: tuple[Activity, ...]
    help: tuple[Help, ...]

    def actors(self) -> dict[str, Actor]:
        """Return every actor by id."""
        return {actor.id: actor for actor in self.actor}

    def activities(self) -> dict[str, Activity]:
        """Return every activity by id, the retired ones included."""
        return {activity.id: activity for activity in self.activity}


@cache
def plan_model() -> PlanModel:
    """Return the tables; raises KnowledgeError if the file is not well formed."""
    return read(_FILE, PlanModel)
