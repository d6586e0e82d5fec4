"""How does a mechanism read in a terminal, and as rows for a machine?"""

from collections.abc import Iterator, Sequence
from datetime import date

from ledfyr.domain.referrals.clocks import Clock, End
from ledfyr.domain.referrals.law_history import in_force
from ledfyr.domain.referrals.mandates import Mandate, who_may
from ledfyr.domain.referrals.mechanism import Mechanism


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


def show_words(mechanism: Mechanism) -> Iterator[str]:
    """Yield the lines that tell a whole mechanism."""
    yield f"{mechanism.name} ({mechanism.code}), checked on {mechanism.checked_on}"
    yield mechanism.summary
    yield "\nSteps, in any order"
    for step in mechanism.step:
        yield f"  {step.name} ({_names(mechanism.actors(step.who))}): {step.does}"
    yield "\nWho decides"
    for rule in mechanism.decision:
        deciding = [m for m in who_may(mechanism, rule.id) if m.part == "decide"]
        names = ", ".join(f"{m.actor.name}{_condition(m)}" for m in deciding)
        yield f"  {rule.called} [{rule.id}]: {names}"
    yield "\nPeriods"
    for clock in mechanism.clock:
        for period in in_force(clock.period, None):
            length = f"{period.bound.replace('_', ' ')} {period.length}"
            confirmed = "" if period.checked else " (unconfirmed)"
            yield f"  {clock.name}: {length}{confirmed}"
    yield "\nWhere to turn"
    for contact in mechanism.contact:
        yield f"  {contact.name}: {contact.number} ({contact.hours})"


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
    return ", ".join(str(actor) for actor in actors) or "nobody: it follows by itself"


def _source(mechanism: Mechanism, source: str, checked: bool) -> str:
    title = mechanism.sources()[source].title
    return f"{title}{'' if checked else ' (unconfirmed)'}"


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
