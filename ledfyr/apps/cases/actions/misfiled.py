"""A document that was filed in the wrong case, or should not have been kept at all."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.documents import may_keep, seal_into
from ledfyr.apps.cases.actions.guard import NotPermitted, audited, locked_case
from ledfyr.apps.cases.actions.indexing import index_again
from ledfyr.apps.cases.models import Case, Document, OriginalTaken
from ledfyr.apps.cases.queries import CaseNotFound, case_of, visible_cases
from ledfyr.apps.cases.queries.documents import described, found_document, opened
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.documents import DocumentError
from ledfyr.domain.cases.references import read_reference


@transaction.atomic
def move_document(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    document_id: UUID,
    reference: str,
    why: str,
) -> Document:
    """Move a document to the case to which it belongs, sealed anew under another key.

    It keeps who kept it and when, and who took out its original. In the old case stays
    a mark without name and content. Raises CaseNotFound, NotPermitted where the actor
    may not keep documents in that part of both files, DocumentError for a number that
    is no other case of the same organisation, or without a reason.
    """
    case, row = _found(by, now, case_id, document_id, why)
    target = _target(by, now, case, reference)
    part = Compartment(row.compartment)
    if not may_keep(by, target, part):
        raise NotPermitted("You may not keep documents in that part of the other file.")
    known = described(case, row)
    versions = {v: opened(case, row, v).content for v in known["checksums"]}
    moved = Document(
        case=target,
        compartment=row.compartment,
        kind=row.kind,
        copy_kind=row.copy_kind,
        letter=row.letter,
        size=row.size,
        kept_by_id=row.kept_by_id,
        kept_at=row.kept_at,
    )
    seal_into(target, moved, known["name"], versions)
    _take_along(case, row, target, moved)
    _gone(case, row, by, now, why, was_moved=True)
    audited(by, AuditVerb.DOCUMENT_MOVED, case, now, part)
    audited(by, AuditVerb.DOCUMENT_KEPT, target, now, part)
    return moved


@transaction.atomic
def remove_document(
    *, by: Viewer, now: datetime, case_id: UUID, document_id: UUID, why: str
) -> None:
    """Destroy a document; that it was here stays, with who, when and why.

    Its key is destroyed, so that a backup does not give it back once the node key has
    changed. Raises CaseNotFound, NotPermitted, DocumentError without a reason.
    """
    case, row = _found(by, now, case_id, document_id, why)
    _gone(case, row, by, now, why, was_moved=False)
    audited(by, AuditVerb.DOCUMENT_REMOVED, case, now, Compartment(row.compartment))


def _found(
    by: Viewer, now: datetime, case_id: UUID, document_id: UUID, why: str
) -> tuple[Case, Document]:
    locked_case(by, case_id)
    case, row = found_document(by, case_id, document_id, now=now)
    if not may_keep(by, case, Compartment(row.compartment)):
        raise NotPermitted("You may not keep documents in this part of the file.")
    if not why.strip():
        raise DocumentError("Say why.")
    return case, row


def _target(by: Viewer, now: datetime, case: Case, reference: str) -> Case:
    same_place = visible_cases(by).filter(organisation_id=case.organisation_id)
    found = same_place.filter(reference=read_reference(reference)).exclude(id=case.id)
    other = found.values_list("id", flat=True).first()
    try:
        if other is None:
            raise CaseNotFound
        return case_of(by, other, now=now)
    except CaseNotFound:
        raise DocumentError(
            "There is no other case of yours with this number in this organisation."
        ) from None


def _take_along(case: Case, row: Document, target: Case, moved: Document) -> None:
    for taking in row.takings.all():
        words = vault.open_text(
            case.sealed_key, taking, "sealed_words", taking.sealed_words
        )
        kept = OriginalTaken(
            document=moved,
            reason=taking.reason,
            taken_by_id=taking.taken_by_id,
            taken_at=taking.taken_at,
        )
        kept.sealed_words = vault.seal_text(
            target.sealed_key, kept, "sealed_words", words
        )
        kept.save()
    row.takings.all().delete()


def _gone(
    case: Case, row: Document, by: Viewer, now: datetime, why: str, *, was_moved: bool
) -> None:
    key = case.sealed_key
    row.parts.all().delete()
    if row.sealed_key:
        vault.destroy_key(row.sealed_key, now=now)
    row.sealed_description = vault.seal_text(key, row, "sealed_description", "{}")
    row.sealed_why_gone = vault.seal_text(key, row, "sealed_why_gone", why.strip())
    row.gone_at, row.gone_by_id, row.was_moved = now, by.staff_id, was_moved
    row.save()
    # Words of the name that stand nowhere else in the file find it no more.
    index_again(case)
