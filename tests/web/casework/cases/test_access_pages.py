"""The pages about access: sealed files, stepping back, emergencies, who has seen."""

import pytest
from django.test import Client

from ledfyr.apps.access.models import AuditEvent, Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
    ConflictOfInterest,
)
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.special_access import Conflict
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.records import Records, text_of, the_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


@pytest.fixture
def records(worker: Viewer) -> Records:
    return the_records(worker)


def test_a_sealed_file_asks_why_on_every_page_and_then_opens(
    at_desk: Client, records: Records
) -> None:
    at_desk.post(records.of_case("seal/"), {"seal": "yes"})

    for page in ("", "person/", "exploitation/", "notes/support/", "risk/"):
        answer = at_desk.get(records.of_case(page))
        assert answer.headers.get("Location") == records.of_case("reason/"), page

    at_desk.post(records.of_case("reason/"), {"reason": "support"})
    assert records.case.reference in text_of(at_desk.get(records.of_case("")))
    assert AuditEvent.objects.filter(verb="reason_support").count() == 1


def test_the_seal_is_lifted(at_desk: Client, records: Records) -> None:
    at_desk.post(records.of_case("seal/"), {"seal": "yes"})
    at_desk.post(records.of_case("reason/"), {"reason": "support"})

    at_desk.post(records.of_case("seal/"), {"seal": "no"})

    assert not Case.objects.get(id=records.case.id).is_sealed


def test_whoever_steps_back_finds_no_page_of_the_case(
    at_desk: Client, records: Records
) -> None:
    typed = {"kind": Conflict.TIE_TO_SUSPECT.value}
    at_desk.post(records.of_case("step-back/"), typed)

    for page in ("", "person/", "exploitation/", "seen-by/", "own-copy/", "reason/"):
        assert at_desk.get(records.url(page)).status_code == 404, page
    assert records.case.reference not in text_of(at_desk.get("/cases/"))


def test_a_coordinator_keeps_somebody_out_and_lets_them_back_in(
    worker: Viewer, at_desk: Client, records: Records
) -> None:
    desk = make.browser_of(a_viewer(Role.COORDINATOR, make.an_organisation()))
    email = Staff.objects.get(pk=worker.staff_id).email
    typed = {"reference": records.case.reference, "email": email}

    desk.post("/cases/kept-out/", {**typed, "kind": Conflict.TIE_TO_SUSPECT.value})
    assert at_desk.get(records.of_case("")).status_code == 404

    row = ConflictOfInterest.objects.get()
    desk.post(f"/cases/kept-out/{row.id}/back-in/")
    assert at_desk.get(records.of_case("")).status_code == 200


def test_who_has_seen_the_file_is_shown_in_words(
    at_desk: Client, records: Records
) -> None:
    at_desk.get(records.of_case("person/"))

    page = text_of(at_desk.get(records.of_case("seen-by/")))

    assert "Alma" in page
    assert "read a file" in page
    assert "The person is missing" in page


def test_emergency_access_opens_a_little_for_its_taker_alone(
    at_desk: Client, records: Records
) -> None:
    night = make.browser_of(
        a_viewer(Role.SERVICE_WORKER, make.an_organisation("Night team"))
    )
    typed = {
        "reference": records.case.reference.lower(),
        "reason": "danger_to_life",
        "words": "On the roof",
    }

    opened = night.post("/cases/emergency/", typed)
    page = text_of(night.get(opened["Location"]))

    assert "Ion Popescu" in page
    assert "Written in whereabouts" in page
    assert "Written in account" not in page
    assert at_desk.get(opened["Location"]).status_code == 404


def test_a_wrong_number_opens_nothing(records: Records) -> None:
    night = make.browser_of(
        a_viewer(Role.SERVICE_WORKER, make.an_organisation("Night team"))
    )
    typed = {"reference": "XXXX-XXXX", "reason": "missing", "words": "Gone"}

    page = text_of(night.post("/cases/emergency/", typed))

    assert "There is no such case" in page


def test_a_coordinator_reviews_an_emergency(records: Records) -> None:
    desk = make.browser_of(a_viewer(Role.COORDINATOR, make.an_organisation()))
    assert records.case.reference in text_of(desk.get("/cases/emergency/reviews/"))
    review = f"/cases/emergency/reviews/{records.glass.id}/"
    assert "Did not come back" in text_of(desk.get(review))

    desk.post(review, {"outcome": "justified"})

    assert "Nothing waits" in text_of(desk.get("/cases/emergency/reviews/"))
