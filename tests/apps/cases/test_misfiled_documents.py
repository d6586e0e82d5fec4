"""A document in the wrong case is moved or destroyed, and leaves no content behind."""

import pytest

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, Document, DocumentPart, OriginalTaken
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.documents import DocumentError
from ledfyr.domain.cases.special_access import AccessReason, Conflict
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TOMORROW

pytestmark = pytest.mark.django_db
TEXT = b"Statement of Wivallius, written by himself.\n"


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def wrong(worker: Viewer) -> Case:
    return make.a_case(worker)


@pytest.fixture
def right(worker: Viewer) -> Case:
    return make.a_case(worker)


@pytest.fixture
def document(worker: Viewer, wrong: Case) -> Document:
    return actions.keep_document(
        by=worker,
        now=NOW,
        case_id=wrong.id,
        compartment=Compartment.HEALTH,
        name="Letter of Wivallius",
        content=TEXT,
    )


def moved(by: Viewer, document: Document, to: str, why: str = "Mixed up") -> Document:
    return actions.move_document(
        by=by,
        now=TOMORROW,
        case_id=document.case_id,
        document_id=document.id,
        reference=to,
        why=why,
    )


def seen(by: Viewer, case: Case) -> list[str]:
    return [d.name for d in listed(by, case).documents]


def listed(by: Viewer, case: Case) -> queries.DocumentsOfCase:
    return queries.documents_of_case(by, case.id, now=TOMORROW)


def test_a_moved_document_is_whole_in_the_other_case_and_gone_from_this_one(
    worker: Viewer, wrong: Case, right: Case, document: Document
) -> None:
    there = moved(worker, document, right.reference.lower())

    found = actions.take_original(
        by=worker,
        now=TOMORROW,
        case_id=right.id,
        document_id=there.id,
        reason=AccessReason.REVIEW,
        words="Compared",
    )
    assert found.content == TEXT
    assert seen(worker, right) == ["Letter of Wivallius"]
    assert seen(worker, wrong) == []
    with pytest.raises(queries.CaseNotFound):
        queries.read_copy(worker, wrong.id, document.id, now=TOMORROW)


def test_it_is_sealed_under_another_key_and_the_old_one_is_destroyed(
    worker: Viewer, right: Case, document: Document
) -> None:
    old = DocumentPart.objects.filter(document=document).first()

    there = moved(worker, document, right.reference)

    document.refresh_from_db()
    assert document.sealed_key and there.sealed_key
    assert there.sealed_key_id != document.sealed_key_id
    assert not DocumentPart.objects.filter(document=document).exists()
    with pytest.raises(vault.KeyErased):
        assert old is not None
        vault.open_bytes(document.sealed_key, old, "sealed_content", old.sealed_content)


def test_what_stays_says_who_when_and_why_and_nothing_of_the_content(
    worker: Viewer, wrong: Case, right: Case, document: Document
) -> None:
    moved(worker, document, right.reference)

    (gone,) = listed(worker, wrong).gone
    assert (gone.was_moved, gone.why, gone.at) == (True, "Mixed up", TOMORROW)
    assert "Wivallius" not in str(listed(worker, wrong))
    found = queries.search_files(worker, "Wivallius", now=TOMORROW)
    assert [hit.case_id for hit in found.hits] == [right.id]


def test_both_files_keep_that_it_was_moved(
    worker: Viewer, wrong: Case, right: Case, document: Document
) -> None:
    moved(worker, document, right.reference)

    events = AuditEvent.objects.filter(at=TOMORROW).order_by("sequence")
    assert list(events.values_list("verb", "subject_id")) == [
        ("document_moved", wrong.id),
        ("document_kept", right.id),
    ]


def test_who_took_out_the_original_goes_along(
    worker: Viewer, wrong: Case, right: Case, document: Document
) -> None:
    actions.take_original(
        by=worker,
        now=NOW,
        case_id=wrong.id,
        document_id=document.id,
        reason=AccessReason.PERSON_ASKED,
        words="For her lawyer",
    )

    there = moved(worker, document, right.reference)

    view = queries.document_of_case(worker, right.id, there.id, now=TOMORROW)
    assert [taking.words for taking in view.takings] == ["For her lawyer"]
    assert OriginalTaken.objects.count() == 1


def test_a_document_goes_to_no_case_that_the_worker_may_not_open(
    worker: Viewer, wrong: Case, document: Document
) -> None:
    colleague = a_viewer(Role.CASE_WORKER, make.an_organisation())
    kept_out_of, elsewhere = (
        make.a_case(colleague),
        make.a_case(a_viewer(Role.CASE_WORKER)),
    )
    actions.declare_conflict(
        by=worker, now=NOW, case_id=kept_out_of.id, kind=Conflict.TIE_TO_SUSPECT
    )

    for number in (
        kept_out_of.reference,
        elsewhere.reference,
        wrong.reference,
        "",
        "NONE-SUCH",
    ):
        with pytest.raises(DocumentError, match="no other case"):
            moved(worker, document, number)
    assert seen(worker, wrong) == ["Letter of Wivallius"]


def test_a_destroyed_document_cannot_be_brought_back(
    worker: Viewer, wrong: Case, document: Document
) -> None:
    actions.remove_document(
        by=worker,
        now=TOMORROW,
        case_id=wrong.id,
        document_id=document.id,
        why="Of somebody else",
    )

    document.refresh_from_db()
    (gone,) = listed(worker, wrong).gone
    assert document.sealed_key and document.sealed_key.erased_at == TOMORROW
    assert (gone.was_moved, gone.why) == (False, "Of somebody else")
    assert not queries.search_files(worker, "Wivallius", now=TOMORROW).hits
    assert AuditEvent.objects.filter(verb="document_removed").count() == 1


def test_a_reason_is_asked(worker: Viewer, right: Case, document: Document) -> None:
    with pytest.raises(DocumentError, match="Say why"):
        moved(worker, document, right.reference, why=" ")
    with pytest.raises(DocumentError, match="Say why"):
        actions.remove_document(
            by=worker,
            now=NOW,
            case_id=document.case_id,
            document_id=document.id,
            why="",
        )


def test_whoever_only_reads_a_part_takes_nothing_out_of_it(
    worker: Viewer, wrong: Case
) -> None:
    place = make.an_organisation()
    document = actions.keep_document(
        by=worker,
        now=NOW,
        case_id=wrong.id,
        compartment=Compartment.ACCOUNT,
        name="Statement",
        content=TEXT,
    )
    reader = a_viewer(Role.DECISION_MAKER, place)

    with pytest.raises(PermissionError):
        actions.remove_document(
            by=reader, now=NOW, case_id=wrong.id, document_id=document.id, why="No"
        )
