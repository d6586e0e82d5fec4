"""`ledfyr protect`: which cells of a table may be shown?"""

import argparse
import json
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.tables import read_rows, whole_number
from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Key,
    LeakFound,
    Policy,
    PolicyError,
    SafeTable,
    Table,
    TableError,
)
from ledfyr.engines.statistics.protection import protect, protect_linked
from ledfyr.engines.statistics.suppression import CannotProtect

_COUNT = "count"
_RESERVED = {"status"}
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


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `protect TABLE.csv [MORE.csv …] --threshold 5 --json`."""
    parser = commands.add_parser("protect", help="hide small counts in a table")
    parser.add_argument(
        "tables",
        type=Path,
        nargs="+",
        metavar="TABLE",
        help="long CSV: dimensions and 'count'; several are protected together",
    )
    parser.add_argument("--threshold", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> None:
    tables = [read_table(path) for path in arguments.tables]
    try:
        safe = _protected(tables, Policy(threshold=arguments.threshold))
    except PolicyError as error:
        raise InputError(f"--threshold: {error}") from error
    except TableError as error:
        raise InputError(str(error)) from error
    except (CannotProtect, LeakFound) as error:
        raise InputError(f"{arguments.tables[0].name}: {error}") from error
    print(_written(arguments.tables, safe, arguments.json))


def _protected(tables: list[Table], policy: Policy) -> tuple[SafeTable, ...]:
    if len(tables) == 1:
        return (protect(tables[0], policy),)
    return protect_linked(tables, policy)


def _written(paths: list[Path], tables: tuple[SafeTable, ...], as_json: bool) -> str:
    if len(tables) == 1:
        return _json(_as_object(tables[0])) if as_json else _as_text(tables[0])
    named = list(zip([path.name for path in paths], tables, strict=True))
    if as_json:
        found = [{"name": name} | _as_object(safe) for name, safe in named]
        return _json({"tables": found})
    return "\n\n".join(f"{name}\n{_as_text(safe)}" for name, safe in named)


def read_table(path: Path) -> Table:
    """Read a long CSV: dimension columns and `count`, one row per cell, no totals.

    A combination without a row counts nobody. Raises InputError naming row and column.
    """
    heading, rows = read_rows(path, _COUNT)
    for column in _RESERVED & set(heading):
        raise InputError(
            f"{path.name}: row 1, column {heading.index(column) + 1}: the heading "
            f"'{column}' is taken by the answer; give the column another name."
        )
    counts: dict[Key, int] = {}
    for place, fields in rows:
        count = whole_number(place, _COUNT, fields.pop(_COUNT))
        key = tuple(_code(place, column, code) for column, code in fields.items())
        if key in counts:
            raise InputError(
                f"{place}: the combination {', '.join(key)} stands twice; "
                "keep one row for it."
            )
        counts[key] = count
    try:
        return Table(tuple(name for name in heading if name != _COUNT), counts)
    except TableError as error:
        raise InputError(f"{path.name}: {error}") from error


def _code(place: str, column: str, code: str) -> str:
    if not code or code == TOTAL or code.casefold() in _NAMES_OF_TOTALS:
        raise InputError(
            f"{place}, column '{column}': '{code}' is not a category; write one, "
            "and leave totals out."
        )
    return code


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1)


def _as_object(safe: SafeTable) -> dict[str, object]:
    cells: list[dict[str, str | int | None]] = [
        dict[str, str | int | None](zip(safe.dimensions, cell.key, strict=True))
        | {"count": cell.count, "status": cell.status.value}
        for cell in safe.cells
    ]
    return {"cells": cells}


def _as_text(safe: SafeTable) -> str:
    lines = [" · ".join(safe.dimensions)]
    for cell in safe.cells:
        shown = "hidden" if cell.count is None else f"{cell.count:,}"
        lines.append(f"{' · '.join(cell.key):<48}{shown:>10}  {cell.reason}")
    return "\n".join(lines)
