"""The long table of facts as a file: a column a dimension, and `count`.

It is the hub between formats and holds raw counts: it stays with those who count.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO

from ledfyr.cli.failure import InputError
from ledfyr.cli.progress import Progress
from ledfyr.cli.tables import parted, whole_number
from ledfyr.domain.statistics.facts import DIMENSIONS, Fact, FactError
from ledfyr.domain.statistics.standards.sheet import Sheet

_COUNT = "count"
_codes = attrgetter(*DIMENSIONS)
_NEEDED = ("ref_area", "body", "measure", "year", _COUNT)


def read_facts(path: Path) -> tuple[Fact, ...]:
    """Return every fact of a file; raises InputError naming row and column.

    Of the dimensions, those that no column names are not recorded.
    """
    found: dict[object, Fact] = {}
    progress = Progress("Reading rows")
    rows = read_csv(path)
    heading = [name.strip() for name in next(rows, [])]
    _check(path.name, heading)
    for number, row in enumerate(rows, start=2):
        if any(field.strip() for field in row):
            fact = _fact(f"{path.name}: row {number}", heading, row)
            key = _codes(fact)
            if key in found:
                raise InputError(
                    f"{path.name}: row {number}: these codes stand twice; keep one row."
                )
            found[key] = fact
        progress.at(number)
    progress.close()
    return tuple(found.values())


def read_csv(path: Path) -> Iterator[list[str]]:
    """Give the rows of a CSV file one by one; raises InputError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from parted(file)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: save the table as UTF-8 text.") from error
    except csv.Error as error:
        raise InputError(f"{path.name}: this is not valid CSV: {error}.") from error


def as_sheet(facts: Iterable[Fact]) -> Sheet:
    """Return facts as rows of the long table."""
    columns = (*DIMENSIONS, _COUNT)
    return Sheet(
        columns,
        tuple(tuple(getattr(fact, name) for name in columns) for fact in facts),
    )


def write_csv(sheet: Sheet, file: BinaryIO) -> None:
    """Write a sheet as UTF-8 CSV; nothing is written for what is not known.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(sheet.columns)
    for row in sheet.rows:
        rows.writerow([_safe(value) for value in row])
    text.detach()


def _safe(value: str | int | None) -> str | int | None:
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return value if value.lstrip("-").isdigit() else f"'{value}"
    return value


def _check(file: str, heading: list[str]) -> None:
    known = (*DIMENSIONS, _COUNT)
    for column, name in enumerate(heading, start=1):
        if name not in known or heading.count(name) > 1:
            raise InputError(
                f"{file}: row 1, column {column}: the heading '{name}' is unknown or "
                f"repeated; choose from {', '.join(known)}."
            )
    for name in _NEEDED:
        if name not in heading:
            raise InputError(f"{file}: row 1: the column '{name}' is missing.")


def _fact(place: str, heading: list[str], row: list[str]) -> Fact:
    if len(row) != len(heading):
        raise InputError(
            f"{place}: {len(row)} columns where the heading has {len(heading)}; "
            "correct the row."
        )
    fields = {name: text.strip() for name, text in zip(heading, row, strict=True)}
    if not fields["body"]:
        raise InputError(f"{place}, column 'body': say who counted.")
    count = whole_number(place, _COUNT, fields.pop(_COUNT))
    year = whole_number(place, "year", fields.pop("year"))
    try:
        return Fact(year=year, count=count, **fields)
    except FactError as error:
        raise InputError(f"{place}, column '{error.column}': {error}") from error
