"""What was released, and what does it say?"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.models import Release
from ledfyr.apps.statistics.queries.permitted import refuse_without_figures
from ledfyr.domain.statistics.disclosure import ReleasedTable


class ReleaseNotFound(LookupError):
    """There is no such release."""


@dataclass(frozen=True)
class ReleaseEntry:
    """One edition, and whether a later one of the same table counts instead."""

    id: UUID
    table: ReleasedTable
    published_at: datetime
    is_latest: bool


def releases(viewer: Viewer) -> tuple[ReleaseEntry, ...]:
    """Return every edition, the newest first, with one query; raises NotPermitted."""
    refuse_without_figures(viewer)
    rows = list(
        Release.objects.order_by("-year", "by", "-as_of", "-edition", "-published_at")
    )
    seen: set[tuple[str, str, int, str]] = set()
    entries = []
    for row in rows:
        same = (row.ref_area, row.measure, row.year, row.by)
        entries.append(
            ReleaseEntry(row.pk, row.table, row.published_at, same not in seen)
        )
        seen.add(same)
    return tuple(entries)


def release_of(viewer: Viewer, release_id: UUID) -> ReleaseEntry:
    """Return one edition; raises NotPermitted, ReleaseNotFound."""
    for entry in releases(viewer):
        if entry.id == release_id:
            return entry
    raise ReleaseNotFound("There is no such release.")


def latest_release(
    viewer: Viewer, year: int, by: tuple[str, ...]
) -> ReleasedTable | None:
    """Return the edition of a year's table that counts; None if none was released.

    Raises NotPermitted.
    """
    refuse_without_figures(viewer)
    row = (
        Release.objects.filter(year=year, by="-".join(by))
        .order_by("-as_of", "-edition")
        .first()
    )
    return row.table if row else None
