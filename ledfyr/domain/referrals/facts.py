"""Which records does a country file hold besides its decisions and clocks?"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from ledfyr.domain.access.roles import Role
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words

Unknown = Literal["unknown"]
YesNo = Literal["yes", "no", "unknown"]
Residence = Literal["legal", "none"]
AppliesTo = Literal["everyone", "adult", "child"]


Number = Annotated[str, Field(pattern=r"^\+?[0-9][0-9 \-]*$")]
"""A telephone number as it is dialled: digits, with spaces or hyphens to read it by."""


class Fact(Knowledge):
    """Something a source says; `checked` only if it was read in that source itself."""

    source: str
    checked: bool
    note: Words = ""


class Actor(Knowledge):
    """Who acts in a mechanism; held by staff of these organisations in these roles."""

    id: str
    name: Words
    organisation_kinds: tuple[str, ...] | Literal["any"]
    roles: tuple[Role, ...] | Literal["any"]

    def __str__(self) -> str:
        """Return the English name, as pages and sentences show it."""
        return self.name


NOT_KNOWN = Actor(id="unknown", name="Not known", organisation_kinds=(), roles=())
"""Stands where the sources do not say who acts."""


class Step(Fact):
    """A step of the mechanism; `usually_after` is custom, never a condition."""

    id: str
    name: Words
    measure: str
    who: tuple[str, ...] | Unknown
    does: Words
    within: Words
    consent: Literal["required", "not_required", "unknown"]
    records: tuple[Words, ...]
    safeguards: tuple[str, ...]
    decisions: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    usually_after: tuple[str, ...] = ()
    applies_to: AppliesTo = "everyone"


class EntitlementRule(Fact):
    """What a person is entitled to from a status upwards."""

    id: str
    name: Words
    need_area: str
    from_status: Literal["none", "presumed", "identified"]
    residence: Literal["any", "legal", "none"]
    applies_to: AppliesTo
    depends_on_cooperation: YesNo
    law: Words
    limit: Words = ""
    valid_from: date | Unknown
    valid_to: date | None = None


class Contact(Fact):
    """Where to turn. A number is one number that a telephone can dial, or unknown."""

    id: str
    name: Words
    kind: Literal["emergency", "hotline", "authority", "ngo", "coordination"]
    number: Number | Unknown
    number_from_abroad: Number | None = None
    website: str | None = None
    hours: Words
    languages: tuple[str, ...] | Unknown


class Body(Fact):
    """A body that coordinates, monitors or specialises."""

    id: str
    name: Words
    kind: Literal[
        "coordination", "rapporteur", "task_force", "specialised_unit", "civil_society"
    ]
    mandate: Words
    since: int | Unknown


class Law(Fact):
    """A law or an amendment, and the day it came into force."""

    id: str
    name: Words
    says: Words
    in_force_on: date | int | Unknown


class Plan(Fact):
    """A national action plan, with its years and pillars."""

    name: Words
    from_year: int | Unknown
    to_year: int | Unknown
    pillars: tuple[Words, ...] | Unknown


class Difference(Fact):
    """Something that is otherwise for a child than for an adult."""

    id: str
    subject: Words
    adult: Words
    child: Words
