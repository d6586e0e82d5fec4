"""Services for tests, added as the node adds them: through the action."""

from datetime import UTC, datetime
from uuid import UUID

from ledfyr.apps.access.queries import THE_NODE
from ledfyr.apps.service_directory.actions import Offer, add_service
from ledfyr.apps.service_directory.models import Service

ADDED = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def a_service(
    organisation_id: UUID,
    name: str = "Safe house",
    areas: tuple[str, ...] = ("HOUSING",),
) -> Service:
    """Add an open service of an organisation, for everybody."""
    offer = Offer(name, "Rooms and somebody to talk to.", areas=areas)
    return add_service(
        by=THE_NODE, now=ADDED, organisation_id=organisation_id, offer=offer
    )
