"""How does a mechanism read in a terminal, and as rows for a machine?"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ledfyr.domain.referrals.clocks import Clock, End
from ledfyr.domain.referrals.comparison import CountryRow, PeriodLine
from ledfyr.domain.referrals.entitlements import holds
from ledfyr.domain.referrals.law_history import Period, in_force
from ledfyr.domain.referrals.mandates import Mandate, who_may
from ledfyr.domain.referrals.mechanism_record import LocalChain, Mechanism
from ledfyr.domain.referrals.soundness import Finding


def listed_row(country: Mechanism, local: Sequence[LocalChain]) -> dict[str, Any]:
    """Return a country as a row of the list."""
    return {
        "code": country.code,
        "name": country.name,
        "languages": list(country.languages),
        "checked_on": country.checked_on.isoformat(),
        "local": [{"id": chain.id, "name": chain.name} for chain in local],
    }


def listed_words(row: dict[str, Any]) -> str:
    """Return a row of the list as a line."""
    local = " ".join(chain["id"] for chain in row["local"])
    return f"{row['code']}  {row['name']}  {local}".rstrip()


def mandate_row(mandate: Mandate) -> dict[str, object]:
    """Return who may apply or decide as a row."""
    return {
        "actor": mandate.actor.id,
        "name": mandate.actor.name,
        "part": mandate.part,
        "applies_to": mandate.applies_to,
        "residence": mandate.residence,
        "source": mandate.source,
        "checked": mandate.checked,
        "note": mandate.note,
    }


def finding_row(finding: Finding) -> dict[str, object]:
    """Return a finding as a row."""
    return {
        "country": finding.country,
        "weight": finding.weight,
        "place": finding.place,
        "sentence": finding.sentence,
    }


def finding_words(codes: Sequence[str], found: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each finding, faults first, and a last line that counts."""
    for finding in sorted(found, key=lambda each: each.weight):
        yield (
            f"{finding.country} {finding.weight}, {finding.place}: {finding.sentence}"
        )
    faults = sum(finding.weight == "fault" for finding in found)
    yield f"{len(codes)} countries, {faults} faults, {len(found) - faults} warnings."


def compared_row(row: CountryRow) -> dict[str, object]:
    """Return a country of the comparison as a row."""
    return {
        "code": row.code,
        "name": row.name,
        "presumed_by": list(row.presumed_by),
        "identified_by": list(row.identified_by),
        "reflection": [_period_row(line) for line in row.reflection],
        "support": [_period_row(line) for line in row.support],
        "permits": [_period_row(line) for line in row.permits],
        "unconditional": row.unconditional,
        "coordination": list(row.coordination),
        "rapporteur": list(row.rapporteur),
        "plans": list(row.plans),
        "checked_on": row.checked_on.isoformat(),
        "unconfirmed": sorted(row.unconfirmed),
    }


def _period_row(line: PeriodLine) -> dict[str, object]:
    return {
        "clock": line.clock,
        "length": line.words,
        "applies_to": line.applies_to,
        "residence": line.residence,
        "depends_on_cooperation": line.period.depends_on_cooperation,
        "in_conflict": line.is_in_conflict,
        "source": line.period.source,
        "checked": line.period.checked,
    }


def compared_words(rows: Sequence[CountryRow]) -> Iterator[str]:
    """Yield a short block of lines for each country."""
    for row in rows:
        yield f"{row.code}  {row.name}"
        sure = _unless("identified" not in row.unconfirmed)
        yield f"    identified by: {'; '.join(row.identified_by)}{sure}"
        yield f"    reflection: {_lengths(row.reflection)}"
        yield f"    permits: {_lengths(row.permits)}"
        yield f"    support unconditional: {row.unconditional.replace('_', ' ')}"


def _lengths(found: Sequence[PeriodLine]) -> str:
    words = [
        line.words
        + _unless(line.period.checked)
        + (" (sources disagree)" if line.is_in_conflict else "")
        for line in found
    ]
    return "; ".join(words) or "none known"


def clock_row(clock: Clock) -> dict[str, object]:
    """Return a clock as a row; its first eight keys are stable."""
    return {
        "clock": clock.clock,
        "starts": clock.starts.isoformat(),
        "ends": _day_or_word(clock.ends),
        "extendable_to": _day_or_word(clock.extendable_to),
        "may_apply": [actor.id for actor in clock.may_apply],
        "may_decide": [actor.id for actor in clock.may_decide],
        "source": clock.source,
        "checked": clock.checked,
        "name": clock.name,
        "kind": clock.kind,
        "started_by": clock.started_by,
        "bound": clock.bound,
        "depends_on_cooperation": clock.depends_on_cooperation,
        "in_conflict_with": list(clock.in_conflict_with),
        "state": clock.state.value,
        "note": clock.note,
    }


def clock_words(mechanism: Mechanism, started: Sequence[Clock]) -> Iterator[str]:
    """Yield the lines that tell about clocks."""
    if not started:
        yield f"In {mechanism.name} these decisions start no period that is known."
    for clock in started:
        yield f"{clock.name}: {clock.starts} to {_end_words(clock)} ({clock.state})"
        if clock.extendable:
            yield f"  can be extended to: {_day_or_word(clock.extendable_to)}"
        yield f"  may apply: {_names(clock.may_apply)}"
        yield f"  may decide: {_names(clock.may_decide)}"
        yield f"  depends on helping the police: {clock.depends_on_cooperation}"
        yield f"  source: {_source(mechanism, clock.source, clock.checked)}"
        if clock.note:
            yield f"  {clock.note}"


def who_words(
    mechanism: Mechanism, decision: str, mandates: Sequence[Mandate]
) -> Iterator[str]:
    """Yield the lines that tell who may apply for and who may take a decision."""
    yield f"{mechanism.name}: {mechanism.decision_rule(decision).called}"
    for mandate in mandates:
        yield f"  may {mandate.part}: {mandate.actor.name}{_condition(mandate)}"
    for source, checked in dict.fromkeys((m.source, m.checked) for m in mandates):
        yield f"  source: {_source(mechanism, source, checked)}"
    yield from dict.fromkeys(f"  {m.note}" for m in mandates if m.note)


def show_words(mechanism: Mechanism, today: date) -> Iterator[str]:
    """Yield the lines that tell a whole mechanism, with what is due on a day."""
    yield f"{mechanism.name} ({mechanism.code}), checked on {mechanism.checked_on}"
    yield mechanism.summary
    yield "\nSteps, in any order"
    for step in mechanism.step:
        yield f"  {step.name} ({_names(mechanism.actors(step.who))}): {step.does}"
    yield "\nWho decides"
    for rule in mechanism.decision:
        deciding = [m for m in who_may(mechanism, rule.id) if m.part == "decide"]
        names = "; ".join(
            f"{m.actor.name}{_condition(m)}{_unless(m.checked)}" for m in deciding
        )
        yield f"  {rule.called} [{rule.id}]: {names}"
    yield "\nPeriods"
    for clock in mechanism.clock:
        for period in in_force(clock.period, None):
            yield f"  {clock.name}: {_length(period)}{_unless(period.checked)}"
    yield from _owed_words(mechanism, today)
    yield "\nWhere to turn"
    for contact in mechanism.contact:
        sure = _unless(contact.checked)
        yield f"  {contact.name}: {contact.number} ({contact.hours}){sure}"
    yield from _standing_words(mechanism)


def _owed_words(mechanism: Mechanism, today: date) -> Iterator[str]:
    yield "\nWhat a person is entitled to"
    for owed in mechanism.entitlement:
        if holds(owed, today):
            since = "anybody" if owed.from_status == "none" else owed.from_status
            who = "" if owed.applies_to == "everyone" else f", {owed.applies_to}"
            stay = {"any": "", "legal": ", legal stay", "none": ", no legal stay"}
            yield (
                f"  {owed.name} ({since}{who}{stay[owed.residence]}); depends on "
                f"helping the police: {owed.depends_on_cooperation}"
                f"{_unless(owed.checked)}"
            )


def _standing_words(mechanism: Mechanism) -> Iterator[str]:
    yield "\nBodies"
    for body in mechanism.body:
        yield f"  {body.name}: {body.mandate}{_unless(body.checked)}"
    yield "\nLaws"
    for law in mechanism.law:
        yield f"  {law.name}, {law.in_force_on}: {law.says}{_unless(law.checked)}"
    yield "\nAction plans"
    for plan in mechanism.plan:
        years = f"{plan.from_year} to {plan.to_year}"
        yield f"  {plan.name}, {years}{_unless(plan.checked)}"
    yield "\nAdults and children"
    for each in mechanism.difference:
        sure = _unless(each.checked)
        yield f"  {each.subject}: {each.adult} For a child: {each.child}{sure}"


def _length(period: Period) -> str:
    if isinstance(period.length.amount, str):
        return str(period.length)
    return f"{period.bound.replace('_', ' ')} {period.length}"


def _unless(checked: bool) -> str:
    return "" if checked else " (unconfirmed)"


def _condition(mandate: Mandate) -> str:
    words = []
    if mandate.applies_to != "everyone":
        words.append(
            f"for a {'child' if mandate.applies_to == 'child' else 'grown-up'}"
        )
    if mandate.residence != "any":
        words.append(
            "with legal stay" if mandate.residence == "legal" else "no legal stay"
        )
    return f" ({', '.join(words)})" if words else ""


def _names(actors: Sequence[object]) -> str:
    return "; ".join(str(actor) for actor in actors) or "nobody: it follows by itself"


def _source(mechanism: Mechanism, source: str, checked: bool) -> str:
    title = mechanism.sources()[source].title
    return f"{title}{_unless(checked)}"


def _end_words(clock: Clock) -> str:
    match clock.ends:
        case None:
            return "when the need ceases"
        case "unknown":
            return "a day not known"
        case day:
            return f"{day}, {clock.bound.replace('_', ' ')}"


def _day_or_word(end: End) -> str | None:
    return end.isoformat() if isinstance(end, date) else end
