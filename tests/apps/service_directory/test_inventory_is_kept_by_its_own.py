"""Staff of a service keep its entries; coordinators and administrators keep all."""

import pytest

from ledfyr.apps.access.queries import THE_NODE
from ledfyr.apps.service_directory import actions
from ledfyr.apps.service_directory.queries_inventory import (
    inventory,
    may_change,
    organisations_to_offer,
)
from ledfyr.domain.access.roles import Role
from tests.factories.access import NOW, a_viewer, an_organisation, an_unkept_viewer
from tests.factories.service_directory import a_service

pytestmark = pytest.mark.django_db
KEEPERS_OF_THEIR_OWN = {Role.SERVICE_WORKER, Role.COORDINATOR, Role.ADMINISTRATOR}
KEEPERS_OF_ALL = {Role.COORDINATOR, Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", Role)
def test_the_own_organisation_is_kept_by_those_who_help(role: Role) -> None:
    place = an_organisation("SHELTER")

    kept = may_change(a_viewer(role, place), place.pk)

    assert kept == (role in KEEPERS_OF_THEIR_OWN)


@pytest.mark.parametrize("role", Role)
def test_another_organisation_is_kept_by_coordinators_alone(role: Role) -> None:
    place = an_organisation("SHELTER")

    kept = may_change(a_viewer(role), place.pk)

    assert kept == (role in KEEPERS_OF_ALL)


def test_the_node_itself_keeps_all() -> None:
    assert may_change(THE_NODE, an_organisation().pk)


def test_a_stranger_changes_nothing() -> None:
    service = a_service(an_organisation("SHELTER").pk)
    stranger = a_viewer(Role.SERVICE_WORKER, an_organisation("SHELTER"))

    for deed, more in (
        (actions.say_free_places, {"free_places": 9}),
        (actions.confirm_service, {}),
        (actions.close_service, {}),
    ):
        with pytest.raises(actions.NotPermitted):
            deed(by=stranger, now=NOW, service_id=service.id, revision=1, **more)

    service.refresh_from_db()
    assert (service.revision, service.free_places, service.closed_on) == (1, None, None)


def test_a_worker_is_offered_only_the_own_organisation() -> None:
    own, _other = an_organisation("SHELTER"), an_organisation("SHELTER")

    offered = organisations_to_offer(a_viewer(Role.SERVICE_WORKER, own))

    assert offered == ((own.pk, own.name),)


@pytest.mark.parametrize("role", Role)
def test_all_staff_read_the_whole_inventory(role: Role) -> None:
    service = a_service(an_organisation("SHELTER").pk)

    (entry,) = inventory(an_unkept_viewer(role), today=NOW.date())

    assert entry.id == service.id


def test_somebody_without_a_role_reads_nothing() -> None:
    a_service(an_organisation("SHELTER").pk)

    assert inventory(an_unkept_viewer(), today=NOW.date()) == ()
