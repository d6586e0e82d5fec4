"""The pages of the inventory: read by all staff, kept by few, nothing overwritten."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ledfyr.apps.access.models import Organisation
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.apps.service_directory import actions
from ledfyr.apps.service_directory.models import Service
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_member_of_staff, an_organisation, signed_in
from tests.factories.service_directory import a_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelter() -> Organisation:
    return an_organisation("SHELTER")


@pytest.fixture
def service(shelter: Organisation) -> Service:
    return a_service(shelter.pk)


@pytest.fixture
def worker(shelter: Organisation) -> Client:
    return signed_in(a_member_of_staff(Role.SERVICE_WORKER, shelter))


def typed(**changed: Any) -> dict[str, Any]:
    first = {
        "name": "Safe house",
        "summary": "Rooms and somebody to talk to.",
        "areas": ["HOUSING"],
        "free_places": "3",
        "revision": "1",
    }
    return first | changed


def text(answer: Any) -> str:
    return str(answer.content.decode())


def queries_of_list(client: Client) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get("/services/")
    return len([q for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]])


def test_the_list_asks_as_little_for_many_services(
    worker: Client, shelter: Organisation
) -> None:
    worker.get("/services/")
    a_service(shelter.pk, "One")
    few = queries_of_list(worker)
    for number in range(20):
        a_service(shelter.pk, f"Another {number}")

    assert queries_of_list(worker) == few


def test_the_list_can_be_kept_to_one_area(
    worker: Client, service: Service, shelter: Organisation
) -> None:
    a_service(shelter.pk, "Lawyers", areas=("LEGAL",))

    page = text(worker.get("/services/?area=LEGAL"))

    assert "Lawyers" in page
    assert service.name not in page


def test_a_service_nobody_confirmed_for_long_is_marked(
    worker: Client, service: Service
) -> None:
    fresh = text(worker.get("/services/"))
    service.verified_on = timezone.localdate() - timedelta(days=200)
    service.save()

    assert "Still correct?" not in fresh
    assert "Still correct?" in text(worker.get("/services/"))


def test_a_reader_is_shown_no_way_to_change(service: Service) -> None:
    reader = signed_in(a_member_of_staff(Role.CASE_WORKER))

    page = text(reader.get(f"/services/{service.id}/"))

    assert service.name in page
    assert f"/services/{service.id}/change/" not in page


@pytest.mark.parametrize("deed", ["change", "places", "correct", "close"])
def test_staff_of_another_service_change_nothing(service: Service, deed: str) -> None:
    other = signed_in(a_member_of_staff(Role.SERVICE_WORKER, an_organisation()))

    answer = other.post(f"/services/{service.id}/{deed}/", typed())

    service.refresh_from_db()
    assert (answer.status_code, service.revision) == (404, 1)


def test_a_service_is_added_for_the_own_organisation(
    worker: Client, shelter: Organisation
) -> None:
    answer = worker.post("/services/new/", typed(organisation=str(shelter.pk)))

    kept = Service.objects.get()
    assert answer["Location"] == f"/services/{kept.id}/"
    assert (kept.organisation_id, kept.free_places) == (shelter.pk, 3)


def test_a_service_is_not_added_for_another_organisation(worker: Client) -> None:
    other = an_organisation()

    answer = worker.post("/services/new/", typed(organisation=str(other.pk)))

    assert answer.status_code == 200
    assert not Service.objects.exists()


def test_an_address_is_refused_and_what_was_typed_stays(
    worker: Client, service: Service
) -> None:
    answer = worker.post(
        f"/services/{service.id}/change/", typed(summary="At Storgatan 5")
    )

    assert "looks like a street address" in text(answer)
    assert "At Storgatan 5" in text(answer)


def test_free_places_are_kept(worker: Client, service: Service) -> None:
    worker.post(
        f"/services/{service.id}/places/", {"free_places": "2", "revision": "1"}
    )

    service.refresh_from_db()
    assert service.free_places == 2


def test_confirming_takes_the_mark_away(worker: Client, service: Service) -> None:
    service.verified_on = timezone.localdate() - timedelta(days=400)
    service.save()

    worker.post(f"/services/{service.id}/correct/", {"revision": "1"})

    assert "Still correct?" not in text(worker.get("/services/"))


def test_the_second_editor_is_shown_what_the_first_changed(
    worker: Client, service: Service
) -> None:
    actions.say_free_places(
        by=THE_NODE,
        now=timezone.now(),
        service_id=service.id,
        revision=1,
        free_places=9,
    )

    answer = worker.post(f"/services/{service.id}/change/", typed(name="Mine"))

    assert answer.status_code == 409
    assert "9 free places" in text(answer)
    assert 'value="Mine"' in text(answer)
    assert 'name="revision" value="2"' in text(answer)
    service.refresh_from_db()
    assert (service.name, service.free_places) == ("Safe house", 9)


def test_saving_again_after_reading_is_a_choice(
    worker: Client, service: Service
) -> None:
    actions.confirm_service(
        by=THE_NODE, now=timezone.now(), service_id=service.id, revision=1
    )

    worker.post(f"/services/{service.id}/change/", typed(name="Mine", revision="2"))

    service.refresh_from_db()
    assert (service.name, service.revision) == ("Mine", 3)


def test_closing_asks_first(worker: Client, service: Service) -> None:
    asked = worker.get(f"/services/{service.id}/close/")
    service.refresh_from_db()
    before = service.closed_on
    worker.post(f"/services/{service.id}/close/", {"revision": "1"})

    service.refresh_from_db()
    assert (asked.status_code, before) == (200, None)
    assert service.closed_on == timezone.localdate()
    assert worker.get(f"/services/{service.id}/").status_code == 404
