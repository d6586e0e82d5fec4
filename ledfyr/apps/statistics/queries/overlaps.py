"""Where did several organisations send the same, and whose figures count there?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.models import Authority, Submission
from ledfyr.apps.statistics.queries.permitted import refuse_without_figures
from ledfyr.apps.statistics.queries.standing import (
    by_place,
    by_scope,
    counting_sender,
    decisions,
    opened,
    scope_of,
    standing,
)
from ledfyr.apps.statistics.queries.summaries import Summary, summaries
from ledfyr.apps.statistics.sealed_figures import Figures
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role
from ledfyr.domain.statistics.authority import Scope
from ledfyr.domain.statistics.collection import Template, template
from ledfyr.domain.statistics.disclosure import TOTAL

NATIONAL = "COORDINATION"
"""The kind of organisation whose coordinators say whose figures count."""


class OverlapNotFound(LookupError):
    """No such overlap, or none on which the viewer decides."""


@dataclass(frozen=True)
class SenderRow:
    """One organisation that sent the figures of a scope; nothing of the figures."""

    organisation_id: UUID
    organisation: str
    version: int
    sent_at: datetime
    counts: bool


@dataclass(frozen=True)
class Overlap:
    """A scope of which several organisations sent the figures.

    `decisions` is the number of the decision that stands, 0 where it is open.
    """

    scope: Scope
    senders: tuple[SenderRow, ...]
    decisions: int

    @property
    def is_open(self) -> bool:
        """Does nobody's figure count yet?"""
        return not any(each.counts for each in self.senders)


HIDDEN = "hidden"
"""Stands for a number that one sender's table hides, in the tables of all."""


@dataclass(frozen=True)
class SideBySide:
    """One measure by one dimension: a row for each code, a number for each sender.

    None where a sender states nothing, HIDDEN where any of them hides it.
    """

    measure: str
    by: str
    rows: tuple[tuple[str, tuple[int | str | None, ...]], ...]


@dataclass(frozen=True)
class OverlapView:
    """An overlap with the figures of each sender, protected alike.

    `alike`, `unlike` and `lone` say how many combinations are told with the same number
    by every sender, with different ones, and by some of them only.
    """

    overlap: Overlap
    tables: tuple[SideBySide, ...]
    alike: int
    unlike: int
    lone: int
    reason: str
    decided_by: str
    decided_at: datetime | None


def may_decide(viewer: Viewer) -> bool:
    """Does the viewer say whose figures count? A coordinator of the whole country."""
    return any(
        held.role is Role.COORDINATOR
        and held.kind == NATIONAL
        and viewer.may_in(Permission.DECIDE_FIGURES, held.organisation_id)
        for held in viewer.held
    )


def overlaps(
    viewer: Viewer, years: Collection[int] | None = None
) -> tuple[Overlap, ...]:
    """Return every scope that several organisations sent, open ones first.

    Who sent in is no secret to those who see figures. Raises NotPermitted.
    """
    refuse_without_figures(viewer)
    narrowed = {} if years is None else {"year__in": years}
    several = {
        scope: rows
        for scope, rows in by_scope(standing(**narrowed)).items()
        if len(rows) > 1
    }
    decided = decisions(several)
    found = [_overlap(scope, rows, decided) for scope, rows in several.items()]
    return tuple(sorted(found, key=lambda e: (not e.is_open, -e.scope.year, e.scope)))


def overlap(viewer: Viewer, scope: Scope) -> OverlapView:
    """Return one overlap with the protected figures of each sender.

    What is hidden of one sender is hidden of all: beside each other, their tables tell
    no more than each alone. Raises OverlapNotFound for who does not decide.
    """
    if not may_decide(viewer):
        raise OverlapNotFound
    rows = list(
        standing(template=scope.template, ref_area=scope.ref_area, year=scope.year)
    )
    if len(rows) < 2:
        raise OverlapNotFound
    decided = decisions([scope])
    figures = [found for row in rows if (found := opened(row)) is not None]
    last = decided.get(scope)
    return OverlapView(
        overlap=_overlap(scope, rows, decided),
        tables=_side_by_side(template(scope.template), figures),
        **_compared(figures),
        reason=_reason(last) if last else "",
        decided_by=last.decided_by.name if last else "",
        decided_at=last.decided_at if last else None,
    )


def senders_beside(row: Submission) -> tuple[tuple[str, ...], UUID | None]:
    """Return who else sent figures of this scope, and whose were said to count."""
    scope = scope_of(row)
    rows = standing(template=scope.template, ref_area=scope.ref_area, year=scope.year)
    others = [each for each in rows if each.organisation_id != row.organisation_id]
    decided = decisions([scope] if others else []).get(scope)
    names = tuple(each.organisation.name for each in others)
    return names, decided.organisation_id if decided else None


def _overlap(
    scope: Scope, rows: list[Submission], decided: dict[Scope, Authority]
) -> Overlap:
    last = decided.get(scope)
    counts = counting_sender(rows, last)
    return Overlap(
        scope,
        tuple(
            SenderRow(
                row.organisation_id,
                row.organisation.name,
                int(row.version or 0),
                row.sent_at,
                row.organisation_id == counts,
            )
            for row in rows
        ),
        last.number if last else 0,
    )


def _side_by_side(asked: Template, figures: list[Figures]) -> tuple[SideBySide, ...]:
    shown = [
        {(s.measure, s.by): s for s in summaries(asked, f.facts, f.cells)}
        for f in figures
    ]
    keys = dict.fromkeys(key for each in shown for key in each)
    return tuple(
        SideBySide(*key, _rows([each.get(key) for each in shown])) for key in keys
    )


def _rows(
    beside: list[Summary | None],
) -> tuple[tuple[str, tuple[int | str | None, ...]], ...]:
    stated = [_counts(each) for each in beside]
    codes = dict.fromkeys(code for each in stated for code in each)
    hidden = {code for each in stated for code, n in each.items() if n is None}
    return tuple(
        (
            code,
            tuple(
                (HIDDEN if code in hidden else each[code]) if code in each else None
                for each in stated
            ),
        )
        for code in sorted(codes, key=lambda code: code == TOTAL)
    )


def _counts(summary: Summary | None) -> dict[str, int | None]:
    if summary is None or summary.table is None:
        return {}
    return {cell.key[0]: cell.count for cell in summary.table.cells}


def _compared(figures: list[Figures]) -> dict[str, int]:
    placed = [by_place(each) for each in figures]
    found = {"alike": 0, "unlike": 0, "lone": 0}
    for place in set().union(*placed):
        told = [each[place] for each in placed if place in each]
        if len(told) < len(placed):
            found["lone"] += 1
        else:
            found["alike" if len(set(told)) == 1 else "unlike"] += 1
    return found


def _reason(row: Authority) -> str:
    return vault.open_text(row.sealed_key, row, "sealed_reason", row.sealed_reason)
