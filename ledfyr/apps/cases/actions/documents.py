"""Keeping documents in a file, and taking out an original."""

import json
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.guard import NotPermitted, audited, locked_case
from ledfyr.apps.cases.actions.indexing import index_record
from ledfyr.apps.cases.models import Case, Document, DocumentPart, OriginalTaken
from ledfyr.apps.cases.queries import case_of
from ledfyr.apps.cases.queries.documents import (
    Content,
    found_document,
    opened,
    part_id,
)
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.documents import (
    DocumentError,
    checked_size,
    tidy_name,
)
from ledfyr.domain.cases.special_access import AccessReason
from ledfyr.engines.cases.cleaning import cleaned

PART_BYTES = 1_000_000


def keep_document(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    compartment: Compartment,
    name: str,
    content: bytes,
) -> Document:
    """Seal a document into a compartment, with a working copy without its metadata.

    Raises CaseNotFound, NotPermitted for a compartment that is closed to the actor,
    DocumentError for a document that is not taken. Nothing is kept then.
    """
    _check_may_keep(by, case_of(by, case_id, now=now), compartment)
    checked_size(len(content), settings.LEDFYR_UPLOAD_MEGABYTES)
    if not tidy_name(name):
        raise DocumentError("Give the document a name.")
    # Drawn before the transaction: it takes seconds, and others shall not wait.
    clean = cleaned(content)
    versions = {"original": content, "copy": clean.copy, "preview": clean.preview}
    with transaction.atomic():
        case = locked_case(by, case_id)
        _check_may_keep(by, case, compartment)
        row = Document(
            case=case,
            compartment=compartment.value,
            kind=clean.kind.value,
            copy_kind=clean.copy_kind.value,
            size=len(content),
            kept_by_id=by.staff_id,
            kept_at=now,
        )
        seal_into(case, row, tidy_name(name), versions)
        audited(by, AuditVerb.DOCUMENT_KEPT, case, now, compartment)
    return row


@transaction.atomic
def take_original(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    document_id: UUID,
    reason: AccessReason,
    words: str,
) -> Content:
    """Return the original of a document as it came, metadata and all, with the reason.

    Raises CaseNotFound, NotPermitted, DocumentError where no reason is given.
    """
    case, row = found_document(by, case_id, document_id, now=now)
    if not by.may_in(Permission.TAKE_ORIGINAL, case.organisation_id):
        raise NotPermitted("You may not take out originals.")
    if not words.strip():
        raise DocumentError("Say why the working copy does not do.")
    content = opened(case, row, "original")
    taking = OriginalTaken(
        document=row, reason=reason.value, taken_by_id=by.staff_id, taken_at=now
    )
    taking.sealed_words = vault.seal_text(
        case.sealed_key, taking, "sealed_words", words.strip()
    )
    taking.save()
    audited(by, AuditVerb.ORIGINAL_READ, case, now, Compartment(row.compartment))
    return content


def seal_into(case: Case, row: Document, name: str, versions: dict[str, bytes]) -> None:
    """Seal the versions of a document in parts under a new key; no empty ones."""
    kept = {version: content for version, content in versions.items() if content}
    described = {
        "name": name,
        "checksums": {v: sha256(content).hexdigest() for v, content in kept.items()},
    }
    row.sealed_description = vault.seal_text(
        case.sealed_key, row, "sealed_description", json.dumps(described)
    )
    row.sealed_key = vault.new_sealed_key("document")
    row.save()
    index_record(case, row)
    for version, content in kept.items():
        for position, start in enumerate(range(0, len(content), PART_BYTES)):
            _seal_part(row, version, position, content[start : start + PART_BYTES])


def may_keep(by: Viewer, case: Case, compartment: Compartment) -> bool:
    """Return whether the actor may keep a document in this compartment."""
    place = case.organisation_id
    is_open = compartment in by.writable_in(place) & by.readable_in(place)
    return is_open and by.may_in(Permission.KEEP_DOCUMENT, place)


def _check_may_keep(by: Viewer, case: Case, compartment: Compartment) -> None:
    if not may_keep(by, case, compartment):
        raise NotPermitted("You may not keep documents in this part of the file.")


def _seal_part(row: Document, version: str, position: int, content: bytes) -> None:
    assert row.sealed_key  # noqa: S101  (for the type)
    part = DocumentPart(
        id=part_id(row.id, version, position),
        document=row,
        version=version,
        position=position,
    )
    part.sealed_content = vault.seal_bytes(
        row.sealed_key, part, "sealed_content", content
    )
    part.save(force_insert=True)
