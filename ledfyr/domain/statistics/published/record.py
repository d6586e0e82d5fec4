"""How is one country's published record written down?"""

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field

from ledfyr.domain.statistics.cells import Certainty
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_FOLDER = Path(__file__).parent

REGION = "BSR"
"""Code of the record that holds statements about the region as a whole."""

Measure = Literal[
    "victims",
    "presumed_victims",
    "identified_victims",
    "children",
    "crimes_reported",
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
Unit = Literal["persons", "crimes", "cases"]
Flag = Literal[
    "children_inside_sexes",
    "children_apart_from_sexes",
    "children_only",
    "crimes_not_victims",
    "presumed_and_identified",
    "assisted_not_identified",
    "method_changed",
    "several_years_in_one",
    "related_crimes_included",
    "partial_list",
    "text_of_note_lost",
    "print_contradicts_itself",
]
Cell = int | Literal["-", "blank", "lost"]
Cells = dict[str, Cell]


class Note(Knowledge):
    """A footnote or a remark on method, in own words; `flag` limits comparison.

    It stands beside the figures of its `measures`, `by` and `years`; none named: all.
    `since` is the first year that was counted in a new way.
    """

    id: str
    text: Words
    flag: Flag | None = None
    measures: tuple[Measure, ...] = ()
    by: tuple[By, ...] = ()
    years: tuple[int, ...] = ()
    since: int | None = None

    def stands_beside(self, measure: str, by: str, year: int) -> bool:
        """Does the note concern this figure?"""
        return (
            (not self.measures or measure in self.measures)
            and (not self.by or by in self.by)
            and (not self.years or year in self.years)
        )


class Loose(Knowledge):
    """Numbers that belong to some of the cells `among`, one each, nobody knows which.

    With `elsewhere` they may also belong to another year or measure.
    """

    by: By
    among: tuple[str, ...]
    numbers: tuple[int, ...]
    elsewhere: bool = False


class Block(Knowledge):
    """One measure of one year as printed, or the part of it that is equally certain.

    A cell is a number, "-" for a printed dash, "blank" for a category printed without
    a number, or "lost" for a number that the text edition has lost. `parts_of` names
    the measure whose total the sexes and forms add up to, where it is another one.
    """

    year: int
    until: int | None = None
    measure: Measure
    also: tuple[Measure, ...] = ()
    unit: Unit = "persons"
    certainty: Certainty = Certainty.CERTAIN
    lines: str
    evidence: str
    parts_of: Measure | None = None
    children: Literal["inside", "apart"] = "inside"
    total: Cell | None = None
    sex: Cells = Field(default_factory=dict)
    form: Cells = Field(default_factory=dict)
    citizen: Cells = Field(default_factory=dict)
    age: Cells = Field(default_factory=dict)
    offence: Cells = Field(default_factory=dict)
    form_and_sex: Cells = Field(default_factory=dict)
    loose: tuple[Loose, ...] = ()

    @property
    def last_year(self) -> int:
        """Return the last year that the figures cover."""
        return self.until or self.year

    def printed(self, by: str) -> Cells:
        """Return the printed cells of one breakdown."""
        if by == "total":
            return {} if self.total is None else {"total": self.total}
        return dict(getattr(self, by))


class Statement(Knowledge):
    """A number that the running text of the report gives beside the tables.

    It is compared with the cell `category` of `by`, or, with `sum_of`, with the sum of
    that breakdown. `instead` names the measure that counts for a country in a region.
    """

    id: str
    year: int
    until: int | None = None
    measure: Measure
    by: By = "total"
    category: str = "total"
    sum_of: By | None = None
    instead: dict[str, Measure] = Field(default_factory=dict)
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
    complete: tuple[By, ...] = ("sex", "form")
    note: tuple[Note, ...] = ()
    block: tuple[Block, ...] = ()
    statement: tuple[Statement, ...] = ()


@cache
def records() -> dict[str, Record]:
    """Return each country's record by code; raises KnowledgeError for a bad file."""
    found = [read(path, Record) for path in sorted(_FOLDER.glob("*.toml"))]
    for record in found:
        _check(record)
    return {record.code: record for record in found}


def _check(record: Record) -> None:
    seen: set[tuple[str, int, int, str, str]] = set()
    for block in record.block:
        for measure in (block.measure, *block.also):
            for by in get_args(By):
                for category in block.printed(by):
                    key = (measure, block.year, block.last_year, by, category)
                    if key in seen:
                        raise KnowledgeError(
                            f"{record.name}: {measure} by {by} of {block.year} has "
                            f"'{category}' twice; keep one, the other as a statement."
                        )
                    seen.add(key)
