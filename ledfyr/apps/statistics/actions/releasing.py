"""Counting, looking at and releasing figures."""

from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.models import Release
from ledfyr.apps.statistics.queries.proposals import (
    MEASURE,
    NotReleasable,
    Proposal,
    proposal,
)
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.statistics.disclosure import written_release
from ledfyr.engines.statistics.release_files import write_release


@transaction.atomic
def count_figures(
    *, by: Viewer, now: datetime, year: int, dimensions: tuple[str, ...]
) -> Proposal:
    """Return what could be released of a year now, protected; counting is audited.

    Raises NotPermitted, and a Refusal that says why nothing can be released.
    """
    found = proposal(by, year, dimensions, today=localdate(now))
    _audit(by, AuditVerb.FIGURES_COUNTED, None, now)
    return found


@transaction.atomic
def publish_release(
    *,
    by: Viewer,
    now: datetime,
    year: int,
    dimensions: tuple[str, ...],
    note: str = "",
) -> Release:
    """Release a year's table to everybody: counted, protected and audited here.

    No table is taken from outside. A second edition as of the same day is a correction
    and says in `note` what it corrects; the first one stays. The file follows in the
    moment in which the record is kept. Raises NotPermitted, and a Refusal that says why
    nothing can be released.
    """
    found = proposal(by, year, dimensions, today=localdate(now), note=note.strip())
    if found.changes_nothing:
        raise NotReleasable("This edition would say the same as the one that stands.")
    if found.before and not note.strip():
        raise NotReleasable("Say what this edition corrects.")
    head = found.table.heading
    release = Release.objects.create(
        ref_area=head.ref_area,
        measure=MEASURE,
        year=year,
        by="-".join(dimensions),
        as_of=head.as_of,
        edition=head.edition,
        text=written_release(found.table),
        published_at=now,
        published_by_id=by.staff_id,
    )
    _audit(by, AuditVerb.FIGURES_RELEASED, release, now)
    folder = Path(settings.LEDFYR_RELEASES_FOLDER)
    transaction.on_commit(partial(write_release, folder, found.table))
    return release


def write_missing_files() -> int:
    """Write each release that has no file yet, as after a crash; return how many.

    Raises ReleaseError where a file says something else than its record.
    """
    folder, written = Path(settings.LEDFYR_RELEASES_FOLDER), 0
    for release in Release.objects.order_by("published_at"):
        table = release.table
        written += not (folder / f"{table.name}.json").exists()
        write_release(folder, table)
    return written


def _audit(by: Viewer, verb: AuditVerb, release: Release | None, now: datetime) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject_kind="release",
        subject_id=release.pk if release else None,
        now=now,
    )
