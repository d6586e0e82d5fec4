"""How does a released table read as a drawing, and in a file with its notes?"""

import csv
import json
from collections.abc import Iterator
from functools import lru_cache, partial
from io import StringIO

from django.utils.formats import localize
from django.utils.translation import get_language, gettext, override

from ledfyr.domain.statistics.disclosure import TOTAL, ReleasedTable, why_hidden
from ledfyr.engines.statistics.drawings import Mark, bars
from ledfyr.web.parts.protection import why_said
from ledfyr.web.public.statistics import presenters_shelf as presenters
from ledfyr.web.public.statistics.shelf import Edition

_MOST_BARS = 24
_DRAWINGS_KEPT = 64


def fits(table: ReleasedTable) -> bool:
    """Is the table small enough that a drawing says more than the table?"""
    return 0 < len(_drawn(table)) <= _MOST_BARS


def drawing(table: ReleasedTable) -> str:
    """Return the drawing of a table as SVG, in the reader's language.

    A hidden cell has no bar, but says that it is hidden. Of a table with two
    dimensions, cells of nobody are not drawn.
    """
    return _drawing(table, get_language() or "en")


def as_csv(found: Edition) -> str:
    """Return a release as comma-separated text: one cell a line, then the notes.

    A hidden cell has an empty value, and `why` says in words why.
    """
    text = StringIO()
    writer = csv.writer(text)
    records = _records(found.table)
    writer.writerow(records[0])
    writer.writerows(record.values() for record in records)
    writer.writerow([])
    writer.writerows([note] for note in _notes(found))
    return "\ufeff" + text.getvalue()


def as_json(found: Edition) -> str:
    """Return a release as one object: heading, cells and notes."""
    head = found.table.heading
    told = {
        "title": presenters.title(found.table),
        "country": head.ref_area,
        "year": head.year,
        "measure": head.measure,
        "as_of": head.as_of.isoformat(),
        "edition": head.edition,
        "stands": found.stands,
        "published_on": head.published_on.isoformat(),
        "published_by": head.published_by,
        "cells": _records(found.table),
        "notes": list(_notes(found)),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


@lru_cache(_DRAWINGS_KEPT)
def _drawing(table: ReleasedTable, language: str) -> str:
    with override(language):
        return bars(presenters.title(table), _drawn(table))


def _drawn(table: ReleasedTable) -> list[Mark]:
    return [
        Mark(
            label=presenters.cell_name(table.dimensions, cell.key),
            value=cell.count,
            shown=gettext("hidden") if cell.count is None else localize(cell.count),
        )
        for cell in table.cells
        if TOTAL not in cell.key and (cell.count != 0 or len(cell.key) == 1)
    ]


def _records(table: ReleasedTable) -> list[dict[str, object]]:
    named = partial(presenters.cell_name, table.dimensions)
    why = {each.key: why_said(table, each, named) for each in why_hidden(table)}
    return [
        dict(zip(table.dimensions, cell.key, strict=True))
        | {
            "name": named(cell.key),
            "value": cell.count,
            "status": cell.status.value,
            "why": why.get(cell.key, ""),
        }
        for cell in table.cells
    ]


def _notes(found: Edition) -> Iterator[str]:
    page = presenters.release_page(found)
    yield page.title
    yield page.edition
    if not page.stands:
        yield gettext("A later edition counts instead of this one.")
    if page.note:
        yield gettext("It corrects: %(note)s") % {"note": page.note}
    yield from (text for text in (page.counted, page.protection) if text)
    yield from page.rules
