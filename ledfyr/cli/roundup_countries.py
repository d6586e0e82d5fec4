"""Which facts of the countries' mechanisms does the report tell? Read from their files.

The report's room does not read the mechanisms' room: this is where both are brought
together, in plain values.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ledfyr.domain.referrals.comparison import CountryRow, compared
from ledfyr.domain.referrals.facts import NOT_KNOWN
from ledfyr.domain.referrals.law_history import ClockRule, Length, Period, in_force
from ledfyr.domain.referrals.mechanism import country_codes, mechanism
from ledfyr.domain.referrals.mechanism_record import Mechanism
from ledfyr.domain.statistics.roundup.country_facts import (
    CountryFacts,
    Fact,
    PeriodFact,
    Span,
    Unknown,
    UnknownKind,
)
from ledfyr.domain.statistics.roundup.layout import Cited

_SHOWN = ("reflection", "support", "acute_support", "residence_permit")


def last_checked() -> date:
    """Return the day on which a country file was checked last."""
    return max(mechanism(code).checked_on for code in country_codes())


def country_facts(law_of: date) -> dict[str, CountryFacts]:
    """Return every country's mechanism in plain values, by the law on a day."""
    return {code: _facts(mechanism(code), law_of) for code in country_codes()}


def _facts(country: Mechanism, law_of: date) -> CountryFacts:
    (row,) = compared([country], law_of)
    laws, bodies, plans = _laws(country, law_of), _bodies(country), _plans(country)
    presumed_by = _known(row, "presumed", row.presumed_by)
    identified_by = _known(row, "identified", row.identified_by)
    told = CountryFacts(
        code=country.code,
        name=country.name,
        summary=country.summary,
        checked_on=country.checked_on,
        law_of=law_of,
        laws=tuple(laws),
        bodies=tuple(bodies),
        plans=tuple(plans),
        contacts=tuple(_contacts(country)),
        periods=tuple(_periods(country, law_of)),
        presumed_by=presumed_by,
        identified_by=identified_by,
        unknown=tuple(_unknown(country, presumed_by, identified_by, law_of)),
    )
    return replace(told, sources=tuple(_sources(country, told)))


def _sources(country: Mechanism, told: CountryFacts) -> Iterator[Cited]:
    every = [*told.laws, *told.bodies, *told.plans, *told.contacts]
    cited = [each.source for each in every] + [each.source for each in told.periods]
    known = country.sources()
    for name in dict.fromkeys(cited):
        found = known[name]
        publisher, year = found.publisher, str(found.year)
        yield Cited(found.id, found.title, publisher, year, found.checked)


def _known(row: CountryRow, decision: str, names: tuple[str, ...]) -> tuple[str, ...]:
    if decision in row.unconfirmed:
        return ()
    return tuple(name for name in names if name != NOT_KNOWN.name)


def _laws(country: Mechanism, law_of: date) -> Iterator[Fact]:
    """Give the laws that had come into force by the day, and those of unknown day."""
    for law in country.law:
        when = None if law.in_force_on == "unknown" else law.in_force_on
        year = when.year if isinstance(when, date) else when
        later = isinstance(when, date) and when > law_of
        if not later and (year is None or year <= law_of.year):
            yield Fact(
                name=law.name,
                says=law.says,
                when=when,
                source=law.source,
                checked=law.checked,
                note=law.note,
            )


def _bodies(country: Mechanism) -> Iterator[Fact]:
    for body in country.body:
        yield Fact(
            name=body.name,
            says=body.mandate,
            when=None if body.since == "unknown" else body.since,
            source=body.source,
            checked=body.checked,
            note=body.note,
        )


def _plans(country: Mechanism) -> Iterator[Fact]:
    for plan in country.plan:
        years = [str(year) for year in (plan.from_year, plan.to_year)]
        dated = years != ["unknown", "unknown"]
        shown = "–".join("?" if year == "unknown" else year for year in years)
        yield Fact(
            name=plan.name,
            says=shown if dated else "",
            source=plan.source,
            checked=plan.checked,
            note=plan.note,
        )


def _contacts(country: Mechanism) -> Iterator[Fact]:
    for contact in country.contact:
        known = contact.number if contact.number != "unknown" else contact.website
        yield Fact(
            name=contact.name,
            says=known or "",
            source=contact.source,
            checked=contact.checked,
            note=contact.hours if contact.hours != "unknown" else "",
        )


def _periods(country: Mechanism, law_of: date) -> Iterator[PeriodFact]:
    for clock in country.clock:
        if clock.kind in _SHOWN:
            for period in in_force(clock.period, law_of):
                yield _period(country, clock, period)


def _period(country: Mechanism, clock: ClockRule, period: Period) -> PeriodFact:
    longest = period.extendable_to
    return PeriodFact(
        name=clock.name,
        kind=clock.kind,
        length=_span(period.length),
        bound=period.bound,
        longest=_span(longest) if isinstance(longest, Length) else None,
        applies_to=clock.applies_to,
        since=None if period.valid_from == "unknown" else period.valid_from,
        in_conflict=bool(clock.in_conflict_with),
        source=period.source,
        checked=period.checked,
    )


def _span(length: Length) -> Span:
    return Span(length.amount, length.unit)


def _unknown(
    country: Mechanism,
    presumed: tuple[str, ...],
    identified: tuple[str, ...],
    law_of: date,
) -> Iterator[Unknown]:
    periods = [
        clock.name
        for clock in country.clock
        if clock.kind in _SHOWN
        if any(p.length.amount == "unknown" for p in in_force(clock.period, law_of))
    ]
    undated = [law.name for law in country.law if law.in_force_on == "unknown"]
    appeals = [each.called for each in country.decision if each.appeal == "unknown"]
    of: tuple[tuple[UnknownKind, list[str]], ...] = (
        ("length", periods),
        ("day", undated),
        ("appeal", appeals),
    )
    for kind, names in of:
        if names:
            yield Unknown(kind, tuple(names))
    who_knows: tuple[tuple[UnknownKind, tuple[str, ...]], ...] = (
        ("presumes", presumed),
        ("identifies", identified),
    )
    for kind, who in who_knows:
        if not who:
            yield Unknown(kind, ())
