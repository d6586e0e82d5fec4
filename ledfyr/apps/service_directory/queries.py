"""Which services are there, and which fit a need?"""

from dataclasses import dataclass
from uuid import UUID

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.service_directory.models import Service
from ledfyr.domain.service_directory import matching


@dataclass(frozen=True)
class ServiceRow:
    """A service as a page shows it."""

    id: UUID
    name: str
    summary: str
    organisation_id: UUID
    organisation: str
    municipality: str
    languages: tuple[str, ...]
    free_places: int | None


@dataclass(frozen=True)
class MatchedService:
    """A service with the reasons for and against it."""

    service: ServiceRow
    fits: bool
    against: tuple[str, ...]
    in_favor: tuple[str, ...]


def services_for(viewer: Viewer, sought: matching.Sought) -> tuple[MatchedService, ...]:
    """Return the open services of the area, the best first, each with its reasons.

    The inventory is open to every member of staff of the node.
    """
    rows = {row.id: row for row in _open_services()}
    found = matching.match(sought, [_for_matching(row) for row in rows.values()])
    return tuple(
        MatchedService(_row(rows[m.service]), m.fits, m.against, m.in_favor)
        for m in found
    )


def service_of(viewer: Viewer, service_id: UUID) -> ServiceRow | None:
    """Return one open service, or None."""
    row = next((each for each in _open_services() if each.id == service_id), None)
    return _row(row) if row else None


def _open_services() -> list[Service]:
    rows = Service.objects.filter(closed_on=None).select_related("organisation")
    return list(rows.order_by("name"))


def _for_matching(row: Service) -> matching.Service:
    return matching.Service(
        id=row.id,
        areas=frozenset(row.areas),
        sexes=frozenset(row.sexes),
        age_groups=frozenset(row.age_groups),
        languages=frozenset(row.languages),
        country=row.organisation.country,
        municipality=row.organisation.municipality,
        free_places=row.free_places,
    )


def _row(row: Service) -> ServiceRow:
    return ServiceRow(
        id=row.id,
        name=row.name,
        summary=row.summary,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        municipality=row.organisation.municipality,
        languages=tuple(row.languages),
        free_places=row.free_places,
    )
