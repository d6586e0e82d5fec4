"""What stands in the inventory, and who may change it?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ledfyr.apps.access.models import Organisation
from ledfyr.apps.access.queries import THE_NODE, Viewer
from ledfyr.apps.service_directory.models import Service
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role

STALE_AFTER_MONTHS = 6
_EVERYWHERE = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


class ServiceNotFound(LookupError):
    """There is no such open service."""


@dataclass(frozen=True)
class ServiceEntry:
    """A service as the inventory shows it; `may_change` is about who is looking."""

    id: UUID
    name: str
    summary: str
    organisation_id: UUID
    organisation: str
    municipality: str
    areas: tuple[str, ...]
    sexes: tuple[str, ...]
    age_groups: tuple[str, ...]
    languages: tuple[str, ...]
    free_places: int | None
    verified_on: date
    is_stale: bool
    revision: int
    may_change: bool


def may_change(viewer: Viewer, organisation_id: UUID) -> bool:
    """Return whether the viewer may change the services of this organisation.

    Coordinators, administrators and the node itself change all of them; staff of a
    support service change those of their own organisation.
    """
    if viewer.may_in(Permission.MANAGE_SERVICES, organisation_id):
        return True
    return viewer == THE_NODE or any(held.role in _EVERYWHERE for held in viewer.held)


def inventory(viewer: Viewer, *, today: date) -> tuple[ServiceEntry, ...]:
    """Return every open service by name, with one query; open to all staff."""
    if not viewer.may(Permission.VIEW_SERVICES):
        return ()
    rows = Service.objects.filter(closed_on=None).select_related("organisation")
    return tuple(_entry(viewer, row, today) for row in rows.order_by("name", "pk"))


def entry_of(viewer: Viewer, service_id: UUID, *, today: date) -> ServiceEntry:
    """Return one open service; raises ServiceNotFound."""
    rows = Service.objects.filter(closed_on=None).select_related("organisation")
    row = rows.filter(pk=service_id).first()
    if row is None or not viewer.may(Permission.VIEW_SERVICES):
        raise ServiceNotFound("There is no such service; look in the inventory.")
    return _entry(viewer, row, today)


def organisations_to_offer(viewer: Viewer) -> tuple[tuple[UUID, str], ...]:
    """Return id and name of the organisations whose services the viewer may change."""
    rows = Organisation.objects.order_by("name", "pk").values_list("pk", "name")
    return tuple((pk, name) for pk, name in rows if may_change(viewer, pk))


def is_stale(verified_on: date, today: date) -> bool:
    """Return whether nobody confirmed a service for more than six months."""
    months = (today.year - verified_on.year) * 12 + today.month - verified_on.month
    if months == STALE_AFTER_MONTHS:
        return today.day > verified_on.day
    return months > STALE_AFTER_MONTHS


def _entry(viewer: Viewer, row: Service, today: date) -> ServiceEntry:
    return ServiceEntry(
        id=row.id,
        name=row.name,
        summary=row.summary,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        municipality=row.organisation.municipality,
        areas=tuple(row.areas),
        sexes=tuple(row.sexes),
        age_groups=tuple(row.age_groups),
        languages=tuple(row.languages),
        free_places=row.free_places,
        verified_on=row.verified_on,
        is_stale=is_stale(row.verified_on, today),
        revision=row.revision,
        may_change=may_change(viewer, row.organisation_id),
    )
