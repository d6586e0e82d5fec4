"""Who is looking, and what may they do and see?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from ledfyr.apps.access.models import Organisation, RoleHeld, Staff
from ledfyr.domain.access.compartments import Compartment, readable, writable
from ledfyr.domain.access.permissions import Permission, permissions_of
from ledfyr.domain.access.roles import Role


@dataclass(frozen=True)
class HeldRole:
    """A role held in an organisation, with what competence depends on."""

    role: Role
    organisation_id: UUID
    organisation: str
    kind: str
    country: str
    municipality: str = ""
    region: str = ""


@dataclass(frozen=True)
class Viewer:
    """Whoever reads or acts: built once per request, asked by every query and action.

    `permissions`, `compartments` and `organisation_ids` are the union over all roles
    held. A record that belongs to one organisation asks the methods that name it: a
    case worker in one place is not one everywhere.
    """

    staff_id: UUID
    held: tuple[HeldRole, ...]
    permissions: frozenset[Permission]
    compartments: frozenset[Compartment]
    organisation_ids: frozenset[UUID]
    name: str = ""
    only: frozenset[Permission] | None = None
    """What a program acting for its owner is narrowed to; None for the owner."""

    @property
    def organisation(self) -> str:
        """Return the names of the organisations in which a role is held."""
        return ", ".join(dict.fromkeys(h.organisation for h in self.held))

    def may(self, permission: Permission) -> bool:
        """Return whether a role held anywhere allows this."""
        return permission in self.permissions

    def roles_in(self, organisation_id: UUID) -> frozenset[Role]:
        """Return the roles held in this organisation."""
        return frozenset(
            h.role for h in self.held if h.organisation_id == organisation_id
        )

    def may_in(self, permission: Permission, organisation_id: UUID) -> bool:
        """Return whether a role held in this organisation allows this."""
        if self.only is not None and permission not in self.only:
            return False
        return permission in permissions_of(self.roles_in(organisation_id))

    def organisations_with(self, permission: Permission) -> frozenset[UUID]:
        """Return the organisations in which a role held allows this."""
        return frozenset(o for o in self.organisation_ids if self.may_in(permission, o))

    def readable_in(self, organisation_id: UUID) -> frozenset[Compartment]:
        """Return the compartments that the roles held in this organisation read."""
        return readable(self.roles_in(organisation_id))

    def writable_in(self, organisation_id: UUID) -> frozenset[Compartment]:
        """Return the compartments that the roles held in this organisation change."""
        return writable(self.roles_in(organisation_id))


THE_NODE = Viewer(
    staff_id=UUID("00000000-0000-4000-8000-000000000001"),
    held=(),
    permissions=frozenset({Permission.MANAGE_STAFF, Permission.MANAGE_SERVICES}),
    compartments=frozenset(),
    organisation_ids=frozenset(),
)
"""The node itself: an operator's command, or a sign-in by someone not yet known."""


def viewer_with(staff_id: UUID, held: Iterable[HeldRole], name: str = "") -> Viewer:
    """Return the viewer that someone holding these roles is."""
    held = tuple(held)
    roles = [h.role for h in held]
    return Viewer(
        staff_id=staff_id,
        held=held,
        permissions=permissions_of(roles),
        compartments=readable(roles),
        organisation_ids=frozenset(h.organisation_id for h in held),
        name=name,
    )


def narrowed(
    viewer: Viewer, organisation_id: UUID, only: frozenset[Permission]
) -> Viewer:
    """Return the viewer in one organisation alone, with no more than these permissions.

    Never more than before: what the roles do not give is not there to be kept.
    """
    held = tuple(h for h in viewer.held if h.organisation_id == organisation_id)
    less = viewer_with(viewer.staff_id, held, viewer.name)
    return replace(less, permissions=less.permissions & only, only=only)


def viewer_of(staff: Staff) -> Viewer:
    """Return the viewer that a member of staff is, with one query; closed: no roles."""
    held = _roles_of(staff.pk) if staff.is_active else ()
    return viewer_with(staff.pk, held, staff.name)


def roles_of(viewer: Viewer) -> tuple[HeldRole, ...]:
    """Return the roles the viewer holds now, with one query."""
    return _roles_of(viewer.staff_id)


def organisations_of(viewer: Viewer) -> tuple[Organisation, ...]:
    """Return the organisations in which the viewer holds a role, by name."""
    found = Organisation.objects.filter(pk__in=viewer.organisation_ids)
    return tuple(found.order_by("name", "pk"))


def recipients(viewer: Viewer, *, apart_from: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return id and name of every organisation of the node but one, by name."""
    others = Organisation.objects.exclude(pk=apart_from).order_by("name", "pk")
    return tuple(others.values_list("pk", "name"))


def _roles_of(staff_id: UUID) -> tuple[HeldRole, ...]:
    rows = RoleHeld.objects.filter(staff_id=staff_id).select_related("organisation")
    return tuple(_held(row) for row in rows.order_by("organisation__name", "role"))


def _held(row: RoleHeld) -> HeldRole:
    place = row.organisation
    return HeldRole(
        Role(row.role),
        place.pk,
        place.name,
        place.kind,
        place.country,
        place.municipality,
        place.region,
    )
