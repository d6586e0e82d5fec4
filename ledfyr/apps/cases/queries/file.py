"""What may this viewer read in a file?"""

from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
    ConsentEntry,
    FileEntry,
    Need,
    StatusDecision,
)
from ledfyr.apps.cases.queries.closing import may_close
from ledfyr.apps.cases.queries.decided import who_decided
from ledfyr.apps.cases.queries.duty_marks import by_duty, duty_marks
from ledfyr.apps.cases.queries.identities import childhood_of, identity_of
from ledfyr.apps.cases.queries.keeping import kept_until
from ledfyr.apps.cases.queries.lists import case_clocks, case_of, law_of_case, taken
from ledfyr.apps.cases.queries.risk_now import risk_now
from ledfyr.apps.cases.queries.seen import (
    CaseFile,
    CaseRow,
    ConsentView,
    DecisionView,
    EntryView,
    NeedView,
)
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases import consent, status


def open_file(viewer: Viewer, case_id: UUID, *, now: datetime) -> CaseFile:
    """Open a file as far as the viewer may see it; the reading is audited.

    Raises CaseNotFound for a case of somebody else.
    """
    case = case_of(viewer, case_id, now=now)
    readable = viewer.readable_in(case.organisation_id)
    audit.record(
        by=viewer,
        verb=AuditVerb.FILE_READ,
        subject_kind="case",
        subject_id=case.id,
        organisation=case.organisation_id,
        now=now,
    )
    return _file(case, readable, localdate(now), is_closable=may_close(viewer, case))


def _file(
    case: Case,
    readable: frozenset[Compartment],
    today: date,
    *,
    is_closable: bool,
) -> CaseFile:
    recorded = list(
        StatusDecision.every.filter(case=case)
        .select_related("deciding_organisation")
        .annotate(**duty_marks())
        .order_by("decided_on", "recorded_at")
    )
    decisions = [each for each in recorded if each.taken_back_on is None]
    taken_back = [each for each in recorded if each.taken_back_on is not None]
    sees_status = Compartment.STATUS in readable
    sees_support = Compartment.SUPPORT in readable
    passed = taken(decisions)
    age = childhood_of(case.person, today)
    return CaseFile(
        row=CaseRow(
            id=case.id,
            reference=case.reference,
            organisation_id=case.organisation_id,
            opened_on=case.opened_on,
            main_form=case.main_form,
            status=status.status_after(passed),
            clocks=case_clocks(case, passed, today) if sees_status else (),
            closed_on=case.closed_on,
        ),
        law=law_of_case(case),
        childhood=age,
        sex=case.person.sex,
        organisation=case.organisation.name,
        open_compartments=tuple(c for c in Compartment if c in readable),
        closed_on=case.closed_on,
        kept_until=kept_until(case.closed_on) if case.closed_on else None,
        decisions=tuple(_decision(case, d) for d in decisions) if sees_status else (),
        identity=identity_of(case.person) if Compartment.IDENTITY in readable else None,
        entries=entries_of(case, readable),
        needs=needs_of(case) if sees_support else (),
        consents=_consents(case) if sees_support else (),
        risk=risk_now(case, readable, today) if sees_support else None,
        by_duty=by_duty(decisions) if sees_support else "none",
        may_close=is_closable,
        taken_back=tuple(_decision(case, d) for d in taken_back) if sees_status else (),
    )


def _decision(case: Case, row: StatusDecision) -> DecisionView:
    key = case.sealed_key
    return DecisionView(
        name=row.name,
        decided_on=row.decided_on,
        organisation=who_decided(case, row),
        recorded_by=row.deciding_organisation.name if row.taken_by else "",
        legal_ground=row.legal_ground,
        reasons=vault.open_text(key, row, "sealed_reasons", row.sealed_reasons),
        reasons_told=vault.open_text(
            key, row, "sealed_reasons_told", row.sealed_reasons_told
        ),
        id=row.id,
        why_taken_back=vault.open_text(key, row, "sealed_why", row.sealed_why)
        if row.sealed_why
        else "",
    )


def entries_of(
    case: Case, readable: frozenset[Compartment]
) -> dict[Compartment, tuple[EntryView, ...]]:
    """Return what is written in some compartments of a file, opened, in order."""
    key = case.sealed_key
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


def needs_of(case: Case) -> tuple[NeedView, ...]:
    """Return what the person needs, with the notes opened."""
    return tuple(
        NeedView(
            id=row.id,
            area=row.area,
            is_urgent=row.is_urgent,
            languages=tuple(row.languages),
            note=(
                vault.open_text(case.sealed_key, row, "sealed_note", row.sealed_note)
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
            entry=consent_of(row),
            recipient=row.recipient.name,
            language=row.language,
            explained=row.explained,
            given_by=row.given_by,
            interpreter=_interpreter(case, row),
        )
        for row in rows.order_by("given_on", "recorded_at", "id")
    )


def _interpreter(case: Case, row: ConsentEntry) -> str:
    sealed = row.sealed_interpreter
    if not sealed:
        return ""
    return vault.open_text(case.sealed_key, row, "sealed_interpreter", sealed)


def consent_of(row: ConsentEntry) -> consent.Consent:
    """Return a line of the ledger in the form the domain reads."""
    return consent.Consent(
        id=row.id,
        recipient=row.recipient_id,
        purpose=consent.Purpose(row.purpose),
        compartment=Compartment(row.compartment),
        given_on=row.given_on,
        until=row.until,
        withdrawn_on=row.withdrawn_on,
    )
