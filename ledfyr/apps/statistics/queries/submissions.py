"""What was sent in, and what of it may be shown? Never a count before protection."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.models import State, Submission
from ledfyr.apps.statistics.queries.overlaps import senders_beside
from ledfyr.apps.statistics.queries.permitted import refuse_without_figures
from ledfyr.apps.statistics.queries.standing import by_place, counting, opened
from ledfyr.apps.statistics.queries.summaries import Summary, summaries
from ledfyr.apps.statistics.sealed_figures import Figures
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.collection import template
from ledfyr.domain.statistics.facts import Fact


class SubmissionNotFound(LookupError):
    """Figures that are not there, or not of the viewer's organisations."""


@dataclass(frozen=True)
class SubmissionRow:
    """One version in a list: everything but the figures."""

    id: UUID
    organisation_id: UUID
    organisation: str
    template: str
    ref_area: str
    year: int
    version: int | None
    state: str
    sent_by: str
    sent_at: datetime


@dataclass(frozen=True)
class Change:
    """What a version changed of one measure: how many rows, never how many persons."""

    measure: str
    added: int
    gone: int
    altered: int


@dataclass(frozen=True)
class VersionRow:
    """A version in the history; without `changes` where an old one was erased."""

    row: SubmissionRow
    reason: str
    changes: tuple[Change, ...] | None


@dataclass(frozen=True)
class SubmissionView:
    """One version, with its figures protected.

    `beside` names other organisations that sent the same. `is_settled` says whether it
    was decided whose figures count, and `counts` whether these do.
    """

    row: SubmissionRow
    replaces: SubmissionRow | None
    rows: int
    blanks: int
    dashes: int
    summaries: tuple[Summary, ...]
    changes: tuple[Change, ...] | None
    history: tuple[VersionRow, ...]
    beside: tuple[str, ...]
    is_settled: bool
    counts: bool


def submissions(viewer: Viewer) -> tuple[SubmissionRow, ...]:
    """Return the versions that stand, of the organisations for which one sends in."""
    found = _visible(viewer).filter(state=State.ACCEPTED)
    return tuple(map(_row, found.order_by("-year", "template", "ref_area", "pk")))


def submission(viewer: Viewer, submission_id: UUID) -> SubmissionView:
    """Return one version and its history; raises SubmissionNotFound.

    What was only offered is shown to whoever offered it.
    """
    row = _visible(viewer).filter(pk=submission_id).first()
    if row is None or (
        row.state == State.OFFERED and row.sent_by_id != viewer.staff_id
    ):
        raise SubmissionNotFound
    figures = opened(row)
    if figures is None:
        raise SubmissionNotFound
    earlier = list(_series(row).exclude(state=State.OFFERED).order_by("version"))
    standing = next((e for e in earlier if e.state == State.ACCEPTED), None)
    replaces = standing if row.state == State.OFFERED else None
    beside, counted = senders_beside(row)
    return SubmissionView(
        row=_row(row),
        replaces=_row(replaces) if replaces else None,
        rows=figures.rows,
        blanks=figures.blanks,
        dashes=figures.dashes,
        summaries=summaries(template(row.template), figures.facts, figures.cells),
        changes=_changed(opened(replaces), figures) if replaces else None,
        history=_history(earlier),
        beside=beside,
        is_settled=counted is not None,
        counts=counted == row.organisation_id,
    )


def submitted_facts(viewer: Viewer, years: Collection[int]) -> tuple[Fact, ...]:
    """Return the facts of every version that counts, of all organisations.

    Of a scope that several organisations sent, those of the one on whom it was decided,
    and none while it is open. They are raw, as those of `node_facts`. Raises
    NotPermitted.
    """
    refuse_without_figures(viewer)
    return tuple(fact for each in _counting(years) for fact in each.facts)


def submitted_cells(viewer: Viewer, years: Collection[int]) -> tuple[StatCell, ...]:
    """Return the aggregates of countries that share no cases, of all organisations.

    Only of versions that count, as `submitted_facts`. They are raw too: a small number
    in them is still small. Raises NotPermitted.
    """
    refuse_without_figures(viewer)
    return tuple(cell for each in _counting(years) for cell in each.cells)


def _counting(years: Collection[int]) -> Iterable[Figures]:
    return (found for row in counting(years) if (found := opened(row)) is not None)


def _visible(viewer: Viewer) -> QuerySet[Submission]:
    places = viewer.organisations_with(Permission.SUBMIT_FIGURES)
    return Submission.objects.filter(organisation_id__in=places).select_related(
        "organisation", "sent_by", "sealed_key"
    )


def _series(row: Submission) -> QuerySet[Submission]:
    return Submission.objects.filter(
        organisation_id=row.organisation_id,
        template=row.template,
        ref_area=row.ref_area,
        year=row.year,
    ).select_related("organisation", "sent_by", "sealed_key")


def _history(versions: list[Submission]) -> tuple[VersionRow, ...]:
    found: list[VersionRow] = []
    before: Figures | None = None
    for row in versions:
        figures = opened(row)
        changes = _changed(before, figures) if before and figures else None
        found.append(VersionRow(_row(row), _reason(row), changes))
        before = figures
    return tuple(reversed(found))


def _reason(row: Submission) -> str:
    if row.sealed_reason is None or row.sealed_key.erased_at is not None:
        return ""
    return vault.open_text(row.sealed_key, row, "sealed_reason", row.sealed_reason)


def _changed(before: Figures | None, after: Figures) -> tuple[Change, ...] | None:
    if before is None:
        return None
    old, new = by_place(before), by_place(after)
    counted: dict[str, Counter[str]] = {}
    for place in old.keys() | new.keys():
        kinds = counted.setdefault(place[0], Counter())
        if place not in old:
            kinds["added"] += 1
        elif place not in new:
            kinds["gone"] += 1
        elif old[place] != new[place]:
            kinds["altered"] += 1
    return tuple(
        Change(measure, kinds["added"], kinds["gone"], kinds["altered"])
        for measure, kinds in sorted(counted.items())
        if kinds.total()
    )


def _row(row: Submission) -> SubmissionRow:
    return SubmissionRow(
        id=row.pk,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        template=row.template,
        ref_area=row.ref_area,
        year=row.year,
        version=row.version,
        state=row.state,
        sent_by=row.sent_by.name,
        sent_at=row.sent_at,
    )
