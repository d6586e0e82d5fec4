"""Wording of figures that several organisations sent; no database here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import localize
from django.utils.timezone import localdate
from django.utils.translation import gettext

from ledfyr.apps.statistics.queries import HIDDEN, Overlap, OverlapView
from ledfyr.domain.statistics.authority import Scope
from ledfyr.domain.statistics.collection import template
from ledfyr.domain.statistics.counting import counting_rule
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.statistics.presenters_submission import (
    BREAKDOWN_NAMES,
    category_name,
)


@dataclass(frozen=True)
class OverlapLine:
    """One overlap in a list; `counts` is nobody's name while it is open."""

    scope: Scope
    name: str
    senders: tuple[str, ...]
    counts: str


@dataclass(frozen=True)
class BesideTable:
    """One measure of all senders, side by side; None where a number is hidden."""

    name: str
    rows: tuple[tuple[str, tuple[str | None, ...]], ...]


@dataclass(frozen=True)
class OverlapPage:
    """One overlap in words."""

    title: str
    columns: tuple[str, ...]
    tables: tuple[BesideTable, ...]
    agreement: tuple[str, ...]
    counts: str
    reason: str
    decided_by: str
    decided_at: datetime | None


def overlap_lines(found: Iterable[Overlap]) -> tuple[OverlapLine, ...]:
    """Return overlaps in words, in their order."""
    return tuple(
        OverlapLine(
            each.scope,
            scope_name(each.scope),
            tuple(sender.organisation for sender in each.senders),
            _counts(each),
        )
        for each in found
    )


def overlap_page(view: OverlapView) -> OverlapPage:
    """Return one overlap: the figures side by side, and how far they agree."""
    return OverlapPage(
        title=scope_name(view.overlap.scope),
        columns=tuple(
            f"{each.organisation}, {localize(localdate(each.sent_at))}"
            for each in view.overlap.senders
        ),
        tables=tuple(
            BesideTable(
                f"{gettext(counting_rule(table.measure).name)}, "
                f"{str(BREAKDOWN_NAMES.get(table.by, table.by)).lower()}",
                tuple(
                    (category_name(table.by, code), tuple(map(_number, numbers)))
                    for code, numbers in table.rows
                ),
            )
            for table in view.tables
        ),
        agreement=_agreement(view),
        counts=_counts(view.overlap),
        reason=view.reason,
        decided_by=view.decided_by,
        decided_at=view.decided_at,
    )


def left_out_lines(found: Iterable[Overlap]) -> tuple[str, ...]:
    """Return what no figure holds while nobody has said whose figures count."""
    return tuple(
        gettext(
            "Left out: %(figures)s. %(senders)s sent them, and nobody has said yet "
            "whose figures count."
        )
        % {
            "figures": scope_name(each.scope),
            "senders": ", ".join(sender.organisation for sender in each.senders),
        }
        for each in found
    )


def scope_name(scope: Scope) -> str:
    """Return what a scope is about: "Police: suspected persons, Sweden, 2025"."""
    parts = (
        gettext(template(scope.template).name),
        gettext(codes().country[scope.ref_area]),
        str(scope.year),
    )
    return ", ".join(parts)


def _counts(found: Overlap) -> str:
    return next((each.organisation for each in found.senders if each.counts), "")


def _agreement(view: OverlapView) -> tuple[str, ...]:
    return tuple(
        sentence % {"number": localize(number)}
        for sentence, number in (
            (gettext("Combinations with the same number: %(number)s."), view.alike),
            (gettext("Combinations with different numbers: %(number)s."), view.unlike),
            (
                gettext("Combinations that not all of them state: %(number)s."),
                view.lone,
            ),
        )
    )


def _number(number: int | str | None) -> str | None:
    if number == HIDDEN:
        return None
    return "—" if number is None else str(localize(number))
