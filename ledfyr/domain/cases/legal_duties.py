"""On which legal grounds may something leave a file without consent?"""

from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.domain.vocabulary.sources import source

_FILE = Path(__file__).with_name("legal_duties.toml")


class DutyError(Refusal):
    """A disclosure by duty that cannot stand; the message says what to correct."""


class Duty(Knowledge):
    """A ground for sharing without consent; `countries` is empty where all have it."""

    id: str
    name: Words
    about: Words
    law: Words
    countries: tuple[str, ...]
    source: str
    checked: bool
    checked_on: date | None = None
    retired_on: date | None = None


class _Duties(Knowledge):
    duty: tuple[Duty, ...]


@cache
def all_duties() -> dict[str, Duty]:
    """Return every ground by id, retired ones included; raises KnowledgeError."""
    found = {duty.id: duty for duty in read(_FILE, _Duties).duty}
    for duty in found.values():
        source(duty.source)
    return found


def duties(country: str, today: date) -> tuple[Duty, ...]:
    """Return the grounds that may be chosen in a country today, its own ones first."""
    offered = [
        duty
        for duty in all_duties().values()
        if (not duty.countries or country in duty.countries)
        and (duty.retired_on is None or today < duty.retired_on)
    ]
    return tuple(sorted(offered, key=lambda duty: not duty.countries))


def check_duty(
    *,
    ground: str,
    words: str,
    compartments: Collection[Compartment],
    country: str,
    disclosed_on: date,
    told_on: date | None,
    today: date,
) -> None:
    """Raise DutyError when a disclosure by duty cannot stand.

    It names a ground of the country, what in this case demands it, and what was shared.
    """
    if ground not in {duty.id for duty in duties(country, today)}:
        raise DutyError("Choose a ground from the list of this country.")
    if not words.strip():
        raise DutyError("Write what in this case demands it, and which law.")
    if not compartments:
        raise DutyError("Choose the parts of the file that were shared.")
    if disclosed_on > today:
        raise DutyError("The day of sharing lies in the future; correct the day.")
    check_told(told_on, today)


def check_told(told_on: date | None, today: date) -> None:
    """Raise DutyError when the person is said to be told on a day to come."""
    if told_on is not None and told_on > today:
        raise DutyError("The day of telling the person lies in the future; correct it.")
