"""Wording and grouping for the pages of what this node has released."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.utils.formats import date_format, localize
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledfyr.domain.statistics.counting import (
    CountingRule,
    counting_rules,
)
from ledfyr.domain.statistics.disclosure import TOTAL, Key, ReleasedTable, why_hidden
from ledfyr.web.parts.protection import protection, why_said
from ledfyr.web.public.statistics import words
from ledfyr.web.public.statistics.presenters import Line, Place
from ledfyr.web.public.statistics.shelf import (
    CUT,
    Edition,
    address,
    edition_address,
)

NAMES = {
    "sex": {
        "F": words.CATEGORIES["female"],
        "M": words.CATEGORIES["male"],
        "X": words.CATEGORIES["other"],
    },
    "age_group": {
        "child": _("Under 18"),
        "adult": _("18 or over"),
        "unknown": _("Age not known"),
    },
    "citizenship_group": {
        "NATIONAL": _("Citizen of this country"),
        "EU": _("Citizen of another country of the European Union"),
        "OTHER": _("Citizen of another country"),
        "STATELESS": _("Stateless"),
    },
}
_COUNTED = {
    "victims": _(
        "Each person counts once, in the year of the first decision that presumed or "
        "identified them as a victim."
    ),
}


@dataclass(frozen=True)
class Hidden:
    """A hidden cell and the sentence that says why."""

    name: str
    why: str


@dataclass(frozen=True)
class Link:
    """One edition in a list, with its address."""

    address: str
    title: str
    as_of: date
    published_on: date
    published_by: str
    said: str


@dataclass(frozen=True)
class ReleasePage:
    """A released table with everything that has to stand beside it."""

    address: str
    title: str
    unit: str
    row_name: str
    column_names: tuple[str, ...]
    lines: tuple[Line, ...]
    hidden: tuple[Hidden, ...]
    edition: str
    stands: bool
    note: str
    others: tuple[Link, ...]
    counted: str
    rules: tuple[str, ...]
    protection: str


def release_page(found: Edition) -> ReleasePage:
    """Return an edition in words: its table, and why each hidden cell is hidden."""
    table, measure = found.table, found.table.heading.measure
    rule = counting_rules().get(measure)
    columns = tuple(dict.fromkeys(cell.key[1:] for cell in table.cells))
    rows = dict.fromkeys(cell.key[0] for cell in table.cells)
    named = partial(cell_name, table.dimensions)
    return ReleasePage(
        address=edition_address(table),
        title=title(table),
        unit=words.unit_name(rule.unit) if rule else "",
        row_name=gettext("Kind"),
        column_names=tuple(
            cell_name(table.dimensions[1:], each) if each else gettext("Number")
            for each in columns
        ),
        lines=tuple(
            Line(
                code_name(table.dimensions[0], row),
                "",
                tuple(_place(table, (row, *column)) for column in columns),
            )
            for row in rows
        ),
        hidden=tuple(
            Hidden(named(why.key), why_said(table, why, named))
            for why in why_hidden(table)
        ),
        edition=edition_said(table),
        stands=found.stands,
        note=table.heading.note,
        others=tuple(link(each) for each in found.others),
        counted=str(_COUNTED.get(measure, "")),
        rules=_rules(rule) if rule else (),
        protection=protection(table),
    )


def link(table: ReleasedTable, newest: bool = False) -> Link:
    """Return an edition for a list; `newest` leads to whatever stands then."""
    head = table.heading
    return Link(
        address=address(table) if newest else edition_address(table),
        title=title(table),
        as_of=head.as_of,
        published_on=head.published_on,
        published_by=head.published_by,
        said=edition_said(table),
    )


def edition_said(table: ReleasedTable) -> str:
    """Return as of when an edition counts, and who released it when."""
    head = table.heading
    return gettext(
        "Persons registered up to %(day)s. Edition %(edition)s, released by %(by)s on "
        "%(on)s."
    ) % {
        "day": date_format(head.as_of),
        "edition": head.edition,
        "by": head.published_by,
        "on": date_format(head.published_on),
    }


def title(table: ReleasedTable) -> str:
    """Return what a release counts, by what, where and when."""
    head = table.heading
    cut = ", ".join(str(words.BREAKDOWNS[CUT[name]]) for name in table.dimensions)
    place = words.country_name(head.ref_area)
    return f"{words.measure_name(head.measure)} {cut}, {place} {head.year}"


def code_name(dimension: str, code: str) -> str:
    """Return what a code of a dimension is called."""
    if code == TOTAL:
        return gettext("All together")
    if code == "NOT_RECORDED":
        return gettext("Not recorded")
    if code == "UNKNOWN":
        return words.category_name("unknown")
    known = NAMES.get(dimension, {})
    return str(known[code]) if code in known else words.category_name(code)


def cell_name(dimensions: tuple[str, ...], key: Key) -> str:
    """Return what one cell counts, such as "Labour exploitation, Men and boys"."""
    named = [
        code_name(dimension, code)
        for dimension, code in zip(dimensions, key, strict=True)
        if code != TOTAL
    ]
    return ", ".join(named) or gettext("All together")


def _rules(rule: CountingRule) -> tuple[str, ...]:
    said = (rule.event, rule.year, rule.once, rule.main_form, rule.age)
    return tuple(gettext(text) for text in (*said, rule.citizenship))


def _place(table: ReleasedTable, key: Key) -> Place:
    count = table.by_key[key].count
    if count is None:
        return Place(gettext("hidden"), "", False)
    return Place(str(localize(count)), "", True)
