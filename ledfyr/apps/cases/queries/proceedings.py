"""Where do the proceedings of a case stand, on the sides open to this viewer?"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, Proceeding, ProceedingStep
from ledfyr.apps.cases.queries.closed import CaseNotFound
from ledfyr.apps.cases.queries.lists import case_of
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.happened import Happened, Money
from ledfyr.domain.cases.proceedings import advice, stage_of, to_come
from ledfyr.domain.cases.proceedings_model import (
    Prompt,
    compartment_of,
    proceedings_model,
)
from ledfyr.domain.cases.redress import Owed, owed


@dataclass(frozen=True)
class HappenedView:
    """A step of proceedings, with what was noted; taken back, it counts no more."""

    id: UUID
    happened: Happened
    note: str
    recorded_by: str
    is_taken_back: bool
    why_taken_back: str


@dataclass(frozen=True)
class MatterView:
    """One matter: where it stands, what is to come and to think of, all its steps."""

    id: UUID
    track: str
    title: str
    stage: str | None
    to_come: tuple[Happened, ...]
    owed: Owed | None
    advice: tuple[Prompt, ...]
    steps: tuple[HappenedView, ...]
    is_writable: bool


@dataclass(frozen=True)
class ProceedingsOfCase:
    """The matters of a case on the sides of the wall that are open to the viewer."""

    case_id: UUID
    reference: str
    tracks: tuple[str, ...]
    writable_tracks: tuple[str, ...]
    matters: tuple[MatterView, ...]


def proceedings_of_case(
    viewer: Viewer, case_id: UUID, *, now: datetime
) -> ProceedingsOfCase:
    """Open the proceedings of a case; the reading is audited.

    Raises CaseNotFound where proceedings are closed to the viewer. Whoever leads the
    investigation sees nothing of what the person claims or was made to do.
    """
    case = opened_part(viewer, case_id, Compartment.PROCEEDINGS, now=now)
    seen = viewer.readable_in(case.organisation_id)
    written = viewer.writable_in(case.organisation_id)
    tracks = [t for t in proceedings_model().tracks() if compartment_of(t) in seen]
    rows = (
        case.proceedings.filter(track__in=tracks)
        .prefetch_related("steps__recorded_by")
        .order_by("opened_at", "id")
    )
    return ProceedingsOfCase(
        case_id=case.id,
        reference=case.reference,
        tracks=tuple(tracks),
        writable_tracks=tuple(t for t in tracks if compartment_of(t) in written),
        matters=tuple(
            _matter(case, row, localdate(now), compartment_of(row.track) in written)
            for row in rows
        ),
    )


def matter_of(viewer: Viewer, case_id: UUID, proceeding_id: UUID) -> tuple[str, str]:
    """Return the case's reference and the track of a matter the viewer may write in.

    Raises CaseNotFound otherwise.
    """
    case = case_of(viewer, case_id)
    row = case.proceedings.filter(id=proceeding_id).first()
    if row is None or compartment_of(row.track) not in viewer.writable_in(
        case.organisation_id
    ):
        raise CaseNotFound
    return case.reference, row.track


def happened_in(
    case: Case, matter: Proceeding, *, apart_from: UUID | None = None
) -> tuple[Happened, ...]:
    """Return what counts in a matter in the order of its days, for the domain."""
    rows = matter.steps.filter(taken_back_on=None).order_by("on", "recorded_at")
    return tuple(_opened(case, row)[0] for row in rows if row.id != apart_from)


def _matter(case: Case, row: Proceeding, today: date, is_writable: bool) -> MatterView:
    in_order = sorted(row.steps.all(), key=lambda step: (step.on, step.recorded_at))
    steps = tuple(_step(case, step) for step in in_order)
    happened = [step.happened for step in steps if not step.is_taken_back]
    key = case.sealed_key
    return MatterView(
        id=row.id,
        track=row.track,
        title=vault.open_text(key, row, "sealed_title", row.sealed_title),
        stage=stage_of(row.track, happened),
        to_come=to_come(happened, today),
        owed=owed(happened),
        advice=advice(happened),
        steps=steps,
        is_writable=is_writable,
    )


def _step(case: Case, row: ProceedingStep) -> HappenedView:
    happened, note = _opened(case, row)
    key, sealed = case.sealed_key, row.sealed_why
    why = vault.open_text(key, row, "sealed_why", sealed) if sealed else ""
    return HappenedView(
        id=row.id,
        happened=happened,
        note=note,
        recorded_by=row.recorded_by.name,
        is_taken_back=row.taken_back_on is not None,
        why_taken_back=why,
    )


def _opened(case: Case, row: ProceedingStep) -> tuple[Happened, str]:
    kept = json.loads(
        vault.open_text(case.sealed_key, row, "sealed_content", row.sealed_content)
    )
    money = None
    if kept["amount"]:
        covers = kept.get("counts_as")
        counts_as = Decimal(covers) if covers else None
        money = Money(Decimal(kept["amount"]), kept["currency"], counts_as)
    return Happened(row.step, row.on, row.day_named, money), kept["note"]
