"""Which code stands in a cell? One of the list, in words or letters; never a guess."""

from functools import cache

from ledfyr.domain.statistics.collection.columns import Filled
from ledfyr.domain.statistics.collection.numbers import odd_fault
from ledfyr.domain.statistics.collection.sheet import (
    Cell,
    Odd,
    Said,
    as_shown,
    is_blank,
    said,
)
from ledfyr.domain.statistics.collection.template import (
    TOTAL,
    Column,
    choices,
    plain,
    understood,
)
from ledfyr.domain.statistics.facts import code_lists

FIRST_YEAR, LAST_YEAR = 1990, 2100


class NotACode(ValueError):
    """A cell that names none of the list; `what` and `cure` are sentences."""

    def __init__(self, what: Said, cure: Said) -> None:
        """Keep both sentences, to be said in the reader's language."""
        super().__init__(f"{what} {cure}")
        self.what = what
        self.cure = cure


def text_in(cell: Cell) -> str:
    """Return the words in a cell; raises NotACode for a formula, a date …"""
    if isinstance(cell, Odd):
        raise NotACode(*odd_fault(cell))
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if is_blank(cell) else str(cell).strip()


MOST_REMEMBERED = 5_000


def code_of(cell: Cell, filled: Filled) -> str:
    """Return the code or year that a cell of a column names; raises NotACode."""
    known = filled.read.get(cell)
    if known is not None:
        return known
    column = filled.column
    code = year_in(cell) if column.by == "year" else code_in(cell, column)
    if len(filled.read) < MOST_REMEMBERED:
        filled.read[cell] = code
    return code


def code_in(cell: Cell, column: Column) -> str:
    """Return the code that a cell names, or TOTAL; raises NotACode."""
    text = text_in(cell)
    if not text:
        raise NotACode(
            said("The cell is empty."),
            said("Write one of these: {known}.", known=_some(column)),
        )
    code = _codes(column.by, tuple(column.words.items())).get(plain(text[:200]))
    if code is None:
        raise NotACode(
            said("'{text}' is not in the list of this column.", text=as_shown(text)),
            said("Write one of these: {known}.", known=_some(column)),
        )
    return code


def year_in(cell: Cell) -> str:
    """Return the year in a cell; raises NotACode."""
    text = text_in(cell)
    if text.isascii() and text.isdigit() and len(text) == 4:
        if FIRST_YEAR <= int(text) <= LAST_YEAR:
            return text
    raise NotACode(
        said("'{text}' is not a year.", text=as_shown(text))
        if text
        else said("The cell is empty."),
        said("Write the year in four digits, such as 2018."),
    )


@cache
def _codes(dimension: str, words: tuple[tuple[str, str], ...]) -> dict[str, str]:
    known = dict(understood(dimension))
    known.update({plain(written): code for written, code in words})
    if dimension not in ("ref_area", "year"):
        known[plain(TOTAL)] = TOTAL
    return known


@cache
def _some_of(dimension: str) -> str:
    if len(code_lists()[dimension]) > 60:
        return "two letters of ISO 3166, UNKNOWN, NOT_RECORDED"
    return ", ".join(choices(dimension).values())


def _some(column: Column) -> str:
    return _some_of(column.by)
