"""Wording and grouping for the pages of the check of signs."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext

from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.screening.assessment import Assessment
from ledfyr.domain.screening.do_now import what_to_do
from ledfyr.domain.screening.instrument import Instrument, Item
from ledfyr.domain.screening.sentences import Statement
from ledfyr.domain.screening.terms import Advice, Element
from ledfyr.domain.screening.understanding import not_seen_as_victim, what_matters
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.sources import Source, source
from ledfyr.web.casework.screening import wording
from ledfyr.web.casework.screening.carried import Carried, assessed, pack
from ledfyr.web.casework.screening.outlook import changes, missing_items, open_facts
from ledfyr.web.casework.screening.steps import Step
from ledfyr.web.parts.contacts import contact_cards

_FIRST_TO_CALL = ("emergency", "hotline", "coordination", "authority", "ngo")
_SHOWN_APART = ("advice.", "element_reason.", "dimension_rule.")


@dataclass(frozen=True)
class ElementShown:
    """One element of the definition, and what carries it."""

    title: str
    state: str
    kind: str
    why: str
    signs: tuple[Item, ...]
    is_needed: bool


def question_page(carried: Carried, pages: tuple[Step, ...], at: int) -> dict[str, Any]:
    """Return one page of questions with where it stands among the others."""
    step = pages[at]
    title = wording.said(step.section.title)
    if step.parts > 1:
        title = gettext("%(title)s (%(part)s of %(parts)s)") % {
            "title": title,
            "part": step.part,
            "parts": step.parts,
        }
    return {
        "title": title,
        "number": at + 1,
        "total": len(pages),
        "at": at,
        "is_last": at + 1 == len(pages),
        "packed": pack(carried),
    }


def result(carried: Carried, permissions: Container[Permission]) -> dict[str, Any]:
    """Return what the answers add up to, in the order in which it is read."""
    found = assessed(carried)
    return {
        "packed": pack(carried),
        "title": wording.said(found.instrument.title),
        "advice": wording.advice(found),
        "is_presumed": found.advice is Advice.TREAT_AS_PRESUMED_VICTIM,
        "form": wording.form_name(carried.form),
        "age": wording.said(codes().age_group[carried.age_group]),
        "signs": _items(found.instrument, found.signs),
        "elements": _elements(found),
        "dimensions": wording.said_all(_of(found.reasons, "dimension_rule.")),
        "reasons": wording.said_all(
            r for r in found.reasons if not r.id.startswith(_SHOWN_APART)
        ),
        "plain_words": wording.said_all(found.plain_words),
        "to_do": to_do(found),
        "background": _background(),
        "to_do_sources": _cited(found),
        "contacts": contact_cards(*_FIRST_TO_CALL),
        "missing": wording.said_all(open_facts(found)),
        "missing_signs": missing_items(found, carried.form, carried.place),
        "changes": _changes(found, carried),
        "notes": wording.said_all(found.notes),
        "sources": [(source(s), source(s).checked) for s in found.sources],
        "may_open": Permission.OPEN_CASE in permissions,
    }


def _changes(found: Assessment, carried: Carried) -> list[dict[str, Any]]:
    """Return each turn, with the questions where its sentence names them by id only."""
    return [
        {
            "sentence": wording.statement(turn),
            "signs": _items(found.instrument, turn.signs)
            if turn.id == "change.several"
            else (),
        }
        for turn in changes(found, carried.form, carried.place)
    ]


def to_do(found: Assessment) -> list[dict[str, Any]]:
    """Return what to do now and not to do, grouped in order."""
    steps = what_to_do(found.advice, found.age_group)
    return [
        {
            "kind": kind.value,
            "title": str(wording.TO_DO_TITLES[kind]),
            "sentences": [wording.said(step.sentence) for step in group],
        }
        for kind, group in groupby(steps, key=lambda step: step.kind)
    ]


def _background() -> list[dict[str, Any]]:
    """Return what helps to understand the person; nothing of it is counted."""
    groups = {
        gettext("What matters most to the person"): what_matters(),
        gettext("Why few see themselves as victims"): not_seen_as_victim(),
    }
    return [
        {
            "title": title,
            "sentences": [
                wording.said(f.sentence) for f in group.fact if not f.retired_on
            ],
        }
        for title, group in groups.items()
    ]


def _cited(found: Assessment) -> list[tuple[Source, bool]]:
    """Return the sources of what to do, each once, checked if all that cite it are."""
    checked: dict[str, bool] = {}
    for step in what_to_do(found.advice, found.age_group):
        checked[step.source] = checked.get(step.source, True) and step.checked
    return [(source(name), read) for name, read in checked.items()]


def _elements(found: Assessment) -> list[ElementShown]:
    why = _of(found.reasons, "element_reason.")
    return [
        _element(found, element, reason)
        for element, reason in zip(found.elements, why, strict=True)
    ]


def _element(found: Assessment, element: Element, why: Statement) -> ElementShown:
    finding = found.elements[element]
    signs = found.instrument.in_order(frozenset(finding.signs))
    return ElementShown(
        title=str(wording.ELEMENT_TITLES[element]),
        state=wording.state_name(finding.state),
        kind=wording.STATE_KINDS[finding.state],
        why=wording.statement(why),
        signs=_items(found.instrument, signs),
        is_needed=element is not Element.MEANS or not found.decision.needs_no_means,
    )


def _items(asked: Instrument, ids: Iterable[str]) -> tuple[Item, ...]:
    return tuple(asked.by_id[item_id] for item_id in ids)


def _of(statements: Iterable[Statement], group: str) -> list[Statement]:
    return [each for each in statements if each.id.startswith(group)]
