"""What may this viewer see of people and their cases?"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from django.db.models import Min, Prefetch, Q, QuerySet

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.models import SealedKey
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
    ConsentEntry,
    FileEntry,
    Need,
    Person,
    StatusDecision,
)
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases import consent, status
from ledfyr.domain.cases.names import search_form
from ledfyr.domain.referrals.clocks import Clock, clocks
from ledfyr.domain.referrals.decision import Decision
from ledfyr.domain.referrals.mechanism import mechanism
from ledfyr.domain.service_directory.matching import Sought

CaseRecord: TypeAlias = Case
"""A case as rooms above may pass it back to these queries, without looking inside."""

PAGE_LENGTH = 25
_REGISTERS = ("presumed", "reasonable_grounds", "identified")


class CaseNotFound(LookupError):
    """There is no such case for this viewer."""

    def __init__(self) -> None:
        """Say nothing that tells whether the case exists for somebody else."""
        super().__init__("There is no such case.")


@dataclass(frozen=True)
class CaseRow:
    """A case as a list shows it: no name, no content."""

    id: UUID
    reference: str
    organisation_id: UUID
    opened_on: date
    main_form: str
    status: status.Status
    clocks: tuple[Clock, ...]


@dataclass(frozen=True)
class CasePage:
    """One page of a list of cases."""

    rows: tuple[CaseRow, ...]
    number: int
    has_next: bool


@dataclass(frozen=True)
class Identity:
    """What the identity compartment holds about a person."""

    name: str
    birth_date: str
    languages: str


@dataclass(frozen=True)
class EntryView:
    """Something written in a compartment."""

    id: UUID
    kind: str
    text: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True)
class DecisionView:
    """A decision as the status compartment shows it."""

    name: str
    decided_on: date
    organisation: str
    legal_ground: str
    reasons: str
    reasons_told: str


@dataclass(frozen=True)
class NeedView:
    """A need as the support compartment shows it."""

    id: UUID
    area: str
    is_urgent: bool
    languages: tuple[str, ...]
    note: str
    recorded_on: date
    met_on: date | None


@dataclass(frozen=True)
class NeedOfCase:
    """A need with what decides which service fits it."""

    need_id: UUID
    case_id: UUID
    reference: str
    area: str
    is_urgent: bool
    sought: Sought


@dataclass(frozen=True)
class ConsentView:
    """A line of the consent ledger with the recipient's name."""

    entry: consent.Consent
    recipient: str
    language: str
    explained: str
    given_by: str


@dataclass(frozen=True)
class CaseFile:
    """A file as far as this viewer may see it; what is closed to them is not in it."""

    row: CaseRow
    country: str
    age_group: str
    sex: str
    organisation: str
    open_compartments: tuple[Compartment, ...]
    closed_on: date | None = None
    decisions: tuple[DecisionView, ...] = ()
    identity: Identity | None = None
    entries: dict[Compartment, tuple[EntryView, ...]] = field(default_factory=dict)
    needs: tuple[NeedView, ...] = ()
    consents: tuple[ConsentView, ...] = ()


def visible_cases(viewer: Viewer) -> "QuerySet[Case]":
    """Return the cases of the organisations where the viewer may read cases."""
    return Case.objects.filter(
        organisation_id__in=viewer.organisations_with(Permission.READ_CASE),
        sealed_key__erased_at=None,
    )


def case_of(viewer: Viewer, case_id: UUID) -> Case:
    """Return one case the viewer may see; raises CaseNotFound for any other."""
    try:
        return (
            visible_cases(viewer)
            .select_related("person__sealed_key", "sealed_key", "organisation")
            .get(id=case_id)
        )
    except Case.DoesNotExist:
        raise CaseNotFound from None


def case_page(
    viewer: Viewer, *, today: date, number: int = 1, search: str = ""
) -> CasePage:
    """Return one page of the viewer's cases, newest first.

    `search` is a case's reference or a whole name; names are found by blind index only
    by those who may read identities.
    """
    found = visible_cases(viewer)
    if search.strip():
        found = found.filter(_search(viewer, search))
    first = (number - 1) * PAGE_LENGTH
    ordered = _with_decisions(found.order_by("-opened_on", "-id"))
    cases = list(ordered[first : first + PAGE_LENGTH + 1])
    rows = tuple(_row(each, today) for each in cases[:PAGE_LENGTH])
    return CasePage(rows, number, has_next=len(cases) > PAGE_LENGTH)


def falling_due(
    viewer: Viewer, *, today: date, within_days: int
) -> tuple[CaseRow, ...]:
    """Return open cases with a period that ends soon or has ended, soonest first."""
    if not viewer.may(Permission.READ_CASE):
        return ()
    recent = _with_decisions(
        visible_cases(viewer)
        .filter(closed_on=None, decisions__name="reasonable_grounds")
        .distinct()
        .order_by("-opened_on")
    )[:200]
    rows = [_row(each, today) for each in recent]
    due = [
        row
        for row in rows
        if any(
            isinstance(clock.ends, date) and (clock.ends - today).days <= within_days
            for clock in row.clocks
        )
    ]
    return tuple(sorted(due, key=_soonest))


def open_file(viewer: Viewer, case_id: UUID, *, now: datetime) -> CaseFile:
    """Open a file as far as the viewer may see it; the reading is audited.

    Raises CaseNotFound for a case of somebody else.
    """
    case = case_of(viewer, case_id)
    readable = viewer.readable_in(case.organisation_id)
    audit.record(
        by=viewer,
        verb=AuditVerb.FILE_READ,
        subject_kind="case",
        subject_id=case.id,
        organisation=case.organisation_id,
        now=now,
    )
    return _file(case, readable, now.date())


def need_of(viewer: Viewer, case_id: UUID, need_id: UUID) -> NeedOfCase:
    """Return one need of a case the viewer may see; raises CaseNotFound otherwise."""
    case = case_of(viewer, case_id)
    need = case.needs.filter(id=need_id).first()
    if need is None or Compartment.SUPPORT not in viewer.readable_in(
        case.organisation_id
    ):
        raise CaseNotFound
    sought = Sought(
        area=need.area,
        sex=case.person.sex,
        age_group=case.person.age_group,
        languages=frozenset(need.languages),
        country=case.country,
        municipality=case.organisation.municipality,
    )
    return NeedOfCase(
        need.id, case.id, case.reference, need.area, need.is_urgent, sought
    )


def ledger(case: Case) -> tuple[consent.Consent, ...]:
    """Return the whole consent ledger of a case."""
    return tuple(_consent(row) for row in case.consents.order_by("given_on", "id"))


def taken(decisions: Iterable[StatusDecision]) -> tuple[status.Taken, ...]:
    """Return decisions in the form the domain reads."""
    return tuple(status.Taken(each.name, each.decided_on) for each in decisions)


def facts_for_sharing(
    case: Case, compartments: Iterable[Compartment]
) -> dict[Compartment, list[str]]:
    """Return what stands in some compartments, for a payload built on consent."""
    wanted = set(compartments)
    found: dict[Compartment, list[str]] = {each: [] for each in wanted}
    rows = case.entries.filter(compartment__in=[c.value for c in wanted])
    for row in rows.order_by("written_at", "id"):
        text = vault.open_text(case.sealed_key, row, "sealed_text", row.sealed_text)
        found[Compartment(row.compartment)].append(text)
    if Compartment.IDENTITY in wanted and (identity := _identity(case.person)):
        found[Compartment.IDENTITY].insert(0, identity.name)
    return found


def registered_by_form(year: int) -> dict[str, int]:
    """Count the persons first registered in `year`, by main form of exploitation.

    A person is registered on the day of the first decision that presumes or identifies
    them; each person counts once.
    """
    firsts = (
        Case.objects.annotate(
            registered_on=Min(
                "decisions__decided_on", filter=Q(decisions__name__in=_REGISTERS)
            )
        )
        .filter(registered_on__year=year)
        .values_list("person_id", "main_form")
    )
    earlier = set(
        StatusDecision.objects.filter(
            name__in=_REGISTERS, decided_on__year__lt=year
        ).values_list("case__person_id", flat=True)
    )
    form_of = {person: form for person, form in firsts if person not in earlier}
    counted: dict[str, int] = {}
    for form in form_of.values():
        counted[form] = counted.get(form, 0) + 1
    return counted


def registered_years() -> tuple[int, ...]:
    """Return the years in which the node registered somebody, latest first."""
    days = StatusDecision.objects.filter(name__in=_REGISTERS).dates(
        "decided_on", "year", order="DESC"
    )
    return tuple(day.year for day in days)


def _search(viewer: Viewer, words: str) -> Q:
    wanted = Q(reference=words.strip().upper())
    if Compartment.IDENTITY in viewer.compartments:
        index = vault.blind_index("person-name", search_form(words))
        wanted |= Q(person__name_index=index)
    return wanted


def _with_decisions(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    in_order = StatusDecision.objects.order_by("decided_on", "recorded_at").only(
        "case_id", "name", "decided_on"
    )
    return cases.select_related("person").prefetch_related(
        Prefetch("decisions", queryset=in_order)
    )


def _row(case: Case, today: date) -> CaseRow:
    decisions = taken(case.decisions.all())
    return CaseRow(
        id=case.id,
        reference=case.reference,
        organisation_id=case.organisation_id,
        opened_on=case.opened_on,
        main_form=case.main_form,
        status=status.status_after(decisions),
        clocks=_clocks(case, decisions, today),
    )


def _clocks(
    case: Case, decisions: tuple[status.Taken, ...], today: date
) -> tuple[Clock, ...]:
    return clocks(
        mechanism(case.country),
        [Decision(each.name, each.on) for each in decisions],
        today,
        child=case.person.age_group == "child",
    )


def _soonest(row: CaseRow) -> date:
    return min(c.ends for c in row.clocks if isinstance(c.ends, date))


def _file(case: Case, readable: frozenset[Compartment], today: date) -> CaseFile:
    key = case.sealed_key
    decisions = list(
        case.decisions.select_related("deciding_organisation").order_by(
            "decided_on", "recorded_at"
        )
    )
    sees_status = Compartment.STATUS in readable
    sees_support = Compartment.SUPPORT in readable
    passed = taken(decisions)
    return CaseFile(
        row=CaseRow(
            id=case.id,
            reference=case.reference,
            organisation_id=case.organisation_id,
            opened_on=case.opened_on,
            main_form=case.main_form,
            status=status.status_after(passed),
            clocks=_clocks(case, passed, today) if sees_status else (),
        ),
        country=case.country,
        age_group=case.person.age_group,
        sex=case.person.sex,
        organisation=case.organisation.name,
        open_compartments=tuple(c for c in Compartment if c in readable),
        closed_on=case.closed_on,
        decisions=tuple(_decision(key, d) for d in decisions) if sees_status else (),
        identity=_identity(case.person) if Compartment.IDENTITY in readable else None,
        entries=_entries(case, key, readable),
        needs=_needs(case, key) if sees_support else (),
        consents=_consents(case) if sees_support else (),
    )


def _decision(key: SealedKey, row: StatusDecision) -> DecisionView:
    return DecisionView(
        name=row.name,
        decided_on=row.decided_on,
        organisation=row.deciding_organisation.name,
        legal_ground=row.legal_ground,
        reasons=vault.open_text(key, row, "sealed_reasons", row.sealed_reasons),
        reasons_told=vault.open_text(
            key, row, "sealed_reasons_told", row.sealed_reasons_told
        ),
    )


def _identity(person: Person) -> Identity | None:
    if person.sealed_identity is None:
        return None
    text = vault.open_text(
        person.sealed_key, person, "sealed_identity", person.sealed_identity
    )
    return Identity(**json.loads(text))


def _entries(
    case: Case, key: SealedKey, readable: frozenset[Compartment]
) -> dict[Compartment, tuple[EntryView, ...]]:
    rows = (
        FileEntry.objects.filter(case=case, compartment__in=[c.value for c in readable])
        .select_related("written_by")
        .order_by("written_at", "id")
    )
    found: dict[Compartment, list[EntryView]] = {}
    for row in rows:
        view = EntryView(
            id=row.id,
            kind=row.kind,
            text=vault.open_text(key, row, "sealed_text", row.sealed_text),
            written_by=row.written_by.name,
            written_at=row.written_at,
        )
        found.setdefault(Compartment(row.compartment), []).append(view)
    return {place: tuple(views) for place, views in found.items()}


def _needs(case: Case, key: SealedKey) -> tuple[NeedView, ...]:
    return tuple(
        NeedView(
            id=row.id,
            area=row.area,
            is_urgent=row.is_urgent,
            languages=tuple(row.languages),
            note=(
                vault.open_text(key, row, "sealed_note", row.sealed_note)
                if row.sealed_note
                else ""
            ),
            recorded_on=row.recorded_on,
            met_on=row.met_on,
        )
        for row in Need.objects.filter(case=case).order_by("recorded_on", "id")
    )


def _consents(case: Case) -> tuple[ConsentView, ...]:
    rows = ConsentEntry.objects.filter(case=case).select_related("recipient")
    return tuple(
        ConsentView(
            entry=_consent(row),
            recipient=row.recipient.name,
            language=row.language,
            explained=row.explained,
            given_by=row.given_by,
        )
        for row in rows.order_by("given_on", "recorded_at", "id")
    )


def _consent(row: ConsentEntry) -> consent.Consent:
    return consent.Consent(
        id=row.id,
        recipient=row.recipient_id,
        purpose=consent.Purpose(row.purpose),
        compartment=Compartment(row.compartment),
        given_on=row.given_on,
        until=row.until,
        withdrawn_on=row.withdrawn_on,
    )
