"""How is each fact of a country file told: what holds, since when, says who?"""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from ledfyr.domain.referrals.decision import decision_kinds
from ledfyr.domain.referrals.facts import (
    Body,
    Difference,
    EntitlementRule,
    Fact,
    Law,
    Plan,
    Step,
)
from ledfyr.domain.referrals.law_history import (
    ClockRule,
    DecisionRule,
    MandateRule,
    Period,
    in_force,
)
from ledfyr.domain.referrals.measures import principles
from ledfyr.domain.referrals.mechanism import Mechanism
from ledfyr.domain.vocabulary.knowledge import UNKNOWN
from ledfyr.domain.vocabulary.sources import Source
from ledfyr.web.parts.mechanism import wording as say


@dataclass(frozen=True)
class Row:
    """One line of a summary list."""

    name: str
    value: str


@dataclass(frozen=True)
class Cited:
    """A source as a page names it; empty where its own record says unknown."""

    title: str
    publisher: str
    year: str
    link: str
    checked_on: date | None


@dataclass(frozen=True)
class Entry:
    """What a source says; `more` and the note stand one click away, with the source."""

    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    note: str
    source: Cited
    checked: bool


@dataclass(frozen=True)
class Card:
    """Something with a name, what holds of it now, and what held before."""

    name: str
    lead: str
    now: tuple[Entry, ...]
    earlier: tuple[Entry, ...] = ()
    points: tuple[str, ...] = ()


Rows = tuple[tuple[str, str], ...]


def _entry(found: Mechanism, fact: Fact, rows: Rows, more: Rows = ()) -> Entry:
    return Entry(
        rows=tuple(Row(name, value) for name, value in rows if value),
        more=tuple(Row(name, value) for name, value in more if value),
        note=say.said(fact.note),
        source=_cited(found.sources()[fact.source]),
        checked=fact.checked,
    )


def _cited(source: Source) -> Cited:
    known = {
        name: "" if value == UNKNOWN else str(value)
        for name, value in source.model_dump().items()
    }
    return Cited(
        title=say.said(source.title),
        publisher=say.said(known["publisher"]),
        year=known["year"],
        link=source.address if source.address.startswith("https://") else "",
        checked_on=source.checked_on,
    )


def decision(found: Mechanism, rule: DecisionRule) -> Card:
    """Return who may apply for and who takes a decision, now and before."""
    now = in_force(rule.mandate, None)
    past = [each for each in reversed(rule.mandate) if each not in now]
    return Card(
        name=say.said(rule.called),
        lead="",
        now=tuple(_mandate(found, rule, each) for each in now),
        earlier=tuple(_mandate(found, rule, each) for each in past),
    )


def _mandate(found: Mechanism, rule: DecisionRule, each: MandateRule) -> Entry:
    rows = (
        (gettext("For"), _unless_everybody(each.applies_to, each.residence)),
        (gettext("Decides"), say.names(found.actors(each.may_decide))),
        (gettext("May apply"), say.names(found.actors(each.may_apply))),
    )
    more = (
        (gettext("Appeal"), say.said(rule.appeal)),
        (gettext("Holds since"), say.day(each.valid_from)),
    )
    return _entry(found, each, rows, more)


def clock(found: Mechanism, rule: ClockRule) -> Card:
    """Return how long a period lasts and what starts it, now and before."""
    now = in_force(rule.period, None)
    past = [each for each in reversed(rule.period) if each not in now]
    return Card(
        name=say.said(rule.name),
        lead=say.said(rule.what_for),
        now=tuple(_period(found, rule, each) for each in now),
        earlier=tuple(_period(found, rule, each) for each in past),
    )


def _period(found: Mechanism, rule: ClockRule, each: Period) -> Entry:
    rows = (
        (gettext("Lasts"), say.bounded(each.length, each.bound)),
        (gettext("Starts with"), _starts(found, rule)),
        (gettext("For"), _unless_everybody(rule.applies_to, rule.residence)),
        (
            gettext("Depends on cooperation"),
            say.yes_no(each.depends_on_cooperation),
        ),
        (gettext("Other sources say"), _rivals(found, rule)),
    )
    more = (
        (gettext("Can be extended"), say.extendable(each.extendable_to)),
        (gettext("May apply"), say.names(found.actors(each.may_apply))),
        (gettext("Decides"), say.names(found.actors(each.may_decide))),
        (gettext("Holds since"), say.day(each.valid_from)),
    )
    return _entry(found, each, rows, more)


def _starts(found: Mechanism, rule: ClockRule) -> str:
    called = {each.id: each.called for each in found.decision}
    kinds = decision_kinds()
    return "; ".join(
        say.said(called.get(name) or kinds[name].name) for name in rule.starts_on
    )


def _rivals(found: Mechanism, rule: ClockRule) -> str:
    rivals = [each for each in found.clock if each.id in rule.in_conflict_with]
    return "; ".join(
        f"{say.bounded(period.length, period.bound)} ({say.said(rival.name)})"
        for rival in rivals
        for period in in_force(rival.period, None)
    )


def _unless_everybody(applies_to: str, residence: str) -> str:
    if (applies_to, residence) == ("everyone", "any"):
        return ""
    return say.for_whom(applies_to, residence)


def entitlement(found: Mechanism, rule: EntitlementRule) -> Card:
    """Return what a person is entitled to, and on what it depends."""
    rows = (
        (gettext("When"), say.from_status(rule.from_status)),
        (gettext("For"), _unless_everybody(rule.applies_to, rule.residence)),
        (gettext("Limit"), say.said(rule.limit)),
        (
            gettext("Depends on cooperation"),
            say.yes_no(rule.depends_on_cooperation),
        ),
    )
    more = (
        (gettext("Law"), say.said(rule.law)),
        (gettext("Holds since"), say.day(rule.valid_from)),
    )
    return _card(found, rule, rule.name, "", rows, more)


def step(found: Mechanism, step: Step) -> Card:
    """Return who does what in a step."""
    kept = [say.said(principles()[each].name) for each in step.safeguards]
    rows = (
        (gettext("Who"), say.names(found.actors(step.who))),
        (gettext("When"), say.said(step.within)),
        (gettext("Consent"), say.consent(step.consent)),
    )
    more = (
        (gettext("What is recorded"), "; ".join(map(say.said, step.records))),
        (gettext("What is kept to"), "; ".join(kept)),
    )
    return _card(found, step, step.name, step.does, rows, more)


def difference(found: Mechanism, each: Difference) -> Card:
    """Return what is otherwise for a child than for an adult."""
    rows = (
        (gettext("Adult"), say.said(each.adult)),
        (gettext("Child"), say.said(each.child)),
    )
    return _card(found, each, each.subject, "", rows)


def body(found: Mechanism, each: Body) -> Card:
    """Return a body and what it is there for."""
    rows = ((gettext("Since"), say.day(each.since)),)
    return _card(found, each, each.name, each.mandate, rows)


def law(found: Mechanism, each: Law) -> Card:
    """Return a law and what it says."""
    rows = ((gettext("In force since"), say.day(each.in_force_on)),)
    return _card(found, each, each.name, each.says, rows)


def plan(found: Mechanism, each: Plan) -> Card:
    """Return a plan with its years and pillars."""
    rows = (
        (gettext("From"), say.day(each.from_year)),
        (gettext("Until"), say.day(each.to_year)),
    )
    told = _card(found, each, each.name, "", rows)
    pillars = () if each.pillars == UNKNOWN else each.pillars
    return replace(told, points=tuple(map(say.said, pillars)))


def _card(
    found: Mechanism, fact: Fact, name: str, lead: str, rows: Rows, more: Rows = ()
) -> Card:
    return Card(say.said(name), say.said(lead), (_entry(found, fact, rows, more),))
