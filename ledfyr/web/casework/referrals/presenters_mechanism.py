"""Wording and grouping for the page of a country's mechanism."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from ledfyr.domain.referrals.calendar_days import last_day
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
from ledfyr.domain.referrals.references import facts_of
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.sources import Source
from ledfyr.web.casework.referrals import wording_mechanism as say
from ledfyr.web.parts.contacts import ContactCard, contact_card, language_name

STALE_AFTER_MONTHS = 12


@dataclass(frozen=True)
class Row:
    """One line of a summary list."""

    name: str
    value: str


@dataclass(frozen=True)
class Entry:
    """What a source says, with where it says so; `since` where it has a history."""

    rows: tuple[Row, ...]
    source: Source
    checked: bool
    note: str
    since: str = ""


@dataclass(frozen=True)
class Card:
    """Something with a name, what holds of it now, and what held before."""

    name: str
    lead: str
    now: tuple[Entry, ...]
    earlier: tuple[Entry, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class CountryLink:
    """Another country whose mechanism can be read."""

    code: str
    name: str
    is_current: bool


@dataclass(frozen=True)
class MechanismPage:
    """A country's mechanism, in the order in which it is looked up."""

    name: str
    summary: str
    checked_on: date
    checked_by: str
    languages: tuple[str, ...]
    is_stale: bool
    unconfirmed: int
    contacts: tuple[ContactCard, ...]
    decisions: tuple[Card, ...]
    clocks: tuple[Card, ...]
    entitlements: tuple[Card, ...]
    steps: tuple[Card, ...]
    differences: tuple[Card, ...]
    bodies: tuple[Card, ...]
    laws: tuple[Card, ...]
    plans: tuple[Card, ...]


def country_links(country_codes: Iterable[str], current: str) -> list[CountryLink]:
    """Return every country that has a file, by its name in the reader's language."""
    known = codes().country
    links = [
        CountryLink(code.lower(), say.said(known[code]), code == current)
        for code in country_codes
    ]
    return sorted(links, key=lambda link: link.name)


def is_stale(found: Mechanism, today: date) -> bool:
    """Return whether nobody has checked the file for more than twelve months."""
    checked = found.checked_on
    return last_day(checked, STALE_AFTER_MONTHS, "months", found.code) < today


def mechanism_page(found: Mechanism, today: date) -> MechanismPage:
    """Return everything that a country file says, in words."""
    return MechanismPage(
        name=say.said(found.name),
        summary=say.said(found.summary),
        checked_on=found.checked_on,
        checked_by=say.said(found.checked_by_role),
        languages=tuple(language_name(code) for code in found.languages),
        is_stale=is_stale(found, today),
        unconfirmed=sum(not fact.checked for _, fact in facts_of(found)),
        contacts=tuple(contact_card(found, contact) for contact in found.contact),
        decisions=tuple(_decision(found, rule) for rule in found.decision),
        clocks=tuple(_clock(found, rule) for rule in found.clock),
        entitlements=tuple(
            _entitlement(found, rule)
            for rule in found.entitlement
            if rule.valid_to is None or rule.valid_to >= today
        ),
        steps=tuple(_step(found, step) for step in found.step),
        differences=tuple(_difference(found, each) for each in found.difference),
        bodies=tuple(_body(found, each) for each in found.body),
        laws=tuple(_law(found, each) for each in found.law),
        plans=tuple(_plan(found, each) for each in found.plan),
    )


def _entry(
    found: Mechanism, fact: Fact, rows: Iterable[tuple[str, str]], since: str = ""
) -> Entry:
    return Entry(
        rows=tuple(Row(name, value) for name, value in rows if value),
        source=found.sources()[fact.source],
        checked=fact.checked,
        note=say.said(fact.note),
        since=since,
    )


def _decision(found: Mechanism, rule: DecisionRule) -> Card:
    now = in_force(rule.mandate, None)
    past = [each for each in reversed(rule.mandate) if each not in now]
    return Card(
        name=say.said(rule.called),
        lead="",
        now=tuple(_mandate(found, rule, each) for each in now),
        earlier=tuple(_mandate(found, rule, each) for each in past),
    )


def _mandate(found: Mechanism, rule: DecisionRule, each: MandateRule) -> Entry:
    everybody = (each.applies_to, each.residence) == ("everyone", "any")
    rows = (
        (
            gettext("For"),
            "" if everybody else say.for_whom(each.applies_to, each.residence),
        ),
        (gettext("Decides"), say.names(found.actors(each.may_decide))),
        (gettext("May apply"), say.names(found.actors(each.may_apply))),
        (gettext("Appeal"), say.said(rule.appeal)),
    )
    return _entry(found, each, rows, say.since(each.valid_from))


def _clock(found: Mechanism, rule: ClockRule) -> Card:
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
        (gettext("Can be extended"), say.extendable(each.extendable_to)),
        (gettext("For"), say.for_whom(rule.applies_to, rule.residence)),
        (gettext("May apply"), say.names(found.actors(each.may_apply))),
        (gettext("Decides"), say.names(found.actors(each.may_decide))),
        (
            gettext("Depends on helping the investigation"),
            say.yes_no(each.depends_on_cooperation),
        ),
    )
    return _entry(found, each, rows, say.since(each.valid_from))


def _starts(found: Mechanism, rule: ClockRule) -> str:
    called = {each.id: each.called for each in found.decision}
    kinds = decision_kinds()
    return "; ".join(
        say.said(called.get(name) or kinds[name].name) for name in rule.starts_on
    )


def _entitlement(found: Mechanism, rule: EntitlementRule) -> Card:
    when = say.from_status(rule.from_status)
    if rule.valid_from != "unknown":
        when = f"{when}. {say.since(rule.valid_from)}"
    return _card(
        found,
        rule,
        rule.name,
        "",
        (gettext("When"), when),
        (gettext("For"), say.for_whom(rule.applies_to, rule.residence)),
        (gettext("Limit"), say.said(rule.limit)),
        (
            gettext("Depends on helping the investigation"),
            say.yes_no(rule.depends_on_cooperation),
        ),
        (gettext("Law"), say.said(rule.law)),
    )


def _step(found: Mechanism, step: Step) -> Card:
    kept = [say.said(principles()[each].name) for each in step.safeguards]
    return _card(
        found,
        step,
        step.name,
        step.does,
        (gettext("Who"), say.names(found.actors(step.who))),
        (gettext("When"), say.said(step.within)),
        (gettext("Consent"), say.consent(step.consent)),
        (gettext("What is recorded"), "; ".join(map(say.said, step.records))),
        (gettext("What is kept to"), "; ".join(kept)),
    )


def _difference(found: Mechanism, each: Difference) -> Card:
    adult = (gettext("Adult"), say.said(each.adult))
    child = (gettext("Child"), say.said(each.child))
    return _card(found, each, each.subject, "", adult, child)


def _body(found: Mechanism, each: Body) -> Card:
    since = (gettext("Since"), say.day(each.since))
    return _card(found, each, each.name, each.mandate, since)


def _law(found: Mechanism, each: Law) -> Card:
    since = (gettext("In force since"), say.day(each.in_force_on))
    return _card(found, each, each.name, each.says, since)


def _plan(found: Mechanism, each: Plan) -> Card:
    years = (
        (gettext("From"), say.day(each.from_year)),
        (gettext("Until"), say.day(each.to_year)),
    )
    told = _card(found, each, each.name, "", *years)
    pillars = () if each.pillars == "unknown" else each.pillars
    return replace(told, points=tuple(map(say.said, pillars)))


def _card(
    found: Mechanism, fact: Fact, name: str, lead: str, *rows: tuple[str, str]
) -> Card:
    return Card(say.said(name), say.said(lead), (_entry(found, fact, rows),))
