"""What may a person ask for in a country on a day, in words for anybody?"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from ledfyr.domain.referrals.facts import EntitlementRule
from ledfyr.domain.referrals.law_history import ClockRule, Length, Period, in_force
from ledfyr.domain.referrals.mechanism import Mechanism
from ledfyr.domain.vocabulary.knowledge import UNKNOWN
from ledfyr.domain.vocabulary.sources import Source


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
