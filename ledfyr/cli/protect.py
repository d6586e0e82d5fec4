"""`ledfyr protect`: which cells of a table may be shown?"""

import argparse
import json
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.protect_amounts import (
    add_rules,
    has_amounts,
    protected_amounts,
    refuse_rules,
)
from ledfyr.cli.protect_groups import in_groups, tell_gain
from ledfyr.cli.protect_shelf import add_shelf, beside_shelf
from ledfyr.cli.tables import category, read_rows, whole_number
from ledfyr.domain.statistics.disclosure import (
    Key,
    LeakFound,
    Policy,
    PolicyError,
    SafeTable,
    Table,
    TableError,
    release,
)
from ledfyr.engines.statistics.protection import protect, protect_linked
from ledfyr.engines.statistics.suppression import CannotProtect
from ledfyr.engines.statistics.tau_argus import TauArgusFailed, propose

_COUNT = "count"
_RESERVED = {"status"}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `protect TABLE.csv [MORE.csv …] --threshold 5 --json`."""
    parser = commands.add_parser("protect", help="hide small counts in a table")
    parser.add_argument(
        "tables",
        type=Path,
        nargs="+",
        metavar="TABLE",
        help="long CSV: dimensions and 'count'; several are protected together; or "
        "dimensions, 'contributor' and 'amount'",
    )
    parser.add_argument("--threshold", type=int, default=5)
    parser.add_argument(
        "--group",
        action="append",
        default=[],
        metavar="DIMENSION[=NAME:CODE,CODE]",
        help="put codes together first; may be given more than once",
    )
    parser.add_argument(
        "--by",
        choices=("own", "tau-argus"),
        default="own",
        help="whose program proposes what to hide; the audit is the same",
    )
    add_shelf(parser)
    add_rules(parser)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> None:
    if has_amounts(arguments.tables[0]):
        print(protected_amounts(arguments))
        return
    refuse_rules(arguments)
    tables = [read_table(path) for path in arguments.tables]
    coarse = [in_groups(table, arguments.group) for table in tables]
    safe = _protected(arguments, coarse)
    if arguments.group:
        tell_gain(tables, safe, Policy(threshold=arguments.threshold))
    print(_written(arguments.tables, safe, arguments.json))


def _protected(
    arguments: argparse.Namespace, tables: list[Table]
) -> tuple[SafeTable, ...]:
    first = arguments.tables[0].name
    try:
        policy = Policy(threshold=arguments.threshold)
        if arguments.by == "tau-argus":
            return (_by_tau_argus(tables, policy, arguments.shelf),)
        if arguments.shelf:
            return beside_shelf(arguments, tables, policy)
        if len(tables) == 1:
            return (protect(tables[0], policy),)
        return protect_linked(tables, policy)
    except PolicyError as error:
        raise InputError(f"--threshold: {error}") from error
    except TableError as error:
        raise InputError(str(error)) from error
    except (CannotProtect, LeakFound) as error:
        raise InputError(f"{first}: {error}") from error


def _by_tau_argus(tables: list[Table], policy: Policy, shelf: Path | None) -> SafeTable:
    if len(tables) > 1 or shelf:
        raise InputError(
            "--by: tau-argus protects one table that stands alone; leave --by out."
        )
    try:
        return release(tables[0], propose(tables[0], policy), policy)
    except TauArgusFailed as error:
        raise InputError(f"--by: {error} Leave --by out.") from error
    except LeakFound as error:
        raise InputError(
            "--by: what tau-argus proposes lets a reader compute a hidden cell, as "
            "the audit finds; leave --by out."
        ) from error


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
        key = tuple(category(place, column, code) for column, code in fields.items())
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
