"""How do the countries' mechanisms stand beside each other?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ledfyr.domain.referrals.entitlements import holds
from ledfyr.domain.referrals.law_history import Period, in_force
from ledfyr.domain.referrals.mandates import who_may
from ledfyr.domain.referrals.mechanism_record import Mechanism


@dataclass(frozen=True)
class PeriodLine:
    """A period as a line of the comparison, by the law of the day."""

    clock: str
    name: str
    kind: str
    period: Period
    applies_to: str
    residence: str
    is_in_conflict: bool

    @property
    def words(self) -> str:
        """Return the length in English words, such as "at least 3 months"."""
        bound = "" if self.period.bound == "exactly" else f"{self.period.bound} "
        words = f"{bound.replace('_', ' ')}{self.period.length}"
        longest = self.period.extendable_to
        if not isinstance(longest, str):
            words += f", up to {longest}"
        return words


@dataclass(frozen=True)
class CountryRow:
    """One country in the comparison; names in English, for translators.

    `unconfirmed` names the decisions whose mandates nobody has read in a source.
    """

    code: str
    name: str
    presumed_by: tuple[str, ...]
    identified_by: tuple[str, ...]
    reflection: tuple[PeriodLine, ...]
    support: tuple[PeriodLine, ...]
    permits: tuple[PeriodLine, ...]
    unconditional: Literal["yes", "partly", "not_known"]
    coordination: tuple[str, ...]
    rapporteur: tuple[str, ...]
    plans: tuple[str, ...]
    checked_on: date
    unconfirmed: frozenset[str]


def compared(mechanisms: Iterable[Mechanism], today: date) -> tuple[CountryRow, ...]:
    """Return a row for each mechanism, by the law as it stands on a day."""
    return tuple(_row(each, today) for each in mechanisms)


def _row(mechanism: Mechanism, today: date) -> CountryRow:
    return CountryRow(
        code=mechanism.code,
        name=mechanism.name,
        presumed_by=_deciding(mechanism, "presumed", today),
        identified_by=_deciding(mechanism, "identified", today),
        reflection=_lines(mechanism, "reflection", today),
        support=_lines(mechanism, "support", today),
        permits=_lines(mechanism, "residence_permit", today),
        unconditional=_unconditional(mechanism, today),
        coordination=_bodies(mechanism, "coordination"),
        rapporteur=_bodies(mechanism, "rapporteur"),
        plans=tuple(
            f"{plan.name} ({plan.from_year} to {plan.to_year})"
            for plan in mechanism.plan
        ),
        checked_on=mechanism.checked_on,
        unconfirmed=frozenset(
            decision
            for decision in ("presumed", "identified")
            if not all(each.checked for each in who_may(mechanism, decision, on=today))
        ),
    )


def _deciding(mechanism: Mechanism, decision: str, today: date) -> tuple[str, ...]:
    names = (
        mandate.actor.name
        for mandate in who_may(mechanism, decision, on=today)
        if mandate.part == "decide"
    )
    return tuple(dict.fromkeys(names))


def _lines(mechanism: Mechanism, kind: str, today: date) -> tuple[PeriodLine, ...]:
    return tuple(
        PeriodLine(
            clock=rule.id,
            name=rule.name,
            kind=rule.kind,
            period=period,
            applies_to=rule.applies_to,
            residence=rule.residence,
            is_in_conflict=bool(rule.in_conflict_with),
        )
        for rule in mechanism.clock
        if rule.kind == kind
        for period in in_force(rule.period, today)
    )


def _unconditional(
    mechanism: Mechanism, today: date
) -> Literal["yes", "partly", "not_known"]:
    said = Counter(
        owed.depends_on_cooperation
        for owed in mechanism.entitlement
        if owed.from_status == "presumed" and holds(owed, today)
    )
    if said["yes"]:
        return "partly"
    return "yes" if said["no"] and not said["unknown"] else "not_known"


def _bodies(mechanism: Mechanism, kind: str) -> tuple[str, ...]:
    return tuple(body.name for body in mechanism.body if body.kind == kind)
