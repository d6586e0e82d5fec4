"""What stands in a sheet that somebody filled in, where, and what is wrong with it?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.vocabulary.refusal import Refusal


class SheetRefused(Refusal):
    """A file that cannot be read as one sheet; the sentence says what to do."""


class Odd(StrEnum):
    """What a cell can hold that is neither text nor number."""

    FORMULA = "formula"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"


Cell = str | int | float | Odd | None
Row = tuple[int, tuple[Cell, ...]]
"""The number of a row as a spreadsheet shows it, and its cells from column A on."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its heading and its rows below; the rows are read once, in order.

    `read_as` says how a text file was understood: its encoding and its separator.
    """

    heading_row: int
    heading: tuple[Cell, ...]
    rows: Iterator[Row]
    read_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """A sentence with {named} places for translators, and what fills them."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


def said(template: str, **values: object) -> Said:
    """Return a sentence that can still be translated."""
    return Said(template, values)


@dataclass(frozen=True)
class Fault:
    """One thing to correct: where it stands, what it is and what helps.

    `column` counts from 1; 0 stands for the row as a whole.
    """

    row: int
    column: int
    heading: str
    what: Said
    cure: Said

    @property
    def letter(self) -> str:
        """Return the letters of the column, nothing for the row as a whole."""
        return column_letter(self.column) if self.column else ""

    def __str__(self) -> str:
        """Return place, fault and cure in one line."""
        named = f" ({self.heading})" if self.heading else ""
        place = f", column {self.letter}{named}" if self.column else ""
        return f"row {self.row}{place}: {self.what} {self.cure}"


@dataclass(frozen=True)
class Checked:
    """What a sheet holds. With a fault, nothing of it may be taken in.

    `facts` or, of a template for aggregates, `cells`. A blank was left empty and a dash
    was written; neither is a zero. `is_whole` is false where reading stopped early.
    """

    facts: tuple[Fact, ...] = ()
    cells: tuple[StatCell, ...] = ()
    faults: tuple[Fault, ...] = ()
    rows: int = 0
    blanks: int = 0
    dashes: int = 0
    totals: int = 0
    is_whole: bool = True

    @property
    def can_be_taken(self) -> bool:
        """Is there something, and nothing to correct?"""
        return not self.faults and bool(self.facts or self.cells)


def column_letter(number: int) -> str:
    """Return the letters that a spreadsheet gives a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def is_blank(cell: Cell) -> bool:
    """Is nothing but space in the cell?"""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_shown(cell: Cell) -> str:
    """Return the beginning of what a cell holds, for a sentence about it."""
    text = " ".join(str(cell).split())
    return text if len(text) <= 30 else text[:29] + "…"
