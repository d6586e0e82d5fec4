"""Which documents of a file may this viewer see and read?"""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, Document
from ledfyr.apps.cases.queries.closed import CaseNotFound
from ledfyr.apps.cases.queries.lists import case_of
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.documents import MEDIA_TYPES, Kind, as_file


class DocumentBroken(Exception):
    """Parts of a document are missing or are not those that were kept."""


@dataclass(frozen=True)
class OriginalTakenView:
    """Who took out an original, when and why."""

    by: str
    at: datetime
    reason: str
    words: str


@dataclass(frozen=True)
class DocumentView:
    """A document as its compartment shows it, without its content."""

    id: UUID
    name: str
    compartment: Compartment
    kind: Kind
    copy_kind: Kind
    letter: str
    size: int
    has_preview: bool
    has_original: bool
    kept_by: str
    kept_at: datetime
    takings: tuple[OriginalTakenView, ...] = ()


@dataclass(frozen=True)
class GoneView:
    """That a document was here, who moved or removed it, when and why."""

    compartment: Compartment
    by: str
    at: datetime
    was_moved: bool
    why: str


@dataclass(frozen=True)
class DocumentsOfCase:
    """The documents of the compartments open to the viewer, newest first."""

    case_id: UUID
    reference: str
    organisation_id: UUID
    documents: tuple[DocumentView, ...]
    gone: tuple[GoneView, ...]
    writable: tuple[Compartment, ...]


@dataclass(frozen=True)
class Content:
    """A version of a document, ready to be handed out."""

    file_name: str
    media_type: str
    content: bytes


def documents_of_case(
    viewer: Viewer, case_id: UUID, *, now: datetime
) -> DocumentsOfCase:
    """Return the documents that the viewer may read; the reading is audited.

    Raises CaseNotFound for a case of somebody else.
    """
    case = _readable_case(viewer, case_id, now)
    open_parts = viewer.readable_in(case.organisation_id)
    _audited(viewer, AuditVerb.FILE_READ, case, None, now)
    here = case.documents.filter(compartment__in=[c.value for c in open_parts])
    rows, gone = here.filter(gone_at=None), here.exclude(gone_at=None)
    writable = viewer.writable_in(case.organisation_id) & open_parts
    return DocumentsOfCase(
        case_id=case.id,
        reference=case.reference,
        organisation_id=case.organisation_id,
        documents=tuple(
            _view(case, row)
            for row in rows.select_related("kept_by").order_by("-kept_at", "id")
        ),
        gone=tuple(
            _gone(case, row)
            for row in gone.select_related("gone_by").order_by("-gone_at", "id")
        ),
        writable=tuple(c for c in Compartment if c in writable),
    )


def document_of_case(
    viewer: Viewer, case_id: UUID, document_id: UUID, *, now: datetime
) -> DocumentView:
    """Return one document with who took out its original; the reading is audited.

    Raises CaseNotFound for a document in a compartment closed to the viewer.
    """
    case, row = found_document(viewer, case_id, document_id, now=now)
    _audited(viewer, AuditVerb.FILE_READ, case, row, now)
    return _view(case, row, takings=_takings(case, row))


def read_copy(
    viewer: Viewer, case_id: UUID, document_id: UUID, *, now: datetime
) -> Content:
    """Return the working copy of a document; the reading is audited.

    Raises CaseNotFound where there is none for this viewer.
    """
    return _read(viewer, case_id, document_id, "copy", now)


def read_preview(
    viewer: Viewer, case_id: UUID, document_id: UUID, *, now: datetime
) -> Content:
    """Return the small picture of a document; the reading is audited.

    Raises CaseNotFound where there is none for this viewer.
    """
    return _read(viewer, case_id, document_id, "preview", now)


def found_document(
    viewer: Viewer, case_id: UUID, document_id: UUID, *, now: datetime
) -> tuple[Case, Document]:
    """Return a case and a document of it that the viewer may read."""
    case = _readable_case(viewer, case_id, now)
    open_parts = viewer.readable_in(case.organisation_id)
    row = (
        case.documents.filter(
            id=document_id,
            compartment__in=[c.value for c in open_parts],
            gone_at=None,
        )
        .select_related("kept_by", "sealed_key")
        .first()
    )
    if row is None:
        raise CaseNotFound
    return case, row


def opened(case: Case, row: Document, version: str) -> Content:
    """Return a version of a document, joined and compared with its checksum.

    Raises CaseNotFound where there is no such version, DocumentBroken and SealBroken
    when parts were taken away, moved or changed.
    """
    known = described(case, row)
    if version not in known["checksums"]:
        raise CaseNotFound
    key = row.sealed_key or case.sealed_key
    content = b"".join(
        vault.open_bytes(key, part, "sealed_content", part.sealed_content)
        for part in row.parts.filter(version=version).order_by("position")
    )
    if sha256(content).hexdigest() != known["checksums"][version]:
        raise DocumentBroken("A document is not whole: restore it from a backup.")
    kind = {"original": row.kind, "copy": row.copy_kind}.get(version, Kind.PNG)
    return Content(
        file_name=as_file(known["name"], Kind(kind)),
        media_type=MEDIA_TYPES[Kind(kind)],
        content=content,
    )


def part_id(document_id: UUID, version: str, position: int) -> UUID:
    """Return the id of a part, which binds it to its place."""
    return uuid5(document_id, f"{version} {position}")


def _read(
    viewer: Viewer, case_id: UUID, document_id: UUID, version: str, now: datetime
) -> Content:
    case, row = found_document(viewer, case_id, document_id, now=now)
    content = opened(case, row, version)
    _audited(viewer, AuditVerb.DOCUMENT_READ, case, row, now)
    return content


def _readable_case(viewer: Viewer, case_id: UUID, now: datetime) -> Case:
    case = case_of(viewer, case_id, now=now)
    if not viewer.may_in(Permission.READ_DOCUMENT, case.organisation_id):
        raise CaseNotFound
    return case


def _audited(
    viewer: Viewer, verb: AuditVerb, case: Case, row: Document | None, now: datetime
) -> None:
    audit.record(
        by=viewer,
        verb=verb,
        subject_kind="case",
        subject_id=case.id,
        organisation=case.organisation_id,
        compartment=Compartment(row.compartment) if row else None,
        now=now,
    )


def described(case: Case, row: Document) -> dict[str, Any]:
    """Return the name and the checksums of a document."""
    text = vault.open_text(
        case.sealed_key, row, "sealed_description", row.sealed_description
    )
    return dict(json.loads(text))


def _view(
    case: Case, row: Document, takings: tuple[OriginalTakenView, ...] = ()
) -> DocumentView:
    known = described(case, row)
    return DocumentView(
        id=row.id,
        name=known["name"],
        compartment=Compartment(row.compartment),
        kind=Kind(row.kind),
        copy_kind=Kind(row.copy_kind),
        letter=row.letter,
        size=row.size,
        has_preview="preview" in known["checksums"],
        has_original="original" in known["checksums"],
        kept_by=row.kept_by.name,
        kept_at=row.kept_at,
        takings=takings,
    )


def _gone(case: Case, row: Document) -> GoneView:
    assert row.gone_at and row.gone_by  # noqa: S101  (for the type)
    why = row.sealed_why_gone
    return GoneView(
        Compartment(row.compartment),
        row.gone_by.name,
        row.gone_at,
        row.was_moved,
        vault.open_text(case.sealed_key, row, "sealed_why_gone", why) if why else "",
    )


def _takings(case: Case, row: Document) -> tuple[OriginalTakenView, ...]:
    return tuple(
        OriginalTakenView(
            by=each.taken_by.name,
            at=each.taken_at,
            reason=each.reason,
            words=vault.open_text(
                case.sealed_key, each, "sealed_words", each.sealed_words
            ),
        )
        for each in row.takings.select_related("taken_by").order_by("-taken_at")
    )
