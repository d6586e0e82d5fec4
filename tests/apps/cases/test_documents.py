"""Documents are sealed at once, read by few, and gone with the key of their case."""

from datetime import timedelta
from typing import Any

import pytest

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, Document, DocumentPart, OriginalTaken
from ledfyr.apps.cases.retention import erase_closed_cases
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.documents import DocumentError, Kind
from ledfyr.domain.cases.special_access import AccessReason
from ledfyr.engines.access.sealing import SealBroken
from tests.factories import cases as make
from tests.factories import documents
from tests.factories.access import a_viewer
from tests.factories.cases import NOW

pytestmark = pytest.mark.django_db
TEXT = b"Statement of Wivallius, written by himself.\n"


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def a_document(worker: Viewer, case: Case, **known: Any) -> Document:
    known = {
        "compartment": Compartment.HEALTH,
        "name": "Letter of Wivallius.txt",
        "content": TEXT,
        **known,
    }
    return actions.keep_document(by=worker, now=NOW, case_id=case.id, **known)


def an_original(worker: Viewer, case: Case, document: Document, words: str) -> bytes:
    taken = actions.take_original(
        by=worker,
        now=NOW,
        case_id=case.id,
        document_id=document.id,
        reason=AccessReason.PERSON_ASKED,
        words=words,
    )
    return taken.content


def test_a_photo_is_kept_twice_and_only_its_original_tells_the_place(
    worker: Viewer, case: Case
) -> None:
    photo = documents.a_picture()
    row = a_document(worker, case, name="yard", content=photo)

    copy = queries.read_copy(worker, case.id, row.id, now=NOW)
    preview = queries.read_preview(worker, case.id, row.id, now=NOW)

    assert (copy.file_name, copy.media_type) == ("yard.jpg", "image/jpeg")
    assert b"Exif" not in copy.content
    assert preview.media_type == "image/png"
    assert an_original(worker, case, row, "He wants his photo back") == photo


def test_nothing_of_a_document_can_be_read_in_the_database(
    worker: Viewer, case: Case
) -> None:
    row = a_document(worker, case)
    an_original(worker, case, row, "Wivallius asked for it")

    rows = [
        *Document.objects.values_list(),
        *DocumentPart.objects.values_list(),
        *OriginalTaken.objects.values_list(),
    ]

    kept = b"|".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for values in rows
        for value in values
    )
    assert b"Wivallius" not in kept
    assert b"Statement" not in kept


def test_a_large_document_is_sealed_in_parts_and_comes_back_whole(
    worker: Viewer, case: Case
) -> None:
    content = b"0123456789\n" * 250_000
    row = a_document(worker, case, content=content)

    found = queries.read_copy(worker, case.id, row.id, now=NOW)

    assert found.content == content
    assert row.parts.filter(version="original").count() == 3


def test_parts_that_change_places_do_not_open(worker: Viewer, case: Case) -> None:
    row = a_document(worker, case, content=b"0123456789\n" * 250_000)
    first, second = row.parts.filter(version="copy").order_by("position")[:2]
    first.sealed_content, second.sealed_content = (
        second.sealed_content,
        first.sealed_content,
    )
    first.save()

    with pytest.raises(SealBroken):
        queries.read_copy(worker, case.id, row.id, now=NOW)


def test_a_part_that_was_taken_away_is_noticed(worker: Viewer, case: Case) -> None:
    row = a_document(worker, case, content=b"0123456789\n" * 250_000)
    row.parts.filter(version="copy", position=2).delete()

    with pytest.raises(queries.DocumentBroken):
        queries.read_copy(worker, case.id, row.id, now=NOW)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"content": b""}, "is empty"),
        ({"content": b"x" * 1_000_001}, "larger than 1 megabytes"),
        ({"content": b"MZ\x90\x00"}, "kind of document is not taken"),
        ({"content": documents.a_picture_bomb()}, "too large to be opened"),
        ({"name": " .. "}, "Give the document a name"),
    ],
)
def test_what_is_not_taken_is_not_kept(
    worker: Viewer, case: Case, settings: Any, wrong: dict[str, Any], sentence: str
) -> None:
    settings.LEDFYR_UPLOAD_MEGABYTES = 1
    before = AuditEvent.objects.count()

    with pytest.raises(DocumentError, match=sentence):
        a_document(worker, case, **wrong)

    assert not Document.objects.exists()
    assert AuditEvent.objects.count() == before


def test_a_stranger_finds_no_document(worker: Viewer, case: Case) -> None:
    row = a_document(worker, case)
    stranger = a_viewer(Role.CASE_WORKER)

    for read in (queries.read_copy, queries.read_preview, queries.document_of_case):
        with pytest.raises(queries.CaseNotFound):
            read(stranger, case.id, row.id, now=NOW)
    with pytest.raises(queries.CaseNotFound):
        queries.documents_of_case(stranger, case.id, now=NOW)
    with pytest.raises(queries.CaseNotFound):
        a_document(stranger, case)
    with pytest.raises(queries.CaseNotFound):
        an_original(stranger, case, row, "Curious")


def test_a_document_in_a_closed_compartment_is_not_there(
    worker: Viewer, case: Case
) -> None:
    health = a_document(worker, case)
    account = a_document(worker, case, compartment=Compartment.ACCOUNT)
    police = a_viewer(Role.INVESTIGATOR, make.an_organisation())

    seen = queries.documents_of_case(police, case.id, now=NOW).documents

    assert [each.id for each in seen] == [account.id]
    with pytest.raises(queries.CaseNotFound):
        queries.read_copy(police, case.id, health.id, now=NOW)
    with pytest.raises(queries.CaseNotFound):
        an_original(police, case, health, "Curious")


def test_nobody_keeps_a_document_where_they_may_not_write(case: Case) -> None:
    police = a_viewer(Role.INVESTIGATOR, make.an_organisation())

    with pytest.raises(actions.NotPermitted):
        a_document(police, case, compartment=Compartment.HEALTH)


@pytest.mark.parametrize(
    "role", [Role.COORDINATOR, Role.SERVICE_WORKER, Role.STATISTICIAN]
)
def test_who_does_not_work_on_cases_reads_no_document(
    worker: Viewer, case: Case, role: Role
) -> None:
    row = a_document(worker, case, compartment=Compartment.STATUS)
    other = a_viewer(role, make.an_organisation())

    with pytest.raises(queries.CaseNotFound):
        queries.read_copy(other, case.id, row.id, now=NOW)


def test_an_original_is_not_taken_without_a_reason(worker: Viewer, case: Case) -> None:
    row = a_document(worker, case)

    with pytest.raises(DocumentError, match="why the working copy does not do"):
        an_original(worker, case, row, "  ")

    assert not OriginalTaken.objects.exists()


def test_who_took_an_original_and_why_stands_with_the_document(
    worker: Viewer, case: Case
) -> None:
    row = a_document(worker, case)
    an_original(worker, case, row, "The court asked")

    [taking] = queries.document_of_case(worker, case.id, row.id, now=NOW).takings

    assert (taking.by, taking.words) == (worker.name, "The court asked")
    assert taking.reason == "person_asked"


def test_keeping_and_each_reading_leave_an_event(worker: Viewer, case: Case) -> None:
    before = AuditEvent.objects.count()

    row = a_document(worker, case)
    queries.read_copy(worker, case.id, row.id, now=NOW)
    an_original(worker, case, row, "The court asked")

    verbs = AuditEvent.objects.order_by("sequence").values_list("verb", "compartment")
    assert list(verbs)[before:] == [
        ("document_kept", "health"),
        ("document_read", "health"),
        ("original_read", "health"),
    ]


def test_of_a_word_document_colleagues_read_the_words_alone(
    worker: Viewer, case: Case
) -> None:
    content = documents.a_word_document()
    row = a_document(worker, case, name="Plan.docx", content=content)

    view = queries.document_of_case(worker, case.id, row.id, now=NOW)

    copy = queries.read_copy(worker, case.id, row.id, now=NOW).content
    assert (view.copy_kind, view.has_preview) == (Kind.TEXT, False)
    assert b"First, housing" in copy
    assert documents.OWNER.encode() not in copy
    assert an_original(worker, case, row, "To print it") == content


def test_documents_go_with_the_key_of_their_case(worker: Viewer, case: Case) -> None:
    row = a_document(worker, case)
    actions.close_case(by=worker, now=NOW, case_id=case.id)

    erase_closed_cases(NOW + timedelta(days=365 * 6))

    case.refresh_from_db()
    case.sealed_key.refresh_from_db()
    row.refresh_from_db()
    assert not DocumentPart.objects.exists()
    with pytest.raises(vault.KeyErased):
        vault.open_text(
            case.sealed_key, row, "sealed_description", row.sealed_description
        )
