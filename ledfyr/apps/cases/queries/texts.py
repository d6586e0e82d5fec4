"""Which texts of a file are sealed, in which compartment, and what kind are they?

One table for whatever has to know of all of them: the index of words, and the copy of
people's own data. A sealed field that is not in it is found by a test.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.cases import models as kept
from ledfyr.apps.cases.models import Case
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.person_roles import PART_OF_ROLE, PersonRole
from ledfyr.domain.cases.proceedings_model import compartment_of

PartOf = Callable[[Any], Compartment]


@dataclass(frozen=True)
class SealedField:
    """A sealed field of a record that belongs to a case.

    `kind` names the rule of the person's own copy; `day` is the field that dates it;
    `keys` are what is told of a text that holds several things.
    """

    model: type[models.Model]
    field: str
    kind: str
    day: str
    part: PartOf
    to_case: str = "case"
    keys: tuple[str, ...] = ()
    is_searched: bool = True


@dataclass(frozen=True)
class Written:
    """A text of a file, opened, with where it stands and when it was written."""

    field: SealedField
    record: Any
    part: Compartment
    on: date
    words: dict[str, str]


def _always(part: Compartment) -> PartOf:
    return lambda row: part


def _own(row: Any) -> Compartment:
    return Compartment(row.compartment)


def _of_role(row: kept.Involved) -> Compartment:
    return PART_OF_ROLE[PersonRole(row.role)]


_STATUS, _SUPPORT = _always(Compartment.STATUS), _always(Compartment.SUPPORT)
_ACCOUNT, _RETURN = _always(Compartment.ACCOUNT), _always(Compartment.RETURN)

SEALED_FIELDS: tuple[SealedField, ...] = (
    SealedField(
        kept.StatusDecision, "sealed_reasons", "decision_reasons", "decided_on", _STATUS
    ),
    SealedField(
        kept.StatusDecision, "sealed_reasons_told", "decisions", "decided_on", _STATUS
    ),
    SealedField(
        kept.StatusDecision, "sealed_taken_by", "decisions", "decided_on", _STATUS
    ),
    SealedField(
        kept.StatusDecision, "sealed_why", "decision_reasons", "taken_back_on", _STATUS
    ),
    SealedField(
        kept.ConsentEntry, "sealed_interpreter", "others", "given_on", _SUPPORT
    ),
    SealedField(kept.FileEntry, "sealed_text", "notes", "written_at", _own),
    SealedField(kept.Need, "sealed_note", "notes", "recorded_on", _SUPPORT),
    SealedField(
        kept.ExploitationEpisode,
        "sealed_dates",
        "exploitation",
        "recorded_at",
        _ACCOUNT,
        is_searched=False,
    ),
    SealedField(
        kept.ExploitationEpisode, "sealed_note", "notes", "recorded_at", _ACCOUNT
    ),
    SealedField(kept.Involved, "sealed_note", "others", "added_at", _of_role),
    SealedField(
        kept.RiskAssessment,
        "sealed_content",
        "safety",
        "assessed_on",
        _SUPPORT,
        keys=("own_view", "safety_plan"),
    ),
    SealedField(
        kept.PlanTerm, "sealed_reason", "notes", "decided_at", _SUPPORT, "plan__case"
    ),
    SealedField(
        kept.PlanStep,
        "sealed_content",
        "plan",
        "added_at",
        _SUPPORT,
        "plan__case",
        keys=("goal", "service"),
    ),
    SealedField(
        kept.ConferenceNote,
        "sealed_text",
        "notes",
        "conference__held_on",
        _own,
        "conference__case",
    ),
    SealedField(
        kept.Proceeding,
        "sealed_title",
        "redress",
        "opened_at",
        lambda row: compartment_of(row.track),
    ),
    SealedField(
        kept.ProceedingStep,
        "sealed_content",
        "redress",
        "on",
        lambda row: compartment_of(row.proceeding.track),
        "proceeding__case",
        keys=("note", "amount", "currency", "counts_as"),
    ),
    SealedField(
        kept.ProceedingStep,
        "sealed_why",
        "redress",
        "taken_back_on",
        lambda row: compartment_of(row.proceeding.track),
        "proceeding__case",
    ),
    SealedField(kept.ReturnPlan, "sealed_place", "notes", "opened_on", _RETURN),
    SealedField(
        kept.ReturnStep, "sealed_note", "notes", "on", _RETURN, "return_plan__case"
    ),
    SealedField(kept.FollowUp, "sealed_note", "notes", "asked_on", _RETURN),
    SealedField(
        kept.DutyDisclosure, "sealed_outside", "recipients", "disclosed_on", _SUPPORT
    ),
    SealedField(
        kept.DutyDisclosure, "sealed_ground", "recipients", "disclosed_on", _SUPPORT
    ),
    SealedField(
        kept.Document,
        "sealed_description",
        "documents",
        "kept_at",
        _own,
        keys=("name",),
    ),
    SealedField(
        kept.Document,
        "sealed_why_gone",
        "notes",
        "gone_at",
        _own,
        is_searched=False,
    ),
    SealedField(
        kept.OriginalTaken,
        "sealed_words",
        "notes",
        "taken_at",
        lambda row: Compartment(row.document.compartment),
        "document__case",
        is_searched=False,
    ),
    SealedField(
        kept.ConflictOfInterest,
        "sealed_note",
        "staff",
        "recorded_at",
        _ACCOUNT,
        is_searched=False,
    ),
    SealedField(
        kept.BrokenGlass,
        "sealed_words",
        "notes",
        "broken_at",
        _STATUS,
        is_searched=False,
    ),
    SealedField(
        kept.BrokenGlass,
        "sealed_review",
        "notes",
        "reviewed_at",
        _STATUS,
        is_searched=False,
    ),
)

NO_TEXTS = {
    (kept.Person, "sealed_identity"),
    (kept.SupervisionEntry, "sealed_text"),
    (kept.DocumentPart, "sealed_content"),
}
"""No text under the case's key: who people are, and what staff write for themselves,
have keys of their own; a document is handed out as what it is."""


def texts_of(case: Case) -> Iterator[Written]:
    """Yield every sealed text of a case, opened; the caller has checked who reads."""
    for field in SEALED_FIELDS:
        rows = field.model._base_manager.filter(**{field.to_case: case})
        above = field.to_case.partition("__")[0]
        for row in rows.select_related(above):
            yield from _opened(case, field, row)


def texts_in(case: Case, record: models.Model) -> Iterator[Written]:
    """Yield the sealed texts of one record of a case, opened."""
    for field in SEALED_FIELDS:
        if field.model is type(record):
            yield from _opened(case, field, record)


def _opened(case: Case, field: SealedField, row: Any) -> Iterator[Written]:
    sealed = getattr(row, field.field)
    if sealed is not None:
        text = vault.open_text(case.sealed_key, row, field.field, sealed)
        words = _words(field, text)
        yield Written(field, row, field.part(row), _day(row, field.day), words)


def _words(field: SealedField, text: str) -> dict[str, str]:
    if not field.keys:
        return {"text": text} if text.strip() else {}
    content = json.loads(text)
    return {key: str(content[key]) for key in field.keys if content.get(key)}


def _day(row: Any, path: str) -> date:
    value = row
    for name in path.split("__"):
        value = getattr(value, name)
    return localdate(value) if isinstance(value, datetime) else value
