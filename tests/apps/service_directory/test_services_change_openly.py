"""A service is changed only by whoever has seen what stands, and never tells where."""

from datetime import date
from typing import Any

import pytest

from ledfyr.apps.access.queries import THE_NODE
from ledfyr.apps.service_directory import actions
from ledfyr.apps.service_directory.actions import Offer
from ledfyr.apps.service_directory.models import Service
from ledfyr.apps.service_directory.queries import service_of
from ledfyr.apps.service_directory.queries_inventory import (
    ServiceNotFound,
    inventory,
    is_stale,
)
from ledfyr.domain.access.roles import Role
from tests.factories.access import NOW, an_organisation, an_unkept_viewer
from tests.factories.service_directory import a_service

pytestmark = pytest.mark.django_db
ROOMS = Offer("Rooms", "Rooms for a night.", areas=("HOUSING",))


@pytest.fixture
def service() -> Service:
    return a_service(an_organisation("SHELTER").pk)


def on(service: Service, revision: int = 1, **more: Any) -> dict[str, Any]:
    ids = {"service_id": service.id, "revision": revision}
    return {"by": THE_NODE, "now": NOW, **ids, **more}


def test_a_change_is_kept_and_counted(service: Service) -> None:
    actions.change_service(**on(service, offer=ROOMS))

    service.refresh_from_db()
    assert (service.name, service.revision) == ("Rooms", 2)


@pytest.mark.parametrize(
    ("deed", "more"),
    [
        (actions.change_service, {"offer": ROOMS}),
        (actions.say_free_places, {"free_places": 1}),
        (actions.confirm_service, {}),
        (actions.close_service, {}),
    ],
)
def test_the_second_editor_overwrites_nothing(
    service: Service, deed: Any, more: dict[str, Any]
) -> None:
    actions.say_free_places(**on(service, free_places=7))

    with pytest.raises(actions.ChangedMeanwhile):
        deed(**on(service, **more))

    service.refresh_from_db()
    assert (service.free_places, service.revision) == (7, 2)


def test_confirming_moves_the_day_and_nothing_else(service: Service) -> None:
    actions.confirm_service(**on(service))

    service.refresh_from_db()
    assert (service.verified_on, service.name) == (NOW.date(), "Safe house")


def test_a_closed_service_is_found_by_nobody(service: Service) -> None:
    actions.close_service(**on(service))

    viewer = an_unkept_viewer(Role.CASE_WORKER)
    assert inventory(viewer, today=NOW.date()) == ()
    assert service_of(viewer, service.id) is None
    with pytest.raises(ServiceNotFound):
        actions.confirm_service(**on(service, revision=2))


def test_the_name_of_a_closed_service_is_free_again(service: Service) -> None:
    actions.close_service(**on(service))

    again = a_service(service.organisation_id, name=service.name)

    assert again.id != service.id


@pytest.mark.parametrize(
    "offer",
    [
        Offer("", "", areas=("HOUSING",)),
        Offer("Rooms", "", areas=()),
        Offer("Rooms", "", areas=("MOON",)),
        Offer("Rooms", "", areas=("HOUSING",), sexes=("Q",)),
        Offer("Rooms", "", areas=("HOUSING",), free_places=-1),
        Offer("Rooms", "Ring at Storgatan 5.", areas=("HOUSING",)),
        Offer("Rooms", "We are at 2 High street 11", areas=("HOUSING",)),
        Offer("Rooms", "Przy ul. Długa 3", areas=("HOUSING",)),
        Offer("Safe house", "The name is in use.", areas=("HOUSING",)),
    ],
)
def test_what_cannot_stand_is_refused(service: Service, offer: Offer) -> None:
    with pytest.raises(actions.ServiceRefused):
        actions.add_service(
            by=THE_NODE,
            now=NOW,
            organisation_id=service.organisation_id,
            offer=offer,
        )

    assert Service.objects.count() == 1


def test_numbers_that_are_no_address_stand() -> None:
    offer = Offer("Rooms", "Open 24 hours, on 7 days.", areas=("HOUSING",))

    kept = actions.add_service(
        by=THE_NODE, now=NOW, organisation_id=an_organisation().pk, offer=offer
    )

    assert kept.summary == "Open 24 hours, on 7 days."


@pytest.mark.parametrize(
    ("verified_on", "stale"),
    [
        (date(2026, 5, 22), False),
        (date(2026, 5, 21), True),
        (date(2025, 11, 22), True),
        (date(2026, 11, 22), False),
    ],
)
def test_a_service_is_stale_after_six_months(verified_on: date, stale: bool) -> None:
    assert is_stale(verified_on, date(2026, 11, 22)) is stale
