"""Are a mechanism's clocks sound, and do they meet the floor of the convention?"""

from collections.abc import Iterator
from datetime import date

from ledfyr.domain.referrals.calendar_days import last_day
from ledfyr.domain.referrals.law_history import ClockRule, Length, Period, in_force
from ledfyr.domain.referrals.mechanism_record import Mechanism

FLOOR_DAYS = 30
"""Least reflection period: Council of Europe convention (CETS 197), article 13."""
_ANY_DAY = date(2025, 1, 1)
_NO_END = date.max


def clock_faults(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    """Yield place and sentence for each clock that contradicts itself or a child."""
    if not any(rule.kind == "reflection" for rule in mechanism.clock):
        yield "clock", "write the reflection period, its length unknown if need be"
    for rule in mechanism.clock:
        for period in rule.period:
            if not _is_lengthened(period):
                yield f"clock {rule.id}", "it is extended to less than its own length"
        if rule.applies_to == "adult" and not _child_has_as_much(mechanism, rule):
            yield f"clock {rule.id}", "a child has no clock of this kind as long as it"
        if any(
            period.depends_on_cooperation == "yes" and not period.note
            for period in rule.period
        ):
            yield (
                f"clock {rule.id}",
                "it depends on cooperation; name the law in 'note'",
            )


def clock_warnings(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    """Yield a warning for conflicts, unknown lengths and periods below the floor."""
    for rule in mechanism.clock:
        if rule.in_conflict_with:
            others = ", ".join(rule.in_conflict_with)
            yield (
                f"clock {rule.id}",
                f"the sources disagree; it stands beside: {others}",
            )
        for period in in_force(rule.period, None):
            if period.length.amount == "unknown":
                yield f"clock {rule.id}", "its length is not known"
            elif rule.kind == "reflection" and _days(period.length) < FLOOR_DAYS:
                yield f"clock {rule.id}", f"it is shorter than {FLOOR_DAYS} days"
            if period.depends_on_cooperation == "yes":
                yield f"clock {rule.id}", "depends on helping the investigation"


def _is_lengthened(period: Period) -> bool:
    longest = period.extendable_to
    return not isinstance(longest, Length) or _end(longest) >= _end(period.length)


def _child_has_as_much(mechanism: Mechanism, adult: ClockRule) -> bool:
    (length, *_) = [period.length for period in in_force(adult.period, None)]
    return any(
        rule.applies_to in ("child", "everyone")
        and rule.kind == adult.kind
        and rule.starts_on == adult.starts_on
        and _end(in_force(rule.period, None)[0].length) >= _end(length)
        for rule in mechanism.clock
    )


def _end(length: Length) -> date:
    if isinstance(length.amount, int):
        return last_day(_ANY_DAY, length.amount, length.unit, "")
    return _NO_END


def _days(length: Length) -> int:
    return (_end(length) - _ANY_DAY).days
