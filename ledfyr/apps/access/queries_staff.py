"""Who works on this node, and in which roles? For administrators alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from ledfyr.apps.access.models import Organisation, RoleHeld, Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role


class StaffNotFound(LookupError):
    """There is no such member of staff."""


@dataclass(frozen=True)
class RoleEntry:
    """A role that somebody holds, as it can be withdrawn."""

    id: UUID
    role: Role
    organisation_id: UUID
    organisation: str


@dataclass(frozen=True)
class StaffEntry:
    """A member of staff as an administrator sees them."""

    id: UUID
    name: str
    email: str
    language: str
    is_open: bool
    roles: tuple[RoleEntry, ...]


@dataclass(frozen=True)
class OrganisationEntry:
    """An organisation of the node, and how many roles are held in it."""

    id: UUID
    name: str
    kind: str
    country: str
    municipality: str
    region: str
    roles_held: int


def staff_of_node(viewer: Viewer) -> tuple[StaffEntry, ...]:
    """Return everybody with an account by name, with two queries; erased ones not."""
    if not viewer.may(Permission.MANAGE_STAFF):
        return ()
    rows = Staff.objects.filter(erased_at=None).order_by("name", "email")
    held: dict[UUID, list[RoleEntry]] = {}
    for each in _roles():
        held.setdefault(each.staff_id, []).append(_role(each))
    return tuple(_entry(row, held.get(row.pk, ())) for row in rows)


def member_of_staff(viewer: Viewer, staff_id: UUID) -> StaffEntry:
    """Return one account that is not erased; raises StaffNotFound."""
    row = account(viewer, staff_id)
    roles = _roles().filter(staff_id=staff_id)
    return _entry(row, [_role(each) for each in roles])


def account(viewer: Viewer, staff_id: UUID) -> Staff:
    """Return an account for a deed of an administrator; raises StaffNotFound."""
    row = Staff.objects.filter(pk=staff_id, erased_at=None).first()
    if row is None or not viewer.may(Permission.MANAGE_STAFF):
        raise StaffNotFound("There is no such account; look in the list of staff.")
    return row


def has_second_step(viewer: Viewer, staff_id: UUID) -> bool:
    """Return whether an account has a second step; raises StaffNotFound."""
    return bool(second_steps_of(account(viewer, staff_id)).exists())


def organisations_of_node(viewer: Viewer) -> tuple[OrganisationEntry, ...]:
    """Return every organisation by name, with two queries."""
    if not viewer.may(Permission.MANAGE_STAFF):
        return ()
    counted: dict[UUID, int] = {}
    for pk in RoleHeld.objects.values_list("organisation_id", flat=True):
        counted[pk] = counted.get(pk, 0) + 1
    return tuple(
        OrganisationEntry(
            id=row.pk,
            name=row.name,
            kind=row.kind,
            country=row.country,
            municipality=row.municipality,
            region=row.region,
            roles_held=counted.get(row.pk, 0),
        )
        for row in Organisation.objects.order_by("name", "pk")
    )


def _roles() -> QuerySet[RoleHeld]:
    rows = RoleHeld.objects.select_related("organisation")
    return rows.order_by("organisation__name", "role")


def _role(row: RoleHeld) -> RoleEntry:
    return RoleEntry(row.pk, Role(row.role), row.organisation_id, row.organisation.name)


def _entry(row: Staff, roles: Iterable[RoleEntry]) -> StaffEntry:
    return StaffEntry(
        id=row.pk,
        name=row.name,
        email=row.email,
        language=row.language,
        is_open=row.is_active,
        roles=tuple(roles),
    )
