"""`ledfyr collect`: does a filled-in template hold, and where is an empty one?"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.whole_file import check_new
from ledfyr.domain.statistics.collection import (
    Checked,
    Sheet,
    SheetRefused,
    Template,
    check,
    template,
    templates,
    understood_in,
)
from ledfyr.domain.statistics.collection.sheet import Row

_TOLD_EVERY = 10_000
_SPOKEN = ("sv",)
"""Languages in which templates are handed out, beside English."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `collect check FILE --template NAME` and `collect template NAME OUT`."""
    parser = commands.add_parser("collect", help="check figures that a body sends in")
    kinds = parser.add_subparsers(required=True, metavar="KIND")
    one = kinds.add_parser("check", help="tell every row and column to correct")
    one.add_argument("file", type=Path, help="XLSX or CSV")
    one.add_argument(
        "--template", metavar="NAME", required=True, choices=list(templates())
    )
    one.add_argument("--json", action="store_true")
    one.set_defaults(run=_check)
    empty = kinds.add_parser("template", help="write an empty template")
    empty.add_argument("name", metavar="NAME", choices=list(templates()))
    empty.add_argument("out", type=Path, help="a file that ends in .xlsx or .csv")
    empty.add_argument("--language", default="en", help="of its words: en, sv, …")
    empty.set_defaults(run=_template)


def _check(arguments: argparse.Namespace) -> None:
    found, read_as = checked(arguments.file, template(arguments.template))
    print(_as_json(found, read_as) if arguments.json else _as_text(found, read_as))
    if not found.can_be_taken:
        raise InputError(
            f"{arguments.file.name}: nothing can be taken in before the places above "
            "are corrected."
        )


def checked(path: Path, asked: Template) -> tuple[Checked, tuple[str, ...]]:
    """Return what a file holds, and how its text was read; raises InputError."""
    from ledfyr.engines.statistics.report_language import words_in
    from ledfyr.engines.statistics.spreadsheets import read_sheet

    try:
        with path.open("rb") as file:
            sheet = read_sheet(file)
            spoken = understood_in(asked, *map(words_in, _SPOKEN))
            return check(spoken, _with_progress(sheet)), sheet.read_as
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.") from error
    except SheetRefused as error:
        raise InputError(f"{path.name}: {error}") from error


def _with_progress(sheet: Sheet) -> Sheet:
    return replace(sheet, rows=_told(sheet.rows)) if sys.stderr.isatty() else sheet


def _told(rows: Iterator[Row]) -> Iterator[Row]:
    number = 0
    for number, cells in rows:
        if number % _TOLD_EVERY == 0:
            sys.stderr.write(f"\r{number:,} rows read")
            sys.stderr.flush()
        yield number, cells
    if number >= _TOLD_EVERY:
        sys.stderr.write(f"\r{number:,} rows read\n")


def _as_json(found: Checked, read_as: tuple[str, ...]) -> str:
    faults = [
        {
            "row": fault.row,
            "column": fault.letter,
            "heading": fault.heading,
            "what": str(fault.what),
            "cure": str(fault.cure),
        }
        for fault in found.faults
    ]
    told = {
        "can_be_taken": found.can_be_taken,
        "read_as": list(read_as),
        "rows": found.rows,
        "facts": len(found.facts),
        "cells": len(found.cells),
        "totals": found.totals,
        "blanks": found.blanks,
        "dashes": found.dashes,
        "read_to_the_end": found.is_whole,
        "faults": faults,
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _as_text(found: Checked, read_as: tuple[str, ...]) -> str:
    lines = [f"read as {', '.join(read_as)}"] if read_as else []
    lines += [str(fault) for fault in found.faults]
    if not found.is_whole:
        lines.append("Reading stopped here; there may be more to correct.")
    lines.append(
        f"{found.rows} rows: {len(found.facts)} facts, {len(found.cells)} aggregates, "
        f"{found.totals} totals that come out, {found.blanks} cells blank (not known), "
        f"{found.dashes} with a dash (not counted)."
        if found.can_be_taken
        else f"{len(found.faults)} places to correct in {found.rows} rows."
    )
    return "\n".join(lines)


def _template(arguments: argparse.Namespace) -> None:
    from ledfyr.engines.statistics.empty_sheets import as_text, as_workbook
    from ledfyr.engines.statistics.report_language import words_in

    write = {".xlsx": as_workbook, ".csv": as_text}.get(arguments.out.suffix.lower())
    if write is None:
        raise InputError(f"{arguments.out}: let the name end in .xlsx or .csv.")
    check_new(arguments.out)
    if arguments.language not in ("en", *_SPOKEN):
        raise InputError(
            f"Templates are not handed out in '{arguments.language}'; choose one of "
            f"en, {', '.join(_SPOKEN)}."
        )
    content = write(template(arguments.name), words_in(arguments.language))
    part = arguments.out.with_name(arguments.out.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(arguments.out)
    except OSError as error:
        raise InputError(
            f"{arguments.out}: cannot be written: {error.strerror}."
        ) from error
    print(f"{arguments.out}: {len(content):,} bytes")
