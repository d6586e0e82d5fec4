"""How is one country's published record written down?"""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from ledfyr.domain.statistics.cells import Certainty, StatCell
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_FOLDER = Path(__file__).parent

REGION = "BSR"
"""Code of the record that holds statements about the region as a whole."""

Measure = Literal[
    "victims",
    "presumed_victims",
    "children",
    "crimes_reported",
    "reports",
    "investigations",
    "investigations_conducted",
    "sent_to_court",
    "suspects",
    "charged",
    "prosecuted",
    "convicted",
    "traffickers",
]
By = Literal["total", "sex", "form", "citizen", "age", "offence", "form_and_sex"]
Unit = Literal["persons", "crimes", "cases", "reports"]
Flag = Literal[
    "children_inside_sexes",
    "children_apart_from_sexes",
    "children_only",
    "children_relation_unknown",
    "crimes_not_victims",
    "presumed_and_identified",
    "assisted_not_identified",
    "method_changed",
    "several_years_in_one",
    "related_crimes_included",
    "cases_not_persons",
    "partial_list",
    "text_of_note_lost",
]


class Note(Knowledge):
    """A footnote or a remark on method, in own words; `flag` limits comparison."""

    id: str
    text: Words
    flag: Flag | None = None


class PrintedTable(Knowledge):
    """One printed table, or the part of it that shares one certainty.

    A cell is a number, "-" for a printed dash, or "lost"; `candidates` lists, per
    category, the numbers between which the text cannot decide.
    """

    year: int
    until: int | None = None
    measure: Measure
    also: tuple[Measure, ...] = ()
    by: By
    unit: Unit = "persons"
    certainty: Certainty = Certainty.CERTAIN
    cells: dict[str, int | Literal["-", "lost"]] = Field(default_factory=dict)
    candidates: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    lines: str
    evidence: Words
    notes: tuple[str, ...] = ()


class Statement(Knowledge):
    """A number that the running text of the report gives beside the table."""

    id: str
    year: int
    until: int | None = None
    measure: Measure
    by: By = "total"
    category: str = "total"
    value: int
    lines: str
    text: Words


class Record(Knowledge):
    """Everything the report printed in figures about one country."""

    code: str
    name: Words
    source: str
    place: Words
    page: str
    parts_are_complete: tuple[By, ...] = ("sex", "form")
    note: tuple[Note, ...] = ()
    table: tuple[PrintedTable, ...] = ()
    statement: tuple[Statement, ...] = ()


@cache
def records() -> dict[str, Record]:
    """Return each country's record by code; raises KnowledgeError for a bad file."""
    found = [read(path, Record) for path in sorted(_FOLDER.glob("*.toml"))]
    for record in found:
        _check(record)
    return {record.code: record for record in found}


def cells_of(record: Record) -> tuple[StatCell, ...]:
    """Return every cell of the record, once for each measure it answers."""
    return tuple(
        cell
        for table in record.table
        for measure in (table.measure, *table.also)
        for cell in _cells(record, table, measure)
    )


def _cells(record: Record, table: PrintedTable, measure: str) -> list[StatCell]:
    printed: dict[str, int | str | None] = {**table.cells}
    printed |= {category: None for category in table.candidates}
    return [
        StatCell(
            ref_area=record.code,
            measure=measure,
            year=table.year,
            until=table.until or table.year,
            by=table.by,
            category=category,
            value=value if isinstance(value, int) else None,
            unit=table.unit,
            certainty=_certainty(table, category, value),
            source=record.source,
            notes=table.notes,
            evidence=table.evidence,
            lines=table.lines,
            candidates=table.candidates.get(category, ()),
        )
        for category, value in printed.items()
    ]


def _certainty(
    table: PrintedTable, category: str, value: int | str | None
) -> Certainty:
    if value == "lost":
        return Certainty.LOST
    return Certainty.AMBIGUOUS if category in table.candidates else table.certainty


def _check(record: Record) -> None:
    known = {note.id for note in record.note}
    for table in record.table:
        for note in table.notes:
            if note not in known:
                raise KnowledgeError(
                    f"{record.name}: the table {table.measure} by {table.by} of "
                    f"{table.year} cites the note '{note}'; add it or correct its id."
                )
