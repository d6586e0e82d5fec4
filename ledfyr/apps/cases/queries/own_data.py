"""What is kept about the person of a case, thing by thing, for their own copy?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
    DutyDisclosure,
    ExploitationEpisode,
    PlanStep,
    StatusDecision,
)
from ledfyr.apps.cases.queries.closed import CaseNotFound
from ledfyr.apps.cases.queries.decided import who_decided
from ledfyr.apps.cases.queries.episodes import EpisodeView, current_episodes
from ledfyr.apps.cases.queries.identities import childhood_of, identity_of
from ledfyr.apps.cases.queries.lists import case_of, law_of_case
from ledfyr.apps.cases.queries.own_data_way import (
    filled,
    keeping,
    needs,
    plans,
    returns,
    told_beside,
)
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.apps.cases.queries.texts import Written, texts_of
from ledfyr.apps.cases.queries.who_saw import readings
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.childhood import CHILDHOOD_SENTENCES
from ledfyr.domain.cases.consent import (
    EXPLAINED_NAMES,
    GIVEN_BY_NAMES,
    PURPOSE_NAMES,
)
from ledfyr.domain.cases.documents import KIND_NAMES, Kind
from ledfyr.domain.cases.own_data import Item, Line, OwnCopy, day, to_choose
from ledfyr.domain.referrals.decision import decision_kinds
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.sources import Source

_TOLD_IN_FULL = {
    (StatusDecision, "sealed_reasons_told"),
    (StatusDecision, "sealed_taken_by"),
    (ExploitationEpisode, "sealed_dates"),
    (DutyDisclosure, "sealed_outside"),
    (PlanStep, "sealed_content"),
}
"""Sealed fields that an item of its own tells, together with what belongs to them."""


@dataclass(frozen=True)
class CopyToMake:
    """What somebody has to read before the copy is made."""

    case_id: UUID
    reference: str
    to_choose: tuple[Item, ...]


def copy_to_make(viewer: Viewer, case_id: UUID, *, now: datetime) -> CopyToMake:
    """Return what has to be read before the person's copy is made; audited.

    Raises CaseNotFound for a case of others, and for who may not make the copy.
    """
    case = opened_part(viewer, case_id, Compartment.IDENTITY, now=now)
    if not viewer.may_in(Permission.COPY_FOR_PERSON, case.organisation_id):
        raise CaseNotFound
    items = to_choose(own_items(case))
    in_order = sorted(items, key=lambda item: (item.kind, item.on or date.min))
    return CopyToMake(case.id, case.reference, tuple(in_order))


def case_for_copy(viewer: Viewer, case_id: UUID, *, now: datetime) -> Case:
    """Return the case of which a copy is made, by somebody who reads all of it.

    Raises CaseNotFound: a copy with parts missing would not say that they are.
    """
    case = case_of(viewer, case_id, now=now)
    place = case.organisation_id
    may = viewer.may_in(Permission.COPY_FOR_PERSON, place)
    if not may or viewer.readable_in(place) != frozenset(Compartment):
        raise CaseNotFound
    return case


def own_items(case: Case) -> tuple[Item, ...]:
    """Return everything kept about the person; the caller has checked who asks."""
    return (
        _identity(case),
        *_decisions(case),
        *(_episode(view) for view in current_episodes(case)),
        *needs(case),
        *plans(case),
        *returns(case),
        *_consents(case),
        *_duties(case),
        *_papers(case),
        *(item for text in texts_of(case) if (item := _text(text))),
        *_never(case),
        *_readings(case),
        keeping(case),
    )


def _identity(case: Case) -> Item:
    person = case.person
    known = identity_of(person)
    told = childhood_of(person, localdate())
    lines = [
        Line("age_group", codes().age_group[told.age_group], is_name=True),
        Line("childhood", CHILDHOOD_SENTENCES[told.reason], is_name=True),
        Line("sex", codes().sex[person.sex], is_name=True),
    ]
    if known:
        lines = [
            Line("name", known.name),
            Line("birth_date", known.birth_date),
            Line("gender", codes().gender[known.gender], is_name=True),
            Line("citizenships", ", ".join(known.citizenships)),
            Line("languages", known.languages),
            *lines,
        ]
    return Item(str(person.id), "identity", None, filled(lines))


def _decisions(case: Case) -> Iterator[Item]:
    told = {
        text.record.id: text.words.get("text", "")
        for text in texts_of(case)
        if text.field.field == "sealed_reasons_told"
    }
    sources = law_of_case(case).sources()
    rows = StatusDecision.every.filter(case=case)
    rows = rows.select_related("deciding_organisation")
    for row in rows.order_by("decided_on", "recorded_at"):
        lines = [
            Line("decision", decision_kinds()[row.name].name, is_name=True),
            Line("organisation", who_decided(case, row), is_name=bool(row.taken_by)),
            Line("ground", _ground(sources.get(row.legal_ground), row.legal_ground)),
            Line("reasons_told", told.get(row.id, "")),
            day("taken_back", row.taken_back_on),
        ]
        yield Item(str(row.id), "decisions", row.decided_on, filled(lines))


def _ground(found: Source | None, kept: str) -> str:
    """Return a ground by the title of its source; as it was kept where that is gone."""
    return f"{found.title} ({found.publisher})" if found else kept


def _episode(view: EpisodeView) -> Item:
    told, known = view.episode, codes()
    lines = [
        Line("form", known.form_of_exploitation[told.form], is_name=True),
        Line("sector", known.isic_section[told.sector], is_name=True),
        Line("country", told.country),
        Line("from", str(told.started or "")),
        Line("until", str(told.ended or "")),
        *(
            Line("means", known.means[code], is_name=True)
            for code in sorted(told.means)
        ),
        *(Line("act", known.act[code], is_name=True) for code in sorted(told.acts)),
        Line(
            "recruitment_channel",
            known.recruitment_channel[told.recruitment_channel],
            is_name=True,
        ),
        Line(
            "recruiter_relation",
            known.recruiter_relation[told.recruiter_relation],
            is_name=True,
        ),
    ]
    return Item(
        str(view.id), "exploitation", localdate(view.recorded_at), filled(lines)
    )


def _consents(case: Case) -> Iterator[Item]:
    rows = case.consents.select_related("recipient").order_by("given_on", "id")
    for row in rows:
        lines = [
            Line("recipient", row.recipient.name),
            Line("purpose", str(PURPOSE_NAMES[row.purpose]), is_name=True),  # type: ignore[index]
            Line("part", COMPARTMENT_NAMES[Compartment(row.compartment)], is_name=True),
            Line("given_by", GIVEN_BY_NAMES.get(row.given_by, ""), is_name=True),
            Line("explained", str(EXPLAINED_NAMES[row.explained]), is_name=True),  # type: ignore[index]
            day("until", row.until),
            day("withdrawn", row.withdrawn_on),
        ]
        yield Item(str(row.id), "consents", row.given_on, filled(lines))


def _duties(case: Case) -> Iterator[Item]:
    outside = {
        text.record.id: text.words.get("text", "")
        for text in texts_of(case)
        if text.field.field == "sealed_outside"
    }
    for row in case.duty_disclosures.select_related("recipient"):
        kind = "recipients" if row.told_on else "duty_untold"
        recipient = row.recipient.name if row.recipient else outside.get(row.id, "")
        parts = (
            Line("part", COMPARTMENT_NAMES[Compartment(part)], is_name=True)
            for part in row.compartments
        )
        lines = (Line("recipient", recipient), *parts)
        yield Item(str(row.id), kind, row.disclosed_on, lines)


def _papers(case: Case) -> Iterator[Item]:
    """Tell each paper by its kind and day; its name may be about somebody else."""
    for row in case.documents.order_by("kept_at", "id"):
        part = COMPARTMENT_NAMES[Compartment(row.compartment)]
        lines = [
            Line("kind", KIND_NAMES[Kind(row.kind)], is_name=True),
            Line("part", part, is_name=True),
            Line("size", str(row.size)),
            day("gone", localdate(row.gone_at) if row.gone_at else None),
        ]
        yield Item(f"paper {row.id}", "papers", localdate(row.kept_at), filled(lines))


def papers_given(made: OwnCopy) -> tuple[UUID, ...]:
    """Return the documents of which a copy was chosen to be given, in order."""
    prefix = "sealed_description "
    return tuple(
        UUID(item.id.removeprefix(prefix))
        for rule, items in made.sections
        for item in items
        if rule.id == "documents" and item.id.startswith(prefix)
    )


def _text(text: Written) -> Item | None:
    field = (text.field.model, text.field.field)
    beside = told_beside(text.record)
    if field in _TOLD_IN_FULL or not (text.words or beside):
        return None
    kind = text.field.kind
    if text.part is Compartment.PROCEEDINGS:
        kind = "proceedings"
    if kind == "recipients":  # the ground of a duty, in the words of staff
        kind = "notes" if text.record.told_on else "duty_untold"
    lines = (*beside, *(Line(key, words) for key, words in text.words.items()))
    return Item(f"{text.field.field} {text.record.pk}", kind, text.on, lines)


def _never(case: Case) -> Iterator[Item]:
    for other in case.involved.filter(removed_at=None):
        yield Item(f"involved {other.id}", "others", None)
    if case.situation_id:
        yield Item(f"situation {case.id}", "situation", None)
    for conflict in case.conflicts.filter(lifted_at=None):
        yield Item(f"conflict {conflict.id}", "staff", None)


def _readings(case: Case) -> Iterator[Item]:
    days: dict[tuple[date, str], None] = {}
    for at, place in readings(case.id):
        days.setdefault((localdate(at), place))
    for on, place in days:
        line = Line("organisation", place)
        yield Item(f"read {on} {place}", "readings", on, filled([line]))
