"""Wording and grouping for the pages of releases; no database here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.utils.formats import localize
from django.utils.translation import gettext

from ledfyr.apps.statistics.queries import Proposal, ReleaseEntry
from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    ReleasedTable,
    why_hidden,
)
from ledfyr.domain.statistics.release_tables import RELEASABLE
from ledfyr.web.casework.statistics.names import (
    DIMENSION_NAMES,
    cell_name,
    code_name,
    table_name,
)
from ledfyr.web.parts.protection import why_said


@dataclass(frozen=True)
class Row:
    """One line of the table; a hidden number is None."""

    name: str
    numbers: tuple[str | None, ...]
    is_total: bool


@dataclass(frozen=True)
class Hidden:
    """A hidden cell and the sentence that says why."""

    name: str
    why: str


@dataclass(frozen=True)
class TablePage:
    """A released or proposed table in words."""

    name: str
    year: int
    as_of: date
    edition: int
    published_by: str
    published_on: date
    note: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    hidden: tuple[Hidden, ...]
    threshold: int


@dataclass(frozen=True)
class ReleaseLine:
    """One edition in the list."""

    id: UUID
    name: str
    year: int
    as_of: date
    edition: int
    published_on: date
    published_by: str
    is_latest: bool


@dataclass(frozen=True)
class Countable:
    """A table that can be counted, with what names it in an address."""

    slug: str
    name: str


@dataclass(frozen=True)
class Coarser:
    """Why a coarser table would say more, and which."""

    why: str
    tables: tuple[Countable, ...]


def table_page(table: ReleasedTable) -> TablePage:
    """Return a table in rows and columns, and why each hidden cell is hidden."""
    head, first = table.heading, table.dimensions[0]
    rest = table.dimensions[1:]
    named = partial(cell_name, table.dimensions)
    lines = dict.fromkeys(cell.key[0] for cell in table.cells)
    columns = dict.fromkeys(cell.key[1:] for cell in table.cells)
    return TablePage(
        name=table_name(table.dimensions),
        year=head.year,
        as_of=head.as_of,
        edition=head.edition,
        published_by=head.published_by,
        published_on=head.published_on,
        note=head.note,
        corner=str(DIMENSION_NAMES.get(first, first)),
        columns=tuple(
            cell_name(rest, column) if rest else gettext("Persons")
            for column in columns
        ),
        rows=tuple(
            Row(
                code_name(first, line),
                tuple(_shown(table, (line, *column)) for column in columns),
                line == TOTAL,
            )
            for line in lines
        ),
        hidden=tuple(
            Hidden(named(each.key), why_said(table, each, named))
            for each in why_hidden(table)
        ),
        threshold=table.policy.threshold,
    )


def release_lines(entries: Iterable[ReleaseEntry]) -> tuple[ReleaseLine, ...]:
    """Return every edition for the list."""
    return tuple(
        ReleaseLine(
            id=entry.id,
            name=table_name(entry.table.dimensions),
            year=entry.table.heading.year,
            as_of=entry.table.heading.as_of,
            edition=entry.table.heading.edition,
            published_on=entry.table.heading.published_on,
            published_by=entry.table.heading.published_by,
            is_latest=entry.is_latest,
        )
        for entry in entries
    )


def coarser(found: Proposal) -> Coarser | None:
    """Return which tables would say more, and why; only those that can be counted."""
    if found.coarser is None:
        return None
    own = found.table.dimensions
    better = [by for by in found.coarser.tables if by in RELEASABLE and by != own]
    if not better:
        return None
    tables = tuple(Countable("-".join(by), table_name(by)) for by in better)
    return Coarser(gettext(found.coarser.why), tables)


def countable() -> tuple[Countable, ...]:
    """Return the tables that can be counted."""
    return tuple(Countable("-".join(by), table_name(by)) for by in RELEASABLE)


def dimensions_of(slug: str) -> tuple[str, ...] | None:
    """Return the dimensions that a part of an address names, or None."""
    return next((by for by in RELEASABLE if "-".join(by) == slug), None)


def _shown(table: ReleasedTable, key: tuple[str, ...]) -> str | None:
    count = table.by_key[key].count
    return None if count is None else str(localize(count))
