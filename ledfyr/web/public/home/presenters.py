"""What can anybody notice and do, and where does it stand written?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from ledfyr.domain.referrals.mechanism import Mechanism
from ledfyr.domain.screening.do_now import Kind, Step, what_to_do
from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.screening.terms import Advice, AgeGroup
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


def sources_shown(country: Mechanism | None) -> tuple[tuple[Source, bool], ...]:
    """Return the sources of what these pages show, each once, and if it was read."""
    ids = [instrument("guidelines").source]
    if country:
        ids += [fact.source for fact in (*country.contact, *country.entitlement)]
        ids += [period.source for rule in country.clock for period in rule.period]
    known = country.sources() if country else all_sources()
    found = [known[source_id] for source_id in dict.fromkeys(ids)]
    return tuple((entry, entry.checked) for entry in found)
