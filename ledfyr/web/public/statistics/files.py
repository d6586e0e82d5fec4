"""How does a published table read in a file? With its notes, and gaps told apart."""

import csv
import json
from collections.abc import Iterator
from io import StringIO

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published import notes_of
from ledfyr.domain.vocabulary.sources import source
from ledfyr.web.public.statistics import words
from ledfyr.web.public.statistics.asked import Asked
from ledfyr.web.public.statistics.grid import grid
from ledfyr.web.public.statistics.pictures import table_title

_COLUMNS = (
    "country",
    "period",
    "measure",
    "by",
    "category",
    "value",
    "printed",
    "candidates",
    "certainty",
    "unit",
    "notes",
)


def as_csv(question: Asked) -> str:
    """Return a table as comma-separated text: one cell a line, then the notes.

    A cell without a number has an empty value, and `printed` says what stands there.
    """
    shown = grid(question)
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    writer.writerows(_record(cell).values() for cell in shown.cells)
    writer.writerow([])
    writer.writerows([warning] for warning in _warnings(question))
    writer.writerows(_notes(shown.cells).items())
    writer.writerows([title] for title in _sources(shown.cells))
    return "\ufeff" + text.getvalue()


def as_json(question: Asked) -> str:
    """Return a table as one object with its cells, warnings, notes and sources."""
    shown = grid(question)
    found = {
        "title": table_title(shown),
        "cells": [_record(cell) for cell in shown.cells],
        "before_comparing": _warnings(question),
        "notes": _notes(shown.cells),
        "sources": list(_sources(shown.cells)),
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def _record(cell: StatCell) -> dict[str, object]:
    found = (
        cell.ref_area,
        cell.period,
        cell.measure,
        cell.by,
        cell.category,
        cell.value,
        cell.printed.value,
        " or ".join(map(str, cell.candidates)),
        cell.certainty.value,
        cell.unit,
        " ".join(cell.notes),
    )
    return dict(zip(_COLUMNS, found, strict=True))


def _warnings(question: Asked) -> list[str]:
    return [words.warning(each) for each in grid(question).differences]


def _notes(cells: tuple[StatCell, ...]) -> dict[str, str]:
    return {note.id: note.text for cell in cells for note in notes_of(cell)}


def _sources(cells: tuple[StatCell, ...]) -> Iterator[str]:
    for name in dict.fromkeys(cell.source for cell in cells):
        yield f"{source(name).title} ({source(name).publisher}, {source(name).year})"
