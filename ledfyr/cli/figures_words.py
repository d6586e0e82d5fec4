"""How does a table of published cells read in a terminal, and in a file?"""

import csv
import json
from collections.abc import Iterator
from io import StringIO

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published import notes_of
from ledfyr.domain.statistics.published.crossing import Crossed, Dimension, third_of
from ledfyr.domain.statistics.published.record import records
from ledfyr.domain.statistics.roundup.names import (
    BREAKDOWN_NAMES,
    FLAG_NAMES,
    MEASURE_NAMES,
)
from ledfyr.domain.vocabulary.sources import source

_RECORD = (
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
_LEGEND = "  . nothing printed; - a dash in print; ? nobody can say which"


def as_text(table: Crossed, rows: Dimension, title: str) -> str:
    """Return the table in columns, then what limits comparing, notes and sources."""
    heading = ["", *table.columns]
    lines = [
        [name_of(row.value, rows), *(shown(cell, table.units) for cell in row.cells)]
        for row in table.rows
    ]
    widths = [max(map(len, column)) for column in zip(heading, *lines, strict=True)]
    out = [f"{title} ({', '.join(table.units)})"]
    for line in (heading, *lines):
        first = line[0].ljust(widths[0])
        rest = (part.rjust(w) for part, w in zip(line[1:], widths[1:], strict=True))
        out.append("  ".join([first, *rest]).rstrip())
    out.append(_LEGEND)
    out += [f"  ! {each}" for each in warnings_of(table)]
    out += [f"  * {area}: {text}" for area, text in _notes(table)]
    return "\n".join([*out, *(f"  Source: {each}" for each in _sources(table))])


def as_csv(table: Crossed) -> str:
    """Return one cell a line, then an empty line, warnings, notes and sources."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(_RECORD)
    writer.writerows(_record(cell).values() for cell in table.cells)
    writer.writerow([])
    writer.writerows([each] for each in warnings_of(table))
    writer.writerows(_notes(table))
    writer.writerows([each] for each in _sources(table))
    return text.getvalue()


def as_json(table: Crossed, title: str) -> str:
    """Return one object with the rows, the cells and everything beside them."""
    found = {
        "title": title,
        "columns": list(table.columns),
        "rows": {
            row.value: [cell.value if cell else None for cell in row.cells]
            for row in table.rows
        },
        "cells": [_record(cell) for cell in table.cells],
        "before_comparing": list(warnings_of(table)),
        "notes": [{"country": area, "text": text} for area, text in _notes(table)],
        "sources": list(_sources(table)),
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def shown(cell: StatCell | None, units: tuple[str, ...]) -> str:
    """Return a cell as printed; with its unit where the table has several."""
    if cell is None:
        return "."
    if cell.value is None:
        either = " or ".join(str(each) for each in dict.fromkeys(cell.candidates))
        return f"{either}?" if either else {"dash": "-"}.get(cell.printed, cell.printed)
    sure = "" if cell.certainty == "certain" else f" ({cell.certainty})"
    unit = f" {cell.unit}" if len(units) > 1 else ""
    return f"{cell.value:,}{unit}{sure}"


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
    return dict(zip(_RECORD, found, strict=True))


def warnings_of(table: Crossed) -> Iterator[str]:
    """Give what to know before comparing; nothing for a single number."""
    if len(table.cells) < 2:
        return
    for each in table.differences:
        if each.units:
            yield f"The units differ: {', '.join(each.units)}. Do not add or rank them."
        else:
            areas = ", ".join(sorted(name_of(area, "country") for area in each.areas))
            yield f"{areas}: {FLAG_NAMES[each.kind]}."


def _notes(table: Crossed) -> list[tuple[str, str]]:
    found = {
        (cell.ref_area, note.text): None
        for cell in table.cells
        for note in notes_of(cell)
    }
    return list(found)


def _sources(table: Crossed) -> Iterator[str]:
    for name in dict.fromkeys(cell.source for cell in table.cells):
        found = source(name)
        yield f"{found.title} ({found.publisher}, {found.year})"


def title_of(
    measure: str, by: str, rows: Dimension, columns: Dimension, only: str
) -> str:
    """Return what a table counts, by what, and the value that is fixed."""
    parts = [MEASURE_NAMES[measure]]
    if by != "total":
        parts.append(BREAKDOWN_NAMES[by].lower())
    third = third_of(rows, columns)
    if third != "kind" or by != "total":
        parts.append(name_of(only, third))
    return ", ".join(parts)


def name_of(value: str, dimension: Dimension) -> str:
    """Return the name of a country; a period and a category stand as they are."""
    return records()[value].name if dimension == "country" else value
