"""A role may do what the table says, and no more."""

import pytest

from ledfyr.domain.access.permissions import (
    PERMISSION_NAMES,
    PERMISSIONS,
    Permission,
    as_table,
    may,
    permissions_of,
)
from ledfyr.domain.access.roles import Role

FILE_PERMISSIONS = (
    Permission.OPEN_CASE,
    Permission.READ_CASE,
    Permission.RECORD_DECISION,
    Permission.RECORD_CONSENT,
    Permission.RECORD_NEED,
    Permission.SEND_REFERRAL,
    Permission.ANSWER_REFERRAL,
)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.STATISTICIAN])
@pytest.mark.parametrize("permission", FILE_PERMISSIONS)
def test_administrators_and_statisticians_reach_no_person(
    role: Role, permission: Permission
) -> None:
    assert not may([role], permission)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_only_an_administrator_manages_staff(role: Role) -> None:
    assert not may([role], Permission.MANAGE_STAFF)


def test_two_roles_add_up() -> None:
    both = permissions_of([Role.STATISTICIAN, Role.ADMINISTRATOR])

    assert Permission.MANAGE_STAFF in both
    assert Permission.VIEW_FIGURES in both


def test_no_role_may_do_nothing() -> None:
    assert not permissions_of([])
    assert not any(may([], permission) for permission in Permission)


def test_every_permission_has_a_holder_and_a_name() -> None:
    assert set(PERMISSIONS) == set(Permission) == set(PERMISSION_NAMES)
    assert all(PERMISSIONS.values())


def test_the_table_has_a_row_per_permission_and_a_column_per_role() -> None:
    table = dict(as_table())

    assert set(table) == set(Permission)
    assert dict(zip(Role, table[Permission.RECORD_NEED], strict=True)) == {
        role: role is Role.CASE_WORKER for role in Role
    }
