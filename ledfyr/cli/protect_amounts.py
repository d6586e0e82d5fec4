"""`ledfyr protect` for amounts: each row says who contributed how much to a cell."""

import argparse
import json
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.tables import category, read_rows, whole_number
from ledfyr.domain.statistics.disclosure import (
    AmountPolicy,
    AmountTable,
    Key,
    LeakFound,
    PolicyError,
    SafeAmounts,
    TableError,
)
from ledfyr.engines.statistics.amounts import protect_amounts

WHO, AMOUNT = "contributor", "amount"
_RULES = ("contributors", "p_percent", "dominance", "rest")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Add the rules that say which sums of amounts tell of one contributor."""
    rules = parser.add_argument_group(
        "amounts", "by default fewer than 3 contributors, or the p% rule with 10"
    )
    rules.add_argument(
        "--contributors", type=int, help="hide sums of fewer than so many"
    )
    rules.add_argument("--p-percent", type=int, help="the p of the p%% rule")
    rules.add_argument(
        "--dominance", type=_pair, metavar="N,K", help="the N largest have K percent"
    )
    rules.add_argument("--rest", type=int, help="least left without the largest")


def refuse_rules(arguments: argparse.Namespace) -> None:
    """Raise InputError if a rule for amounts is given for a table of counts."""
    for name in _RULES:
        if getattr(arguments, name) is not None:
            raise InputError(
                f"--{name.replace('_', '-')}: this is a rule for amounts; give a table "
                f"with the columns '{WHO}' and '{AMOUNT}', or leave it out."
            )


def protected_amounts(arguments: argparse.Namespace) -> str:
    """Return a protected table of amounts as JSON or text; raises InputError."""
    path = arguments.tables[0]
    if len(arguments.tables) > 1 or arguments.shelf or arguments.group:
        raise InputError(
            f"{path.name}: amounts are protected one table at a time, without --shelf "
            "and --group."
        )
    given = {name: getattr(arguments, name) for name in _RULES}
    rules = given if any(rule is not None for rule in given.values()) else {}
    try:
        safe = protect_amounts(read_amounts(path), AmountPolicy(**rules))
    except PolicyError as error:
        raise InputError(str(error)) from error
    except LeakFound as error:
        raise InputError(f"{path.name}: {error}") from error
    if arguments.json:
        return json.dumps(as_object(safe), ensure_ascii=False, indent=1)
    return as_text(safe)


def _pair(text: str) -> tuple[int, int]:
    try:
        largest, percent = (int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no rule; write it as 1,75: the largest has 75 per cent."
        ) from None
    return largest, percent


def has_amounts(path: Path) -> bool:
    """Does the heading name contributors and amounts, instead of counts?"""
    try:
        with path.open(encoding="utf-8-sig") as file:
            first = file.readline()
    except (OSError, UnicodeDecodeError):
        return False
    mark = max(",;\t", key=first.count)
    return {WHO, AMOUNT} <= {name.strip().strip('"') for name in first.split(mark)}


def read_amounts(path: Path) -> AmountTable:
    """Read dimension columns, `contributor` and `amount`, one row for each of both.

    Amounts are whole and 0 or more; one who contributed to several cells bears one name
    in all. Raises InputError naming row and column.
    """
    heading, rows = read_rows(path, AMOUNT)
    names = tuple(name for name in heading if name not in (WHO, AMOUNT))
    if not names:
        raise InputError(
            f"{path.name}: row 1: besides '{WHO}' and '{AMOUNT}' a column is needed by "
            "which amounts are broken down."
        )
    found: dict[Key, dict[str, int]] = {}
    for place, fields in rows:
        key = tuple(category(place, name, fields[name]) for name in names)
        who = fields[WHO]
        if not who:
            raise InputError(f"{place}, column '{WHO}': say who contributed.")
        if who in found.setdefault(key, {}):
            raise InputError(
                f"{place}: the contributor stands twice in {', '.join(key)}; add up "
                "what it contributed."
            )
        found[key][who] = whole_number(place, AMOUNT, fields[AMOUNT])
    try:
        return AmountTable(names, found)
    except TableError as error:
        raise InputError(f"{path.name}: {error}") from error


def as_object(safe: SafeAmounts) -> dict[str, object]:
    """Return a protected table of amounts as JSON; no contributor is named."""
    cells: list[dict[str, str | int | None]] = [
        dict[str, str | int | None](zip(safe.dimensions, cell.key, strict=True))
        | {AMOUNT: cell.count, "status": cell.status.value}
        for cell in safe.cells
    ]
    return {"cells": cells}


def as_text(safe: SafeAmounts) -> str:
    """Return a protected table of amounts for reading, each hidden cell with why."""
    lines = [" · ".join(safe.dimensions)]
    for cell in safe.cells:
        shown = "hidden" if cell.count is None else f"{cell.count:,}"
        lines.append(f"{' · '.join(cell.key):<48}{shown:>14}  {cell.reason}")
    return "\n".join(lines)
