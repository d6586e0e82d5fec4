"""What can be done with a case: each function one deed, one transaction, one event."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
    ConsentEntry,
    FileEntry,
    Need,
    Person,
    StatusDecision,
)
from ledfyr.apps.cases.queries import CaseNotFound, Identity, case_of, taken
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import Explained, Purpose, check_entry
from ledfyr.domain.cases.names import search_form
from ledfyr.domain.cases.references import new_reference
from ledfyr.domain.cases.status import StatusError, Taken, check_decision
from ledfyr.domain.referrals.mandates import Answer, may_decide
from ledfyr.domain.referrals.mechanism import mechanism
from ledfyr.domain.vocabulary.knowledge import KnowledgeError


class NotPermitted(PermissionError):
    """The person signed in may not do this."""


class NotMandated(PermissionError):
    """Somebody else has to take this decision; `answer` says who."""

    def __init__(self, answer: Answer) -> None:
        """Carry the answer of the country's mechanism."""
        super().__init__(answer.reason)
        self.answer = answer


class ConsentNotFound(LookupError):
    """There is no such line in the ledger of this case."""


@dataclass(frozen=True)
class Opening:
    """What is known when a case is opened; every part but the organisation may lack."""

    organisation_id: UUID
    presumed_on: date
    reasons: str
    identity: Identity | None = None
    age_group: str = "unknown"
    sex: str = "UNKNOWN"
    main_form: str = "UNKNOWN"
    entries: Mapping[Compartment, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Ruling:
    """A decision to be recorded, with its reasons as written and as told."""

    name: str
    decided_on: date
    reasons: str
    reasons_told: str


@dataclass(frozen=True)
class Agreement:
    """What a person agrees to: one recipient, one purpose, some compartments."""

    recipient_id: UUID
    purpose: Purpose
    compartments: frozenset[Compartment]
    language: str
    explained: Explained
    given_by: str
    given_on: date
    until: date | None = None


@transaction.atomic
def open_case(*, by: Viewer, now: datetime, opening: Opening) -> Case:
    """Open a case for a presumed victim and record the presumption.

    Raises NotPermitted, StatusError for a day in the future, NotMandated where the
    country does not let this organisation presume.
    """
    held = by.roles_in(opening.organisation_id)
    if not by.may_in(Permission.OPEN_CASE, opening.organisation_id):
        raise NotPermitted("You may not open a case for this organisation.")
    check_decision([], Taken("presumed", opening.presumed_on), now.date())
    case = _new_case(by, opening, now)
    answer = may_decide(
        mechanism(case.country),
        "presumed",
        organisation_kind=case.organisation.kind,
        roles=held,
        child=opening.age_group == "child",
        on=opening.presumed_on,
    )
    if not answer.allowed:
        raise NotMandated(answer)
    ruling = Ruling("presumed", opening.presumed_on, opening.reasons, "")
    _add_decision(case, by, now, ruling, answer.source)
    for compartment, (kind, text) in opening.entries.items():
        _add_entry(case, by, now, compartment, kind, text)
    _audit(by, AuditVerb.CASE_OPENED, case, now)
    return case


@transaction.atomic
def record_decision(
    *, by: Viewer, now: datetime, case_id: UUID, ruling: Ruling
) -> StatusDecision:
    """Record a decision taken by somebody who may take it in this country.

    Raises CaseNotFound, NotMandated (with who may), StatusError for days or an order
    that cannot stand. Nothing is stored then.
    """
    case = _locked(by, case_id)
    if not by.may_in(Permission.RECORD_DECISION, case.organisation_id):
        raise NotPermitted("You may not record decisions in this case.")
    answer = mandate_for(by, case, ruling.name, on=ruling.decided_on)
    if not answer.allowed:
        raise NotMandated(answer)
    before = taken(case.decisions.all())
    check_decision(before, Taken(ruling.name, ruling.decided_on), now.date())
    decision = _add_decision(case, by, now, ruling, answer.source)
    _audit(by, AuditVerb.DECISION_RECORDED, case, now, Compartment.STATUS)
    return decision


def mandate_for(by: Viewer, case: Case, decision: str, *, on: date) -> Answer:
    """Say whether the viewer may take this decision by the law of a day, and who may.

    Raises StatusError for a decision that the country's mechanism does not have.
    """
    try:
        return may_decide(
            mechanism(case.country),
            decision,
            organisation_kind=case.organisation.kind,
            roles=by.roles_in(case.organisation_id),
            child=case.person.age_group == "child",
            on=on,
        )
    except KnowledgeError as error:
        raise StatusError(
            "The mechanism of this country has no such decision; choose another."
        ) from error


@transaction.atomic
def record_consent(
    *, by: Viewer, now: datetime, case_id: UUID, agreement: Agreement
) -> tuple[UUID, ...]:
    """Write what the person agrees to into the ledger, one line per compartment.

    Raises CaseNotFound, NotPermitted, and ConsentError for days that cannot stand.
    """
    case = _locked(by, case_id)
    if not by.may_in(Permission.RECORD_CONSENT, case.organisation_id):
        raise NotPermitted("You may not record consent in this case.")
    check_entry(agreement.given_on, agreement.until, now.date())
    lines = [
        ConsentEntry(
            case=case,
            recipient_id=agreement.recipient_id,
            purpose=agreement.purpose.value,
            compartment=compartment.value,
            language=agreement.language,
            explained=agreement.explained.value,
            given_by=agreement.given_by,
            given_on=agreement.given_on,
            until=agreement.until,
            recorded_by_id=by.staff_id,
            recorded_at=now,
        )
        for compartment in sorted(agreement.compartments)
    ]
    ConsentEntry.objects.bulk_create(lines)
    _audit(by, AuditVerb.CONSENT_GIVEN, case, now, Compartment.SUPPORT)
    return tuple(line.id for line in lines)


@transaction.atomic
def withdraw_consent(
    *, by: Viewer, now: datetime, case_id: UUID, consent_id: UUID
) -> None:
    """Withdraw one line of the ledger from today on; the line itself stays.

    Raises CaseNotFound, NotPermitted, ConsentNotFound.
    """
    case = _locked(by, case_id)
    if not by.may_in(Permission.RECORD_CONSENT, case.organisation_id):
        raise NotPermitted("You may not record consent in this case.")
    changed = case.consents.filter(id=consent_id, withdrawn_on=None).update(
        withdrawn_on=now.date()
    )
    if not changed:
        raise ConsentNotFound("There is no such consent that still holds.")
    _audit(by, AuditVerb.CONSENT_WITHDRAWN, case, now, Compartment.SUPPORT)


@transaction.atomic
def record_need(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    area: str,
    is_urgent: bool,
    languages: tuple[str, ...] = (),
    note: str = "",
) -> Need:
    """Record what the person needs in one area of life.

    Support never waits for a status: a need can be recorded at any time. Raises
    CaseNotFound, NotPermitted.
    """
    case = _locked(by, case_id)
    if not by.may_in(Permission.RECORD_NEED, case.organisation_id):
        raise NotPermitted("You may not record needs in this case.")
    need = Need(
        case=case,
        area=area,
        is_urgent=is_urgent,
        languages=list(languages),
        recorded_on=now.date(),
        recorded_by_id=by.staff_id,
    )
    if note:
        need.sealed_note = vault.seal_text(case.sealed_key, need, "sealed_note", note)
    need.save()
    _audit(by, AuditVerb.NEED_RECORDED, case, now, Compartment.SUPPORT)
    return need


@transaction.atomic
def write_entry(
    *, by: Viewer, now: datetime, case_id: UUID, compartment: Compartment, text: str
) -> FileEntry:
    """Write a note into one compartment of a file.

    Raises CaseNotFound, and NotPermitted for a compartment closed to the viewer.
    """
    case = _locked(by, case_id)
    if compartment not in by.writable_in(case.organisation_id):
        raise NotPermitted("You may not write in this part of the file.")
    entry = _add_entry(case, by, now, compartment, "note", text)
    _audit(by, AuditVerb.FILE_CHANGED, case, now, compartment)
    return entry


@transaction.atomic
def close_case(*, by: Viewer, now: datetime, case_id: UUID) -> None:
    """Close a case; the years that it is kept start to run.

    Raises CaseNotFound, and NotPermitted for those who may not open one.
    """
    case = _locked(by, case_id)
    if not by.may_in(Permission.OPEN_CASE, case.organisation_id):
        raise NotPermitted("You may not close this case.")
    case.closed_on = max(now.date(), case.opened_on)
    case.save(update_fields=["closed_on"])
    _audit(by, AuditVerb.CASE_CLOSED, case, now)


def _locked(by: Viewer, case_id: UUID) -> Case:
    case = case_of(by, case_id)
    if not Case.objects.select_for_update().filter(id=case.id).exists():
        raise CaseNotFound
    return case


def _new_case(by: Viewer, opening: Opening, now: datetime) -> Case:
    person = Person(
        sealed_key=vault.new_sealed_key("person"),
        age_group=opening.age_group,
        sex=opening.sex,
    )
    if opening.identity and opening.identity.name.strip():
        _seal_identity(person, opening.identity)
    person.save()
    case = Case(
        reference=new_reference(secrets.choice),
        person=person,
        sealed_key=vault.new_sealed_key("case"),
        organisation_id=opening.organisation_id,
        main_form=opening.main_form,
        opened_on=now.date(),
        opened_by_id=by.staff_id,
    )
    case.country = case.organisation.country
    case.save()
    return case


def _seal_identity(person: Person, identity: Identity) -> None:
    key = person.sealed_key
    text = json.dumps(asdict(identity), ensure_ascii=False)
    person.sealed_identity = vault.seal_text(key, person, "sealed_identity", text)
    person.name_index = vault.blind_index("person-name", search_form(identity.name))


def _add_decision(
    case: Case, by: Viewer, now: datetime, ruling: Ruling, legal_ground: str
) -> StatusDecision:
    decision = StatusDecision(
        case=case,
        name=ruling.name,
        decided_on=ruling.decided_on,
        deciding_organisation_id=case.organisation_id,
        decided_by_id=by.staff_id,
        legal_ground=legal_ground,
        recorded_at=now,
    )
    key = case.sealed_key
    decision.sealed_reasons = vault.seal_text(
        key, decision, "sealed_reasons", ruling.reasons
    )
    decision.sealed_reasons_told = vault.seal_text(
        key, decision, "sealed_reasons_told", ruling.reasons_told
    )
    decision.save()
    return decision


def _add_entry(
    case: Case,
    by: Viewer,
    now: datetime,
    compartment: Compartment,
    kind: str,
    text: str,
) -> FileEntry:
    entry = FileEntry(
        case=case,
        compartment=compartment.value,
        kind=kind,
        written_by_id=by.staff_id,
        written_at=now,
    )
    key = case.sealed_key
    entry.sealed_text = vault.seal_text(key, entry, "sealed_text", text)
    entry.save()
    return entry


def _audit(
    by: Viewer,
    verb: AuditVerb,
    case: Case,
    now: datetime,
    compartment: Compartment | None = None,
) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject_kind="case",
        subject_id=case.id,
        organisation=case.organisation_id,
        compartment=compartment,
        now=now,
    )
