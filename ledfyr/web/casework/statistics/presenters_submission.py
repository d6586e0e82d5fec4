"""Wording for the page of one version of figures sent in; no database here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import localize
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledfyr.apps.statistics.queries import (
    Change,
    SubmissionRow,
    SubmissionView,
    Summary,
    VersionRow,
)
from ledfyr.domain.statistics.collection import categories, template
from ledfyr.domain.statistics.counting import CountingRule, counting_rule
from ledfyr.domain.statistics.disclosure import TOTAL, SafeCell, SafeTable, Status
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.statistics.names import DIMENSION_NAMES, code_name
from ledfyr.web.parts.bars import Bar, Bars, bars

UNIT_NAMES = {"persons": _("Persons"), "crimes": _("Crimes"), "cases": _("Cases")}
BREAKDOWN_NAMES = {
    **DIMENSION_NAMES,
    "age": _("Age"),
    "citizen": _("Citizenship"),
}


@dataclass(frozen=True)
class Shown:
    """One measure of a version: drawn where it can be, with its rule beside it."""

    name: str
    drawn: Bars | None
    total: str
    rule: CountingRule
    unit: str


@dataclass(frozen=True)
class VersionLine:
    """One version in the history."""

    number: int | None
    id: UUID
    by: str
    at: datetime
    reason: str
    changes: tuple[str, ...]
    is_standing: bool


@dataclass(frozen=True)
class SubmissionPage:
    """One version in words."""

    title: str
    row: SubmissionRow
    country: str
    corrects: int | None
    read: str
    shown: tuple[Shown, ...]
    changes: tuple[str, ...]
    history: tuple[VersionLine, ...]
    threshold: int
    beside: str


def submission_page(view: SubmissionView) -> SubmissionPage:
    """Return one version: protected figures, their rules, and what changed."""
    asked = template(view.row.template)
    tables = [each.table for each in view.summaries if each.table]
    return SubmissionPage(
        title=gettext("%(name)s, %(year)s")
        % {"name": gettext(asked.name), "year": view.row.year},
        row=view.row,
        country=gettext(codes().country[view.row.ref_area]),
        corrects=view.replaces.version if view.replaces else None,
        read=_read(view),
        shown=tuple(_shown(each) for each in view.summaries),
        changes=_changes(view.changes),
        history=tuple(_version(each) for each in view.history),
        threshold=tables[0].policy.threshold if tables else 0,
        beside=_beside(view),
    )


def _beside(view: SubmissionView) -> str:
    """Return what others' figures of the same make of these; nothing if none."""
    others = ", ".join(view.beside)
    if not others or view.row.state == "replaced":
        return ""
    if view.row.version is None and not view.is_settled:
        said = gettext(
            "%(others)s sent these figures too. The same can count once only: if you "
            "take in yours, none of them counts until the national coordination has "
            "said whose figures do."
        )
    elif view.counts:
        said = gettext("%(others)s sent these figures too; these ones count.")
    elif view.is_settled:
        said = gettext("%(others)s sent these figures too; these ones do not count.")
    else:
        said = gettext(
            "%(others)s sent these figures too. None of them counts until the national "
            "coordination has said whose figures do."
        )
    return said % {"others": others}


def _read(view: SubmissionView) -> str:
    return gettext(
        "Rows read: %(rows)s. Blank cells (not known): %(blanks)s. Cells with a dash "
        "(not counted): %(dashes)s. Neither is read as zero."
    ) % {
        "rows": localize(view.rows),
        "blanks": localize(view.blanks),
        "dashes": localize(view.dashes),
    }


def _shown(summary: Summary) -> Shown:
    rule = counting_rule(summary.measure)
    name = gettext(rule.name)
    by = str(BREAKDOWN_NAMES.get(summary.by, summary.by))
    unit = str(UNIT_NAMES[rule.unit])
    return Shown(
        name=gettext("%(name)s, by %(by)s") % {"name": name, "by": by.lower()},
        drawn=bars(name, by, unit, _bars(summary)) if summary.table else None,
        total=_total(summary.table) if summary.table else "",
        rule=rule,
        unit=unit,
    )


def _bars(summary: Summary) -> list[Bar]:
    assert summary.table is not None  # noqa: S101  (for the type)
    drawn = [
        Bar(
            label=category_name(summary.by, cell.key[0]),
            value=cell.count,
            shown="" if cell.count is None else str(localize(cell.count)),
            note=_why(cell, summary.table),
            kind="own",
        )
        for cell in summary.table.cells
        if cell.key != (TOTAL,)
    ]
    for gaps, note in (
        (summary.dashes, gettext("A dash: not counted.")),
        (summary.blanks, gettext("Blank: not known.")),
    ):
        drawn += [
            Bar(category_name(summary.by, code), None, "", note, "own", is_blank=True)
            for code in gaps
        ]
    return drawn


def category_name(by: str, code: str) -> str:
    """Return what a category of a breakdown is called; the total as all together."""
    if code == TOTAL:
        return gettext("All together")
    if by in DIMENSION_NAMES and code in categories("form") | codes().sex:
        return code_name(by, code)
    if by in ("form", "sex", "age", "citizen"):
        return gettext(categories(by).get(code, code))
    return code_name(by, code)


def _total(table: SafeTable) -> str:
    (total,) = [cell for cell in table.cells if cell.key == (TOTAL,)]
    return _why(total, table) or str(localize(total.count))


def _why(cell: SafeCell, table: SafeTable) -> str:
    match cell.status:
        case Status.PRIMARY:
            return gettext("Hidden: it stands for 1 to %(most)d.") % {
                "most": table.policy.threshold - 1
            }
        case Status.SECONDARY:
            return gettext("Hidden: with this number, a small one could be worked out.")
        case _:
            return ""


def _changes(changes: Iterable[Change] | None) -> tuple[str, ...]:
    return tuple(
        gettext(
            "%(name)s: %(added)s combinations are new, %(gone)s are gone, %(altered)s "
            "have another number."
        )
        % {
            "name": gettext(counting_rule(each.measure).name),
            "added": localize(each.added),
            "gone": localize(each.gone),
            "altered": localize(each.altered),
        }
        for each in changes or ()
    )


def _version(each: VersionRow) -> VersionLine:
    return VersionLine(
        number=each.row.version,
        id=each.row.id,
        by=each.row.sent_by,
        at=each.row.sent_at,
        reason=each.reason,
        changes=_changes(each.changes),
        is_standing=each.row.state == "accepted",
    )
