"""How do the report's tables, figures and sentences go into files for programs?"""

import csv
import json
from collections.abc import Iterable, Sequence
from io import StringIO

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.roundup.edition import id_of
from ledfyr.engines.statistics.report_words import Table, Worded

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def table_files(report: Worded) -> dict[str, str]:
    """Return a CSV for each table of the report, by file name under `tables/`."""
    return {
        f"tables/{part.id}.csv": _table(part)
        for chapter in report.chapters
        for section in chapter.sections
        for part in section.parts
        if isinstance(part, Table)
    }


def figures_file(cells: Iterable[StatCell]) -> str:
    """Return every figure with its unit, certainty, source and evidence as CSV."""
    heading = (
        "figure",
        "ref_area",
        "measure",
        "period",
        "by",
        "category",
        "value",
        "printed",
        "candidates",
        "unit",
        "certainty",
        "source",
        "lines",
        "evidence",
        "notes",
    )
    rows = [
        (
            id_of(cell),
            cell.ref_area,
            cell.measure,
            cell.period,
            cell.by,
            cell.category,
            "" if cell.value is None else str(cell.value),
            cell.printed.value,
            " ".join(map(str, cell.candidates)),
            cell.unit,
            cell.certainty.value,
            cell.source,
            cell.lines,
            cell.evidence,
            " ".join(cell.notes),
        )
        for cell in cells
    ]
    return _written([heading, *rows])


def sentences_file(report: Worded) -> str:
    """Return every sentence that rests on figures, with the names of those figures."""
    said = [
        {"sentence": each.text, "figures": list(each.cells)}
        for each in report.sentences
    ]
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _table(table: Table) -> str:
    rows = [[each.text for each in table.heading]]
    rows += [
        [
            str(place.value) if place.value is not None else place.said.text
            for place in row
        ]
        for row in table.rows
    ]
    return _written(rows)


def _written(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as CSV; what a spreadsheet would take for a formula is quoted."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([[_harmless(field) for field in row] for row in rows])
    return "\ufeff" + text.getvalue()


def _harmless(field: str) -> str:
    is_number = field.lstrip("-").isdecimal()
    return f"'{field}" if field.startswith(_RISKY) and not is_number else field
