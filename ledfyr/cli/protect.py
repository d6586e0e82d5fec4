"""`ledfyr protect`: which cells of a table may be shown?"""

import argparse
import csv
import json
from collections import Counter
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Key,
    Policy,
    PolicyError,
    SafeTable,
    Table,
    TableError,
)
from ledfyr.engines.statistics.protection import protect

_COUNT = "count"
_RESERVED = ("status",)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `protect TABLE.csv --threshold 5 --json`."""
    parser = commands.add_parser("protect", help="hide small counts in a table")
    parser.add_argument("table", type=Path, help="long CSV: dimensions and 'count'")
    parser.add_argument("--threshold", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> None:
    table = read_table(arguments.table)
    try:
        safe = protect(table, Policy(threshold=arguments.threshold))
    except TableError as error:
        raise InputError(f"{arguments.table.name}: {error}") from error
    except PolicyError as error:
        raise InputError(f"--threshold: {error}") from error
    print(_as_json(safe) if arguments.json else _as_text(safe))


def read_table(path: Path) -> Table:
    """Read a long CSV: dimension columns and `count`, one row per cell, no totals.

    A combination without a row counts nobody. Raises InputError naming row and column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: save the table as UTF-8 text.") from error
    except csv.Error as error:
        raise InputError(f"{path.name}: this is not valid CSV: {error}.") from error
    if len(rows) < 2:
        raise InputError(f"{path.name}: row 1: a heading and at least one row needed.")
    heading = _heading(path.name, rows[0])
    return Table(
        tuple(name for name in heading if name != _COUNT),
        _counts(path.name, heading, rows[1:]),
    )


def _heading(file: str, row: list[str]) -> list[str]:
    names = [name.strip() for name in row]
    for column, (name, times) in enumerate(
        ((name, Counter(names)[name]) for name in names), start=1
    ):
        if not name or times > 1 or name in _RESERVED:
            raise InputError(
                f"{file}: row 1, column {column}: the heading '{name}' is empty, "
                "repeated or reserved; give each column its own name."
            )
    if _COUNT not in names or len(names) < 2:
        raise InputError(
            f"{file}: row 1: the heading needs a column '{_COUNT}' and at least one "
            "other column."
        )
    return names


def _counts(file: str, heading: list[str], rows: list[list[str]]) -> dict[Key, int]:
    counts: dict[Key, int] = {}
    for number, row in enumerate(rows, start=2):
        if not any(field.strip() for field in row):
            continue
        if len(row) != len(heading):
            raise InputError(
                f"{file}: row {number}: {len(row)} columns where the heading has "
                f"{len(heading)}; correct the row."
            )
        key, count = _row(f"{file}: row {number}", heading, row)
        if key in counts:
            raise InputError(
                f"{file}: row {number}: the combination {', '.join(key)} stands twice; "
                "keep one row for it."
            )
        counts[key] = count
    if not counts:
        raise InputError(f"{file}: row 2: at least one row of counts is needed.")
    return counts


def _row(place: str, heading: list[str], row: list[str]) -> tuple[Key, int]:
    fields = dict(zip(heading, (field.strip() for field in row), strict=True))
    count = fields.pop(_COUNT)
    if not (count.isascii() and count.isdigit()):
        raise InputError(
            f"{place}, column '{_COUNT}': '{count}' is not a whole number, 0 or more; "
            "write a number, or leave the row out where nobody was counted."
        )
    for column, code in fields.items():
        if not code or code == TOTAL:
            raise InputError(
                f"{place}, column '{column}': '{code}' is not a category; write one, "
                "and leave totals out."
            )
    return tuple(fields.values()), int(count)


def _as_json(safe: SafeTable) -> str:
    cells: list[dict[str, str | int | None]] = [
        dict[str, str | int | None](zip(safe.dimensions, cell.key, strict=True))
        | {"count": cell.count, "status": cell.status.value}
        for cell in safe.cells
    ]
    return json.dumps({"cells": cells}, ensure_ascii=False, indent=1)


def _as_text(safe: SafeTable) -> str:
    lines = [" · ".join(safe.dimensions)]
    for cell in safe.cells:
        shown = "hidden" if cell.count is None else f"{cell.count:,}"
        lines.append(f"{' · '.join(cell.key):<48}{shown:>10}  {cell.reason}")
    return "\n".join(lines)
