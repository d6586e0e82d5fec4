"""Does each country's mechanism answer the situations that a lawyer wrote down?"""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledfyr.domain.access.roles import Role
from ledfyr.domain.referrals.clocks import Clock, State, clocks
from ledfyr.domain.referrals.decision import Decision, check_order, status_after
from ledfyr.domain.referrals.entitlements import (
    Person,
    entitlements,
    is_treated_as_child,
)
from ledfyr.domain.referrals.mandates import may_decide
from ledfyr.domain.referrals.mechanism import Mechanism, country_files, mechanism
from ledfyr.domain.referrals.next_steps import next_steps
from ledfyr.domain.referrals.safeguards import safeguards

FOLDER = Path(__file__).parents[2] / "situations" / "referrals"
NEEDED = 9


@dataclass(frozen=True)
class Situation:
    """A sentence with dates, and what has to follow from it."""

    country: str
    sentence: str
    today: date
    age: str
    decisions: dict[str, date]
    residence: str | None = None
    local: str | None = None
    status: str | None = None
    clocks: dict[str, date | str] = field(default_factory=dict)
    extendable_to: dict[str, date] = field(default_factory=dict)
    depends: dict[str, str] = field(default_factory=dict)
    not_extendable: tuple[str, ...] = ()
    no_clocks: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    in_conflict: tuple[str, ...] = ()
    may: tuple[dict[str, Any], ...] = ()
    entitled: tuple[str, ...] = ()
    not_entitled: tuple[str, ...] = ()
    safeguards: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def mechanism(self) -> Mechanism:
        return mechanism(self.country, self.local)

    @property
    def is_child(self) -> bool:
        return is_treated_as_child(self.age)

    @property
    def taken(self) -> list[Decision]:
        return [Decision(name, on) for name, on in self.decisions.items()]

    @property
    def person(self) -> Person:
        return Person(age=self.age, residence=self.residence)

    def running(self) -> dict[str, Clock]:
        found = clocks(
            self.mechanism,
            self.taken,
            self.today,
            child=self.is_child,
            residence=self.residence,
        )
        return {clock.clock: clock for clock in found}


def _situations() -> list[Situation]:
    return [
        Situation(country=code, **written)
        for code, path in country_files().items()
        for written in tomllib.loads((FOLDER / path.name).read_text(encoding="utf-8"))[
            "situation"
        ]
    ]


SITUATIONS = _situations()
each_situation = pytest.mark.parametrize(
    "given", SITUATIONS, ids=[f"{s.country}: {s.sentence[:60]}" for s in SITUATIONS]
)


@pytest.mark.parametrize("code", country_files())
def test_every_country_has_nine_situations(code):
    written = [s for s in SITUATIONS if s.country == code]

    assert len(written) >= NEEDED


@each_situation
def test_its_decisions_can_stand_together(given):
    check_order(given.taken, given.today)

    assert given.status in (None, status_after(given.taken))


@each_situation
def test_its_clocks_end_when_it_says(given):
    found = given.running()

    ends = {name: found[name].ends or "open" for name in given.clocks}
    longest = {name: found[name].extendable_to for name in given.extendable_to}
    assert ends == given.clocks
    assert longest == given.extendable_to
    assert not set(given.no_clocks) & set(found)


@each_situation
def test_its_clocks_stand_as_it_says(given):
    found = given.running()

    depends = {name: found[name].depends_on_cooperation for name in given.depends}
    assert depends == given.depends
    assert all(not found[name].extendable for name in given.not_extendable)
    assert all(found[name].state is State.ENDED for name in given.ended)
    assert all(found[name].in_conflict_with for name in given.in_conflict)


@each_situation
def test_those_may_decide_who_it_says(given):
    answers = [
        may_decide(
            given.mechanism,
            asked["decision"],
            organisation_kind=asked["organisation"],
            roles={Role(asked["role"])},
            child=given.is_child,
            residence=given.residence,
            on=given.today,
        )
        for asked in given.may
    ]

    assert [a.allowed for a in answers] == [asked["allowed"] for asked in given.may]


@each_situation
def test_the_person_is_entitled_to_what_it_says(given):
    status = status_after(given.taken)

    found = entitlements(given.mechanism, status, given.person, given.today)

    due = {entitlement.id for entitlement in found}
    known = {rule.id for rule in given.mechanism.entitlement}
    assert set(given.entitled) <= due
    assert set(given.not_entitled) <= known - due


@each_situation
def test_the_safeguards_hold_that_it_names(given):
    found = safeguards(given.mechanism, given.taken, given.person, given.today)

    assert set(given.safeguards) <= {each.principle for each in found}
    assert all(each.reason for each in found)


@each_situation
def test_the_steps_are_open_that_it_names(given):
    found = next_steps(given.mechanism, (), child=given.is_child)

    assert set(given.steps) <= {each.step.id for each in found}
