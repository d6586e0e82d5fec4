"""What do the country's file and the checklist say, in words for anybody?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from ledfyr.domain.referrals.facts import EntitlementRule
from ledfyr.domain.referrals.law_history import ClockRule, Length, Period, in_force
from ledfyr.domain.referrals.mechanism import Mechanism
from ledfyr.domain.screening.do_now import Kind, Step, what_to_do
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import Advice, AgeGroup
from ledfyr.domain.vocabulary.knowledge import UNKNOWN
from ledfyr.domain.vocabulary.sources import Source, all_sources
from ledfyr.domain.vocabulary.sources import source as shared_source

FOR_ANYBODY = frozenset({Kind.SAFETY, Kind.DO, Kind.DO_NOT})
FOR_ASSESSORS = frozenset({"act", "means", "purpose"})


@dataclass(frozen=True)
class Signs:
    """The signs of one part of the checklist, as questions."""

    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class WhatToDo:
    """What somebody who saw something should do and not do, and who says so."""

    do: tuple[str, ...]
    do_not: tuple[str, ...]
    for_a_child: tuple[str, ...]
    sources: tuple[tuple[Source, bool], ...]


@dataclass(frozen=True)
class Right:
    """Something a person may ask for here; `only_for` is empty where it is for all."""

    name: str
    only_for: tuple[str, ...]
    law: str
    note: str
    source: Source
    checked: bool


@dataclass(frozen=True)
class Rights:
    """The rights of a country, by what they depend on."""

    whatever_you_decide: tuple[Right, ...]
    on_cooperation: tuple[Right, ...]
    not_known: tuple[Right, ...]


@dataclass(frozen=True)
class ThinkingTime:
    """A period in which a person may recover and think."""

    name: str
    length: str
    what_for: str
    who_applies: tuple[str, ...]
    who_decides: tuple[str, ...]
    depends_on_cooperation: str
    source: Source
    checked: bool


def signs() -> tuple[Signs, ...]:
    """Return what anybody could notice; not the questions of the definition itself."""
    checklist = instrument("guidelines")
    return tuple(
        Signs(
            gettext(section.title),
            tuple(gettext(item.sentence) for item in checklist.items_in(section.id)),
        )
        for section in checklist.section
        if section.id not in FOR_ASSESSORS
    )


def what_to_do_now() -> WhatToDo:
    """Return the steps for somebody who noticed signs and is not sure.

    The steps about consent are for those who go on working with the person.
    """
    steps = what_to_do(Advice.ASSESS_FURTHER, AgeGroup.UNKNOWN)
    known = {step.id for step in steps}
    child_steps = [
        step
        for step in what_to_do(Advice.ASSESS_FURTHER, AgeGroup.CHILD)
        if step.id not in known
    ]
    shown = [s for s in steps if s.kind in FOR_ANYBODY] + child_steps
    cited = dict.fromkeys((step.source, step.checked) for step in shown)
    return WhatToDo(
        do=_said(s for s in steps if s.kind in (Kind.SAFETY, Kind.DO)),
        do_not=_said(s for s in steps if s.kind is Kind.DO_NOT),
        for_a_child=_said(child_steps),
        sources=tuple((shared_source(name), checked) for name, checked in cited),
    )


def _said(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(gettext(step.sentence) for step in steps)


def rights(country: Mechanism, today: date) -> Rights:
    """Return what a person who may be a victim can ask for on this day."""
    held = [
        rule
        for rule in country.entitlement
        if rule.from_status != "identified" and _holds(rule, today)
    ]

    def depending(answer: str) -> tuple[Right, ...]:
        return tuple(
            _right(country, rule)
            for rule in held
            if rule.depends_on_cooperation == answer
        )

    return Rights(depending("no"), depending("yes"), depending(UNKNOWN))


def later_rights(country: Mechanism, today: date) -> tuple[Right, ...]:
    """Return what is added once an authority has said that the person is a victim."""
    return tuple(
        _right(country, rule)
        for rule in country.entitlement
        if rule.from_status == "identified" and _holds(rule, today)
    )


def thinking_times(country: Mechanism, today: date) -> tuple[ThinkingTime, ...]:
    """Return the periods to recover and think, as the law stands on this day."""
    return tuple(
        _thinking_time(country, rule, period)
        for rule in country.clock
        if rule.kind == "reflection"
        for period in in_force(rule.period, today)
    )


def sources_shown(country: Mechanism | None) -> tuple[tuple[Source, bool], ...]:
    """Return the sources of what these pages show, each once, and if it was read."""
    ids = [instrument("guidelines").source]
    if country:
        ids += [fact.source for fact in (*country.contact, *country.entitlement)]
        ids += [period.source for rule in country.clock for period in rule.period]
    known = country.sources() if country else all_sources()
    found = [known[source_id] for source_id in dict.fromkeys(ids)]
    return tuple((entry, entry.checked) for entry in found)


def length_in_words(length: Length, bound: str) -> str:
    """Return a length of time as people say it, such as "at least 6 months"."""
    if not isinstance(length.amount, int):
        if length.amount == UNKNOWN:
            return gettext("not known")
        return gettext("as long as it is needed")
    words = _counted(length.amount, length.unit)
    if bound == "at_least":
        return gettext("at least %(time)s") % {"time": words}
    if bound == "at_most":
        return gettext("at most %(time)s") % {"time": words}
    return words


def _counted(amount: int, unit: str) -> str:
    match unit:
        case "hours":
            words = ngettext("%(amount)d hour", "%(amount)d hours", amount)
        case "days":
            words = ngettext("%(amount)d day", "%(amount)d days", amount)
        case "working_days":
            words = ngettext(
                "%(amount)d working day", "%(amount)d working days", amount
            )
        case "weeks":
            words = ngettext("%(amount)d week", "%(amount)d weeks", amount)
        case _:
            words = ngettext("%(amount)d month", "%(amount)d months", amount)
    return words % {"amount": amount}


def _holds(rule: EntitlementRule, today: date) -> bool:
    has_begun = rule.valid_from == "unknown" or rule.valid_from <= today
    return has_begun and (rule.valid_to is None or today <= rule.valid_to)


def _right(country: Mechanism, rule: EntitlementRule) -> Right:
    only_for = {
        "child": gettext("for a child"),
        "adult": gettext("for an adult"),
        "none": gettext("for a person without a residence permit"),
        "legal": gettext("for a person with a residence permit"),
    }
    return Right(
        name=gettext(rule.name),
        only_for=tuple(
            only_for[key]
            for key in (rule.applies_to, rule.residence)
            if key in only_for
        ),
        law="" if rule.law == UNKNOWN else gettext(rule.law),
        note=gettext(rule.note) if rule.note else "",
        source=country.sources()[rule.source],
        checked=rule.checked,
    )


def _thinking_time(country: Mechanism, rule: ClockRule, period: Period) -> ThinkingTime:
    return ThinkingTime(
        name=gettext(rule.name),
        length=length_in_words(period.length, period.bound),
        what_for=gettext(rule.what_for),
        who_applies=_names(country, period.may_apply),
        who_decides=_names(country, period.may_decide),
        depends_on_cooperation=period.depends_on_cooperation,
        source=country.sources()[period.source],
        checked=period.checked,
    )


def _names(country: Mechanism, ids: tuple[str, ...] | str) -> tuple[str, ...]:
    if isinstance(ids, str):
        return ()
    return tuple(gettext(actor.name) for actor in country.actors(ids))
