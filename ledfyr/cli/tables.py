"""How is a CSV table of counts read? Whole or not at all, naming row and column."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.domain.statistics.disclosure import TOTAL

Row = tuple[str, dict[str, str]]
"""Where the row stands, and its fields by column."""

_NAMES_OF_TOTALS = frozenset(
    (
        "all, alls, allt, gesamt, grand total, i alt, insgesamt, iš viso, kokku, kopā, "
        "kopējais, ogółem, razem, samtals, sum, sum total, summa, total, totalt, "
        "totals, yhteensä, всего, всього, итого, общо, разом, усього"
    ).split(", ")
)
"""How tables of the region call a total, in small letters.

A total taken for a category would count everybody twice, and tell by subtraction
what the table hides.
"""


def read_rows(path: Path, needed: str) -> tuple[list[str], Iterator[Row]]:
    """Return the heading and the rows of a CSV that has a column `needed`.

    Raises InputError naming file, row and column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(parted(file))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: save the table as UTF-8 text.") from error
    except csv.Error as error:
        raise InputError(f"{path.name}: this is not valid CSV: {error}.") from error
    if len(rows) < 2:
        raise InputError(f"{path.name}: row 1: a heading and at least one row needed.")
    heading = _heading(path.name, rows[0], needed)
    return heading, _rows(path.name, heading, rows[1:])


def parted(lines: Iterable[str]) -> Iterator[list[str]]:
    """Give the rows of CSV lines, parted by the mark that stands most in the heading.

    Spreadsheets of this region write semicolons where the decimal mark is a comma.
    """
    rest = iter(lines)
    heading = next(rest, "")
    mark = max(",;\t", key=heading.count)
    return csv.reader(chain([heading], rest), delimiter=mark, strict=True)


def whole_number(place: str, column: str, text: str) -> int:
    """Return a count of 0 or more; raises InputError naming row and column."""
    if not (text.isascii() and text.isdigit() and len(text) <= 10):
        raise InputError(
            f"{place}, column '{column}': '{text}' is not a whole number, 0 or more; "
            "write a number, or leave the row out where nobody was counted."
        )
    return int(text)


def category(place: str, column: str, code: str) -> str:
    """Return a code that is no total's; raises InputError naming row and column."""
    if not code or code == TOTAL or code.casefold() in _NAMES_OF_TOTALS:
        raise InputError(
            f"{place}, column '{column}': '{code}' is not a category; write one, "
            "and leave totals out."
        )
    return code


def _heading(file: str, row: list[str], needed: str) -> list[str]:
    names = [name.strip() for name in row]
    times = Counter(names)
    for column, name in enumerate(names, start=1):
        if not name or times[name] > 1:
            raise InputError(
                f"{file}: row 1, column {column}: the heading '{name}' is empty or "
                "repeated; give each column its own name."
            )
    if needed not in names or len(names) < 2:
        raise InputError(
            f"{file}: row 1: the heading needs a column '{needed}' and at least one "
            "other column."
        )
    return names


def _rows(file: str, heading: list[str], rows: list[list[str]]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=2):
        if not any(field.strip() for field in row):
            continue
        if len(row) != len(heading):
            raise InputError(
                f"{file}: row {number}: {len(row)} columns where the heading has "
                f"{len(heading)}; correct the row."
            )
        fields = (field.strip() for field in row)
        yield f"{file}: row {number}", dict(zip(heading, fields, strict=True))
