"""Synthetic proceedings, told from both sides of the wall.

In a joint team a social worker, a police officer and a prosecutor share cases: the two
sides of one case can be compared by signing in as each. Every text says that it is
synthetic; days lie around the day on which it is loaded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions as cases
from ledfyr.apps.cases.queries import Identity
from ledfyr.config.demo_files import DemoFile, assess
from ledfyr.domain.cases.happened import Happened, Money

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """A step so many days ago; it may name a day to come, and an amount."""

    step: str
    days_ago: int
    names_in: int | None = None
    money: Money | None = None
    note: str = "Synthetic note."


@dataclass(frozen=True)
class Matter:
    """A matter in one track, and who of the team writes it."""

    track: str
    title: str
    written_by: str
    steps: tuple[Told, ...]


def _sek(amount: int) -> Money:
    return Money(Decimal(amount), "SEK")


WHOLE_WAY = (
    Matter(
        "criminal",
        "Synthetic: against the owner of a car wash",
        "police",
        (
            Told("report", 420),
            Told("investigation", 415),
            Told("statement", 410),
            Told("protection_asked", 408),
            Told("protection", 402, note="Synthetic: evidence is given by video."),
        ),
    ),
    Matter(
        "criminal",
        "Synthetic: the same case, before the court",
        "prosecution",
        (
            Told("specialised_prosecutor", 400),
            Told("counsel", 398),
            Told("charge", 250),
            Told("judgment", 120),
            Told("appeal", 100),
            Told("hearing", 20, names_in=12, note="Synthetic: on appeal."),
        ),
    ),
    Matter(
        "compensation",
        "Synthetic: for the harm",
        "support",
        (
            Told("compensation_claim", 250, money=_sek(150_000)),
            Told("compensation_awarded", 120, money=_sek(90_000)),
            Told("compensation_paid", 60, money=_sek(30_000)),
        ),
    ),
    Matter(
        "wages",
        "Synthetic: eleven months at the car wash",
        "support",
        (
            Told("wages_claim", 300, money=_sek(64_000)),
            Told("wages_paid", 200, money=_sek(10_000)),
            Told("wages_paid", 90, money=Money(Decimal(500), "EUR", Decimal(5_600))),
        ),
    ),
)
UNDER_REVIEW = (
    Matter(
        "criminal",
        "Synthetic: against a recruiter abroad",
        "police",
        (
            Told("report", 160),
            Told("investigation", 155),
            Told("dismissed", 30),
            Told("review_asked", 10),
            Told("time_limit", 10, names_in=9, note="Synthetic: for new evidence."),
        ),
    ),
    Matter(
        "non_punishment",
        "Synthetic: thefts one was sent to do",
        "support",
        (Told("act_told", 140), Told("charged_person", 12)),
    ),
)
JUST_DISMISSED = (
    Matter(
        "criminal",
        "Synthetic: against a household",
        "prosecution",
        (Told("report", 90), Told("dismissed", 4)),
    ),
)
BEGUN = (
    Matter(
        "criminal",
        "Synthetic: against a group of begging places",
        "police",
        (Told("report", 9), Told("investigation", 8), Told("hearing", 2, names_in=5)),
    ),
)
SHARED = ((WHOLE_WAY, 430), (UNDER_REVIEW, 170), (JUST_DISMISSED, 100))
"""The cases of the joint team, and how many days ago each was opened."""


@dataclass(frozen=True)
class Team:
    """Who works together, where, and on which day the demo is loaded."""

    support: Viewer
    police: Viewer
    prosecution: Viewer
    joint_id: UUID
    police_id: UUID
    now: datetime


def add_proceedings(team: Team) -> None:
    """Add the cases that the team shares, and one that the police alone have."""
    names = iter(("Lumi", "Mirek", "Nadia", "Oskar"))
    for matters, days_ago in SHARED:
        case_id = _open(team, team.support, team.joint_id, next(names), days_ago)
        opened = team.now - days_ago * DAY
        assess(DemoFile(team.support, case_id, days_ago, opened, team.now))
        for matter in matters:
            _tell(team, case_id, matter)
    own = _open(team, team.police, team.police_id, next(names), 10)
    for matter in BEGUN:
        _tell(team, own, matter)


def _open(team: Team, by: Viewer, place: UUID, name: str, days_ago: int) -> UUID:
    then = team.now - days_ago * DAY
    opening = cases.Opening(
        organisation_id=place,
        presumed_on=localdate(then),
        reasons="Synthetic case for demonstration. No such person exists.",
        identity=Identity(f"{name} Example", "", "English"),
        age_group="adult",
        main_form="LABOUR",
    )
    return cases.open_case(by=by, now=then, opening=opening).id


def _tell(team: Team, case_id: UUID, matter: Matter) -> None:
    by: Viewer = getattr(team, matter.written_by)
    opened = cases.open_proceeding(
        by=by, now=team.now, case_id=case_id, track=matter.track, title=matter.title
    )
    for told, happened in _happened(matter, team):
        cases.record_proceeding_step(
            by=by,
            now=team.now,
            case_id=case_id,
            proceeding_id=opened.id,
            happened=happened,
            note=told.note,
        )


def _happened(matter: Matter, team: Team) -> Iterator[tuple[Told, Happened]]:
    today = localdate(team.now)
    for told in matter.steps:
        named = None if told.names_in is None else today + told.names_in * DAY
        yield told, Happened(told.step, today - told.days_ago * DAY, named, told.money)
