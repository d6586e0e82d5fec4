"""Wording and grouping for the pages of the check of signs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.facts import Contact
from ledfyr.domain.referrals.mechanism import CountryUnknown, mechanism
from ledfyr.domain.screening.assessment import Assessment
from ledfyr.domain.screening.instrument import Item
from ledfyr.domain.screening.sentences import Statement
from ledfyr.domain.screening.terms import Advice, Element
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.sources import Source
from ledfyr.web.casework.screening import wording
from ledfyr.web.casework.screening.carried import Carried, assessed, pack
from ledfyr.web.casework.screening.steps import Step

_FIRST_TO_CALL = ("emergency", "hotline", "coordination", "authority", "ngo")


@dataclass(frozen=True)
class ElementShown:
    """One element of the definition, and what carries it."""

    title: str
    state: str
    kind: str
    why: str
    signs: tuple[Item, ...]
    is_needed: bool


@dataclass(frozen=True)
class ContactShown:
    """Somebody to call, with the hours as the country's file gives them."""

    contact: Contact
    source: Source
    hours: str


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


def result(carried: Carried, permissions: Iterable[Permission]) -> dict[str, Any]:
    """Return what the answers add up to, in the order in which it is read."""
    found = assessed(carried)
    return {
        "packed": pack(carried),
        "advice": wording.advice(found),
        "code": found.advice.value,
        "is_presumed": found.advice is Advice.TREAT_AS_PRESUMED_VICTIM,
        "form": wording.form_name(carried.form),
        "age": wording.said(codes().age_group[carried.age_group]),
        "may_be_child": carried.age_group != "adult",
        "elements": _elements(found),
        "reasons": _said(r for r in found.reasons[1:] if not _is_of_element(r)),
        "missing": _said(m for m in found.missing if not m.signs),
        "missing_signs": missing_items(carried),
        "changes": _said(found.what_would_change),
        "signs": [found.instrument.by_id[sign] for sign in found.signs],
        "notes": _said(found.notes),
        "sources": found.sources,
        "contacts": whom_to_call(),
        "may_open": Permission.OPEN_CASE in permissions,
        "title": wording.said(found.instrument.title),
    }


def missing_items(carried: Carried) -> tuple[Item, ...]:
    """Return the questions whose answers would help most, the most useful first."""
    found = assessed(carried)
    by_id = found.instrument.by_id
    return tuple(by_id[sign] for fact in found.missing for sign in fact.signs)


def whom_to_call() -> tuple[ContactShown, ...]:
    """Return the contacts of the node's country, the most urgent first."""
    try:
        country = mechanism(settings.LEDFYR_COUNTRY)
    except CountryUnknown:
        return ()
    sources = country.sources()
    ordered = sorted(country.contact, key=lambda c: _FIRST_TO_CALL.index(c.kind))
    return tuple(ContactShown(c, sources[c.source], _hours(c)) for c in ordered)


def _hours(contact: Contact) -> str:
    if contact.hours == "unknown":
        return gettext("opening hours not known")
    return wording.said(contact.hours)


def _elements(found: Assessment) -> list[ElementShown]:
    why = [reason for reason in found.reasons if _is_of_element(reason)]
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
        signs=tuple(found.instrument.by_id[sign] for sign in signs),
        is_needed=element is not Element.MEANS or not found.decision.needs_no_means,
    )


def _is_of_element(reason: Statement) -> bool:
    return reason.id.startswith("element_reason.")


def _said(statements: Iterable[Statement]) -> list[str]:
    return [wording.statement(each) for each in statements]
