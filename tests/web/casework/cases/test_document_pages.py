"""Documents come in through a form, go out as files, and stay hidden from others."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Case, Document
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories import documents
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


@pytest.fixture
def desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


def sent(desk: Client, case: Case, content: bytes, name: str = "yard.jpg") -> Any:
    file = SimpleUploadedFile(name, content, content_type="image/jpeg")
    typed = {"document": file, "name": "", "compartment": "account"}
    return desk.post(f"/cases/{case.id}/documents/new/", typed, follow=True)


def address(case: Case, last: str = "") -> str:
    return f"/cases/{case.id}/documents/{Document.objects.get().id}/{last}"


def test_a_photo_is_added_and_its_working_copy_saved(desk: Client, case: Case) -> None:
    page = sent(desk, case, documents.a_picture(), name="Gård väst.jpg")

    copy = desk.get(address(case, "copy/"))
    preview = desk.get(address(case, "preview/"))

    assert "Gård väst" in page.content.decode()
    assert copy.headers["Content-Disposition"].startswith("attachment")
    assert preview.headers["Content-Type"] == "image/png"
    for answer in (copy, preview):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert b"Exif" not in answer.content


def test_the_list_shows_the_document_under_its_part(desk: Client, case: Case) -> None:
    sent(desk, case, documents.a_pdf(), name="Report.pdf")

    page = desk.get(f"/cases/{case.id}/documents/").content.decode()

    assert "Account of exploitation" in page
    assert "Report" in page
    assert "Documents" in desk.get(f"/cases/{case.id}/").content.decode()


def test_a_document_is_asked_for_again_where_something_else_is_missing(
    desk: Client, case: Case
) -> None:
    file = SimpleUploadedFile("yard.jpg", documents.a_picture())

    page = desk.post(f"/cases/{case.id}/documents/new/", {"document": file})

    assert set(page.context["form"].errors) == {"compartment", "document"}
    assert "Choose the document again" in page.content.decode()


def test_a_document_that_is_too_large_is_refused_with_its_limit(
    desk: Client, case: Case, settings: Any
) -> None:
    settings.LEDFYR_UPLOAD_MEGABYTES = 1

    page = sent(desk, case, b"x" * 1_000_001, name="long.txt")

    assert "larger than 1 megabytes" in page.content.decode()
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"GIF89a\x00\x01", "kind of document is not taken"),
        (documents.a_picture_bomb(), "too large to be opened safely"),
        (documents.a_locked_pdf(), "locked with a password"),
    ],
)
def test_what_is_not_taken_is_said_beside_the_field(
    desk: Client, case: Case, content: bytes, sentence: str
) -> None:
    page = sent(desk, case, content)

    assert sentence in page.content.decode()
    assert not Document.objects.exists()


def test_an_original_is_handed_out_only_with_a_reason(desk: Client, case: Case) -> None:
    photo = documents.a_picture()
    sent(desk, case, photo)
    typed = {"reason": "person_asked", "words": "He wants his photo back"}

    without = desk.post(address(case, "original/"), {"reason": "support", "words": ""})
    original = desk.post(address(case, "original/"), typed)

    assert "Content-Disposition" not in without.headers
    assert original.content == photo
    assert "He wants his photo back" in desk.get(address(case)).content.decode()


@pytest.mark.parametrize("last", ["", "copy/", "preview/", "original/"])
def test_a_stranger_and_a_closed_part_answer_404(
    desk: Client, case: Case, last: str
) -> None:
    sent(desk, case, documents.a_picture())
    Document.objects.update(compartment="health")
    stranger = make.browser_of(a_viewer(Role.CASE_WORKER))
    police = make.browser_of(a_viewer(Role.INVESTIGATOR, make.an_organisation()))

    answers = [each.get(address(case, last)).status_code for each in (stranger, police)]

    assert answers == [404, 404]


def test_an_upload_is_never_written_to_a_disk(settings: Any) -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["ledfyr.web.parts.uploads.OnlyInMemory"]


def test_a_letter_is_written_on_its_page_and_kept(desk: Client, case: Case) -> None:
    listed = desk.get(f"/cases/{case.id}/documents/").content.decode()

    page = desk.post(
        f"/cases/{case.id}/letters/confirmation/", {"language": "en"}, follow=True
    )

    assert "Confirmation of contact" in listed
    assert "The letter is written." in page.content.decode()
    assert desk.get(address(case, "copy/")).content.startswith(b"%PDF-")


def test_an_unknown_letter_is_not_there(desk: Client, case: Case) -> None:
    assert desk.get(f"/cases/{case.id}/letters/ransom/").status_code == 404


def test_a_document_is_moved_and_destroyed_on_pages_that_keep_what_was_typed() -> None:
    worker = make.a_case_worker()
    browser = make.browser_of(worker)
    wrong, right = make.a_case(worker), make.a_case(worker)
    row = actions.keep_document(
        by=worker,
        now=make.NOW,
        case_id=wrong.id,
        compartment=Compartment.HEALTH,
        name="Letter",
        content=b"Written.\n",
    )
    page = f"/cases/{wrong.id}/documents/{row.id}"

    refused = browser.post(f"{page}/move/", {"reference": "NONE", "why": "Mixed up"})
    moved = browser.post(
        f"{page}/move/", {"reference": right.reference, "why": "Mixed up"}
    )
    destroyed = browser.post(f"{moved['Location']}remove/", {"why": "Of nobody here"})

    assert "no other case of yours" in refused.content.decode()
    assert "Mixed up" in refused.content.decode()
    assert moved["Location"].startswith(f"/cases/{right.id}/documents/")
    assert destroyed["Location"] == f"/cases/{right.id}/documents/"
    assert "Of nobody here" in browser.get(destroyed["Location"]).content.decode()
    assert browser.get(f"{page}/").status_code == 404
