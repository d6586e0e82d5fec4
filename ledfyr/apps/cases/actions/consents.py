"""Writing and withdrawing lines of the consent ledger."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.guard import NotPermitted, audited, locked_case
from ledfyr.apps.cases.models import Case, ConsentEntry
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import (
    ConsentError,
    Explained,
    Purpose,
    check_entry,
    check_told,
)


class ConsentNotFound(LookupError):
    """There is no such line in the ledger of this case."""


@dataclass(frozen=True)
class Agreement:
    """What a person agrees to: one recipient, one purpose, some compartments.

    `interpreter` says who interpreted; with an interpreter it may not be empty.
    """

    recipient_id: UUID
    purpose: Purpose
    compartments: frozenset[Compartment]
    language: str
    explained: Explained
    given_by: str
    given_on: date
    until: date | None = None
    interpreter: str = ""


@transaction.atomic
def record_consent(
    *, by: Viewer, now: datetime, case_id: UUID, agreement: Agreement
) -> tuple[UUID, ...]:
    """Write what the person agrees to into the ledger, one line per compartment.

    Raises CaseNotFound, NotPermitted, and ConsentError for days that cannot stand, an
    interpreter who is not named, or nothing agreed to.
    """
    case = locked_case(by, case_id)
    if not by.may_in(Permission.RECORD_CONSENT, case.organisation_id):
        raise NotPermitted("You may not record consent in this case.")
    check_entry(agreement.given_on, agreement.until, localdate(now))
    check_told(agreement.explained, agreement.interpreter)
    if not agreement.compartments:
        raise ConsentError("Choose the parts of the file that may be shared.")
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
    for line in lines:
        _seal_interpreter(case, line, agreement.interpreter.strip())
    ConsentEntry.objects.bulk_create(lines)
    audited(by, AuditVerb.CONSENT_GIVEN, case, now, Compartment.SUPPORT)
    return tuple(line.id for line in lines)


def _seal_interpreter(case: Case, line: ConsentEntry, interpreter: str) -> None:
    if interpreter:
        line.sealed_interpreter = vault.seal_text(
            case.sealed_key, line, "sealed_interpreter", interpreter
        )


@transaction.atomic
def withdraw_all_from(
    *, by: Viewer, now: datetime, case_id: UUID, consent_id: UUID
) -> int:
    """Withdraw whatever still holds for the recipient of a line, from today on.

    One call is enough to stop everything. Whoever does not read support stops what the
    person agreed to with them. Returns how many lines held until now. Raises
    CaseNotFound, NotPermitted, ConsentNotFound.
    """
    case = locked_case(by, case_id)
    open_lines = _open_to(by, case)
    line = open_lines.filter(id=consent_id).first()
    if line is None:
        raise ConsentNotFound("There is no such consent that still holds.")
    held = open_lines.filter(recipient_id=line.recipient_id)
    return _withdrawn(by, case, held.exclude(until__lt=localdate(now)), now)


@transaction.atomic
def withdraw_consent(
    *, by: Viewer, now: datetime, case_id: UUID, consent_id: UUID
) -> None:
    """Withdraw one line of the ledger from today on; the line itself stays.

    Whoever does not read support withdraws what the person agreed to with them, and no
    other line. Raises CaseNotFound, NotPermitted, ConsentNotFound.
    """
    case = locked_case(by, case_id)
    _withdrawn(by, case, _open_to(by, case).filter(id=consent_id), now)


def _open_to(by: Viewer, case: Case) -> "QuerySet[ConsentEntry]":
    """Return the lines that this member of staff may withdraw."""
    if not by.may_in(Permission.RECORD_CONSENT, case.organisation_id):
        raise NotPermitted("You may not record consent in this case.")
    lines: QuerySet[ConsentEntry] = case.consents.all()
    if Compartment.SUPPORT in by.readable_in(case.organisation_id):
        return lines
    return lines.filter(recorded_by_id=by.staff_id)


def _withdrawn(
    by: Viewer, case: Case, lines: "QuerySet[ConsentEntry]", now: datetime
) -> int:
    changed = lines.filter(withdrawn_on=None).update(withdrawn_on=localdate(now))
    if not changed:
        raise ConsentNotFound("There is no such consent that still holds.")
    audited(by, AuditVerb.CONSENT_WITHDRAWN, case, now, Compartment.SUPPORT)
    return changed
