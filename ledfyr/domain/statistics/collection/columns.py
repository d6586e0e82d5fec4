"""Which column of a sheet holds what the template asks for?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ledfyr.domain.statistics.collection.faults import Faults, Place, TooManyFaults
from ledfyr.domain.statistics.collection.sheet import (
    Cell,
    Odd,
    Sheet,
    as_shown,
    is_blank,
    said,
)
from ledfyr.domain.statistics.collection.template import Column, Template, plain

MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Filled:
    """A column of the template that the sheet has, where, and the codes read so far.

    A column says the same few things in very many rows.
    """

    column: Column
    place: Place
    read: dict[Cell, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Placed:
    """Every column of the template that the sheet has."""

    filled: tuple[Filled, ...]
    width: int

    @cached_property
    def dimensions(self) -> tuple[Filled, ...]:
        """Return the columns by which something is broken down."""
        return tuple(each for each in self.filled if each.column.by)

    @cached_property
    def measures(self) -> tuple[Filled, ...]:
        """Return the columns that count something."""
        return tuple(each for each in self.filled if each.column.measure)

    def holding(self, what: str) -> Filled:
        """Return the column that holds a part of an aggregate."""
        return next(each for each in self.filled if each.column.holds == what)


def cell_at(cells: tuple[Cell, ...], place: Place) -> Cell:
    """Return the cell of a row in a column; a short row is blank to the right."""
    return cells[place.number - 1] if place.number <= len(cells) else None


def holds_something(cells: tuple[Cell, ...]) -> bool:
    """Is any cell of the row not blank?"""
    return any(not is_blank(cell) for cell in cells)


def refuse_stray(
    row: int, cells: tuple[Cell, ...], columns: Placed, faults: Faults
) -> None:
    """Add a fault for each cell to the right of the last heading."""
    if len(cells) <= columns.width:
        return
    for number, cell in enumerate(cells[columns.width :], start=columns.width + 1):
        if not is_blank(cell):
            faults.add(
                row,
                Place(number, ""),
                said(
                    "'{text}' stands in a column without a heading.", text=_text(cell)
                ),
                said(
                    "Delete it, or move it to its column; in a text file, put fields "
                    "that hold the separator in quotation marks."
                ),
            )


def placed_columns(template: Template, sheet: Sheet, faults: Faults) -> Placed:
    """Return where the columns stand; a heading that does not fit is a fault."""
    known = template.headings
    found: list[Filled] = []
    try:
        for place in _headings(sheet, faults):
            column = known.get(plain(place.heading))
            if column is None:
                _unknown(template, sheet.heading_row, place, faults)
            elif any(each.column is column for each in found):
                faults.add(
                    sheet.heading_row,
                    place,
                    said("Another column has this heading already."),
                    said("Keep one of the two."),
                )
            else:
                found.append(Filled(column, place))
        _refuse_missing(template, sheet.heading_row, found, faults)
    except TooManyFaults:
        pass
    width = max((each.place.number for each in found), default=0)
    return Placed(tuple(found), width)


def _headings(sheet: Sheet, faults: Faults) -> Iterator[Place]:
    last = max(
        (n for n, cell in enumerate(sheet.heading, start=1) if not is_blank(cell)),
        default=0,
    )
    if last > MOST_COLUMNS:
        faults.stop(
            sheet.heading_row,
            said("The sheet has more than {most} columns.", most=MOST_COLUMNS),
            said("Keep the columns of the template."),
        )
    for number, cell in enumerate(sheet.heading[:last], start=1):
        if isinstance(cell, str) and cell.strip():
            yield Place(number, as_shown(cell))
        else:
            faults.add(
                sheet.heading_row,
                Place(number, ""),
                said("The heading is missing."),
                said("Write the heading of the template, or delete the column."),
            )


def _unknown(template: Template, row: int, place: Place, faults: Faults) -> None:
    faults.add(
        row,
        place,
        said("The template has no column '{heading}'.", heading=place.heading),
        said(
            "Delete the column, or give it the heading of one of these: {known}.",
            known=", ".join(column.heading for column in template.column),
        ),
    )


def _refuse_missing(
    template: Template, row: int, found: list[Filled], faults: Faults
) -> None:
    there = [each.column for each in found]
    for column in template.column:
        if column not in there and not column.optional:
            faults.add(
                row,
                None,
                said("The column '{heading}' is missing.", heading=column.heading),
                said("Add it; the empty template has it."),
            )
    if template.shape == "facts" and not any(c.measure for c in there):
        faults.add(
            row,
            None,
            said("No column counts anything."),
            said(
                "Add one of these: {known}.",
                known=", ".join(c.heading for c in template.column if c.measure),
            ),
        )


def _text(cell: Cell) -> str:
    return cell.value if isinstance(cell, Odd) else as_shown(cell)
