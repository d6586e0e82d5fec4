"""Which number stands in a cell? Whole numbers only; zero, blank and dash differ."""

import re
from enum import StrEnum

from ledfyr.domain.statistics.collection.sheet import (
    Cell,
    Odd,
    Said,
    as_shown,
    is_blank,
    said,
)

LARGEST = 100_000_000
"""No country has more persons; a larger number is a slip of the keyboard."""

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f']\d{3})+")
_POINTED = re.compile(r"(\d{1,3})(?:[.,]\d{3})+")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")


class Gap(StrEnum):
    """What stands where no number is; neither is ever zero."""

    BLANK = "blank"
    DASH = "dash"


class NotANumber(ValueError):
    """A cell that holds no count; `what` and `cure` are sentences."""

    def __init__(self, what: Said, cure: Said) -> None:
        """Keep both sentences, to be said in the reader's language."""
        super().__init__(f"{what} {cure}")
        self.what = what
        self.cure = cure


def count_in(cell: Cell) -> int | Gap:
    """Return the whole number in a cell, or which gap it is.

    Digits may be grouped by spaces. A point or comma is refused: it parts thousands in
    one country and decimals in another. Raises NotANumber.
    """
    if type(cell) is int:
        return _in_range(cell)
    if cell is None or is_blank(cell):
        return Gap.BLANK
    if isinstance(cell, Odd):
        raise NotANumber(*_ODD[cell])
    if isinstance(cell, str):
        return _written(cell.strip())
    if cell != cell or cell in (float("inf"), float("-inf")):
        raise _no_number(cell)
    if cell != int(cell):
        raise _no_decimals(as_shown(cell))
    return _in_range(int(cell))


def _written(text: str) -> int | Gap:
    if text in _DASHES:
        return Gap.DASH
    if text.isascii() and text.isdigit():
        return _in_range(int(text[:20]))
    if _GROUPED.fullmatch(text):
        return _in_range(int(re.sub(r"\D", "", text)[:20]))
    if _POINTED.fullmatch(text):
        bare = re.sub(r"\D", "", text)
        raise NotANumber(
            said("'{text}' can be read in two ways.", text=as_shown(text)),
            said(
                "Write {bare}, if that is meant, without point or comma.",
                bare=as_shown(bare),
            ),
        )
    if _DECIMAL.fullmatch(text):
        raise _no_decimals(text)
    if text[:1] in _DASHES and text[1:].strip().isdigit():
        raise _below_zero(text)
    raise _no_number(text)


def _in_range(number: int) -> int:
    if number < 0:
        raise _below_zero(number)
    if number > LARGEST:
        raise NotANumber(
            said("'{text}' is more than can be counted.", text=as_shown(number)),
            said("Correct the number."),
        )
    return number


def _below_zero(cell: Cell) -> NotANumber:
    return NotANumber(
        said("'{text}' is below zero.", text=as_shown(cell)),
        said("Write 0 or more; a dash alone says that it is not counted."),
    )


def _no_decimals(text: str) -> NotANumber:
    return NotANumber(
        said("'{text}' has decimals.", text=as_shown(text)),
        said("Persons, crimes and cases are whole: write the number without decimals."),
    )


def _no_number(cell: Cell) -> NotANumber:
    return NotANumber(
        said("'{text}' is not a number.", text=as_shown(cell)),
        said(
            "Write a whole number; 0 where there was none, a dash where it is not "
            "counted, nothing where it is not known."
        ),
    )


_ODD = {
    Odd.FORMULA: (
        said("The cell holds a formula."),
        said("Copy it and paste its value in its place."),
    ),
    Odd.DATE: (
        said("The cell holds a date."),
        said("Set the format of the cell to text or number and write it again."),
    ),
    Odd.BOOLEAN: (
        said("The cell holds true or false."),
        said("Write what is meant in its place."),
    ),
    Odd.ERROR: (
        said("The cell holds an error of the spreadsheet."),
        said("Write what is meant in its place."),
    ),
}


def odd_fault(cell: Odd) -> tuple[Said, Said]:
    """Return the fault of a cell that is neither text nor number, and its cure."""
    return _ODD[cell]
