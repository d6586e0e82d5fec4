"""What did I write in my own log?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import SupervisionEntry
from ledfyr.domain.cases.supervision import SupervisionKind


@dataclass(frozen=True)
class OwnEntry:
    """An entry of one's own log."""

    id: UUID
    kind: SupervisionKind
    held_on: date
    text: str


def own_log(viewer: Viewer) -> tuple[OwnEntry, ...]:
    """Return what the viewer wrote, the latest first; nobody else's is ever in it."""
    rows = SupervisionEntry.objects.filter(
        staff_id=viewer.staff_id, sealed_key__erased_at=None
    ).select_related("sealed_key")
    return tuple(
        OwnEntry(
            row.id,
            SupervisionKind(row.kind),
            row.held_on,
            vault.open_text(row.sealed_key, row, "sealed_text", row.sealed_text),
        )
        for row in rows.order_by("-held_on", "-written_at")[:100]
    )
