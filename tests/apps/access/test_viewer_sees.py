"""A viewer is what the roles held make of a member of staff."""

from typing import Any

import pytest

from ledfyr.apps.access.models import RoleHeld
from ledfyr.apps.access.queries import organisations_of, roles_of, viewer_of
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_member_of_staff, a_viewer, an_organisation

pytestmark = pytest.mark.django_db


def test_a_viewer_is_built_with_one_query(django_assert_num_queries: Any) -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)
    for _ in range(3):
        RoleHeld.objects.create(
            staff=staff, organisation=an_organisation(), role=Role.COORDINATOR.value
        )

    with django_assert_num_queries(1):
        viewer = viewer_of(staff)

    assert len(viewer.held) == 4
    assert len(viewer.organisation_ids) == 4


def test_an_investigator_does_not_see_support() -> None:
    viewer = a_viewer(Role.INVESTIGATOR)

    assert Compartment.PROCEEDINGS in viewer.compartments
    assert Compartment.SUPPORT not in viewer.compartments


def test_a_role_in_one_place_is_not_a_role_in_another() -> None:
    here, there = an_organisation(), an_organisation()
    staff = a_member_of_staff(Role.CASE_WORKER, here)
    RoleHeld.objects.create(
        staff=staff, organisation=there, role=Role.STATISTICIAN.value
    )

    viewer = viewer_of(staff)

    assert viewer.may(Permission.READ_CASE)
    assert not viewer.may_in(Permission.READ_CASE, there.pk)
    assert Compartment.HEALTH in viewer.compartments
    assert Compartment.HEALTH not in viewer.readable_in(there.pk)
    assert Compartment.HEALTH not in viewer.writable_in(there.pk)


def test_roles_and_organisations_are_told_with_their_kind_and_country() -> None:
    place = an_organisation("POLICE", "FI")
    viewer = a_viewer(Role.INVESTIGATOR, place)

    held = roles_of(viewer)

    assert [(h.role, h.kind, h.country) for h in held] == [
        (Role.INVESTIGATOR, "POLICE", "FI")
    ]
    assert organisations_of(viewer) == (place,)
    assert viewer.organisation == place.name


def test_a_closed_account_is_a_viewer_without_roles_whatever_it_held() -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)
    staff.is_active = False

    assert viewer_of(staff).permissions == frozenset()
