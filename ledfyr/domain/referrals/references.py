"""Does everything that a country file refers to exist?"""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ledfyr.domain.referrals.decision import decision_kinds
from ledfyr.domain.referrals.facts import Fact
from ledfyr.domain.referrals.law_history import ActorIds
from ledfyr.domain.referrals.measures import measures, principles
from ledfyr.domain.referrals.mechanism_record import LocalChain, Mechanism
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.knowledge import KnowledgeError
from ledfyr.domain.vocabulary.toml_lines import line_of

Place = tuple[str | int, ...]
Problem = tuple[Place, str]


def check_references(found: Mechanism, path: Path) -> None:
    """Raise KnowledgeError, with the file, for the first reference to nothing.

    The line is named too if `path` is the file that the place counts in.
    """
    for place, sentence in broken_references(found):
        where = path.name
        if path.exists():
            text = path.read_text(encoding="utf-8")
            where += f", line {line_of(text, place)}"
        raise KnowledgeError(f"{where}: {sentence}.")


def broken_references(found: Mechanism) -> Iterator[Problem]:
    """Yield the place and a sentence for every reference to something not there."""
    yield from _repeated(found)
    yield from _sources(found)
    yield from _actors(found)
    yield from _codes_used(found)
    yield from _inside_steps(found)


def _absent(
    place: Place, wanted: Iterable[str], known: Collection[str], what: str
) -> Iterator[Problem]:
    for name in wanted:
        if name not in known:
            yield place, f"there is no {what} '{name}'; add it or correct the spelling"


def _repeated(found: Mechanism) -> Iterator[Problem]:
    for table in (
        "source",
        "actor",
        "decision",
        "clock",
        "entitlement",
        "step",
        "contact",
        "body",
        "law",
        "difference",
    ):
        seen: set[str] = set()
        for position, item in enumerate(getattr(found, table)):
            if item.id in seen:
                yield (
                    (table, position, "id"),
                    f"the {table} id '{item.id}' is used twice; give one a new id",
                )
            seen.add(item.id)


def facts_of(found: Mechanism | LocalChain) -> Iterator[tuple[Place, Fact]]:
    """Yield every sourced fact of a mechanism or local chain, with its place."""
    for table in (
        "entitlement",
        "step",
        "contact",
        "body",
        "law",
        "plan",
        "difference",
    ):
        for position, fact in enumerate(getattr(found, table, ())):
            yield (table, position), fact
    for position, rule in enumerate(getattr(found, "decision", ())):
        for number, mandate in enumerate(rule.mandate):
            yield ("decision", position, "mandate", number), mandate
    for position, clock in enumerate(found.clock):
        for number, period in enumerate(clock.period):
            yield ("clock", position, "period", number), period


def _sources(found: Mechanism) -> Iterator[Problem]:
    known = found.sources()
    for place, fact in facts_of(found):
        yield from _absent((*place, "source"), [fact.source], known, "source")


def _actors(found: Mechanism) -> Iterator[Problem]:
    known = {actor.id for actor in found.actor}
    for place, ids in _actor_references(found):
        if ids != "unknown":
            yield from _absent(place, ids, known, "actor")


def _actor_references(found: Mechanism) -> Iterator[tuple[Place, ActorIds]]:
    for position, step in enumerate(found.step):
        yield ("step", position, "who"), step.who
    for position, rule in enumerate(found.decision):
        for number, mandate in enumerate(rule.mandate):
            place = ("decision", position, "mandate", number)
            yield (*place, "may_apply"), mandate.may_apply
            yield (*place, "may_decide"), mandate.may_decide
    for position, clock in enumerate(found.clock):
        for number, period in enumerate(clock.period):
            place = ("clock", position, "period", number)
            yield (*place, "may_apply"), period.may_apply
            yield (*place, "may_decide"), period.may_decide


def _codes_used(found: Mechanism) -> Iterator[Problem]:
    kinds = codes().organisation_kind
    for position, actor in enumerate(found.actor):
        if actor.organisation_kinds != "any":
            place = ("actor", position, "organisation_kinds")
            wanted = actor.organisation_kinds
            yield from _absent(place, wanted, kinds, "kind of organisation")
    for position, owed in enumerate(found.entitlement):
        place = ("entitlement", position, "need_area")
        yield from _absent(place, [owed.need_area], codes().need_area, "area of need")
    for position, rule in enumerate(found.decision):
        place = ("decision", position, "id")
        yield from _absent(place, [rule.id], decision_kinds(), "kind of decision")
    for position, clock in enumerate(found.clock):
        place = ("clock", position, "starts_on")
        yield from _absent(place, clock.starts_on, decision_kinds(), "kind of decision")
        place = ("clock", position, "in_conflict_with")
        clocks = {other.id for other in found.clock}
        yield from _absent(place, clock.in_conflict_with, clocks, "clock")


def _inside_steps(found: Mechanism) -> Iterator[Problem]:
    steps = {step.id for step in found.step}
    contacts = {contact.id for contact in found.contact}
    for position, step in enumerate(found.step):
        place = ("step", position)
        yield from _absent((*place, "usually_after"), step.usually_after, steps, "step")
        yield from _absent((*place, "contacts"), step.contacts, contacts, "contact")
        yield from _absent((*place, "measure"), [step.measure], measures(), "measure")
        yield from _absent(
            (*place, "safeguards"), step.safeguards, principles(), "principle"
        )
        yield from _absent(
            (*place, "decisions"), step.decisions, decision_kinds(), "kind of decision"
        )
