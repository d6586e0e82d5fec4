"""`ledfyr figures table` and `figures map`: any two dimensions side by side, drawn."""

import argparse
import sys
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.figures_words import (
    as_csv,
    as_json,
    as_text,
    name_of,
    shown,
    title_of,
    warnings_of,
)
from ledfyr.cli.whole_file import check_free, whole_file
from ledfyr.domain.statistics.published import countries, differences
from ledfyr.domain.statistics.published.crossing import (
    DIMENSIONS,
    Crossed,
    CrossedRow,
    Dimension,
    crossed,
    third_of,
    values,
)
from ledfyr.domain.statistics.published.figures import BREAKDOWNS, MEASURES

_USUAL_YEAR = "2018"
_PICTURES = (".svg", ".png")


def add_table(table: argparse.ArgumentParser) -> None:
    """Add what `figures table` takes."""
    _add_what(table)
    table.add_argument("--rows", choices=DIMENSIONS, default="country")
    table.add_argument("--columns", choices=DIMENSIONS, default="year")
    table.add_argument("--only", help="the one value of the third dimension")
    form = table.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="one cell a line, with notes")
    form.add_argument("--json", action="store_true")
    table.set_defaults(run=_run_table)


def add_map(drawn: argparse.ArgumentParser) -> None:
    """Add what `figures map` takes."""
    _add_what(drawn)
    drawn.add_argument(
        "out", type=Path, help="OUT.svg or OUT.png; OUT.csv stands by it"
    )
    drawn.add_argument("--year", default=_USUAL_YEAR, help="a year, or 2016-2018")
    drawn.add_argument("--kind", help="the category, if --by has several")
    drawn.add_argument("--force", action="store_true", help="replace what is there")
    drawn.set_defaults(run=_run_map)


def _add_what(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--measure", choices=MEASURES, default="victims")
    parser.add_argument("--by", choices=BREAKDOWNS, default="total")


def _run_table(arguments: argparse.Namespace) -> None:
    measure, by = arguments.measure, arguments.by
    rows, columns = arguments.rows, arguments.columns
    if rows == columns:
        raise InputError(
            f"--rows and --columns both say {rows}; choose two that differ."
        )
    only = _only(measure, by, third_of(rows, columns), arguments.only)
    table = crossed(measure, by, rows, columns, only, name_of)
    if arguments.csv:
        sys.stdout.write(as_csv(table))
    elif arguments.json:
        print(as_json(table, title_of(measure, by, rows, columns, only)))
    else:
        print(as_text(table, rows, title_of(measure, by, rows, columns, only)))


def _run_map(arguments: argparse.Namespace) -> None:
    picture, beside = arguments.out, arguments.out.with_suffix(".csv")
    if picture.suffix not in _PICTURES:
        raise InputError(f"{picture}: name a picture that ends in .svg or .png.")
    for path in (picture, beside):
        check_free(path, arguments.force)
    measure, by = arguments.measure, arguments.by
    kind = _only(measure, by, "kind", arguments.kind)
    year = _only(measure, by, "year", arguments.year)
    found = _of_kind(crossed(measure, by, "country", "kind", year, name_of), kind)
    title = title_of(measure, by, "country", "year", kind) + f", {year}"
    content = _drawn(found, title, picture.suffix)
    with (
        whole_file(beside, for_readers=True) as csv_file,
        whole_file(picture, for_readers=True) as picture_file,
    ):
        csv_file.write(as_csv(found).encode("utf-8-sig"))
        picture_file.write(content)
    print(as_text(found, "country", title))


def _only(measure: str, by: str, dimension: Dimension, asked: str | None) -> str:
    """Return the one value that is asked for, or the usual one; raises InputError."""
    known = values(measure, by, dimension)
    if not known:
        kinds = [each for each in BREAKDOWNS if values(measure, each, dimension)]
        raise InputError(
            f"No country prints {measure} by {by}; choose --by {', '.join(kinds)}."
        )
    if asked is None:
        return next(
            (each for each in (_USUAL_YEAR, "total") if each in known), known[0]
        )
    found = {each.casefold(): each for each in known}.get(asked.casefold())
    if found is None:
        raise InputError(
            f"Nothing is printed for {dimension} '{asked}'; choose one of "
            f"{', '.join(known)}."
        )
    return found


def _of_kind(table: Crossed, kind: str) -> Crossed:
    """Return the table with one column; raises InputError if nothing stands in it."""
    if kind not in table.columns:
        raise InputError(
            f"Nothing is printed for '{kind}' in this year; choose --kind "
            f"{', '.join(table.columns)}."
        )
    place = table.columns.index(kind)
    rows = tuple(
        CrossedRow(row.value, (row.cells[place],))
        for row in table.rows
        if row.cells[place]
    )
    kept = [cell for row in rows for cell in row.cells if cell]
    units = tuple(dict.fromkeys(cell.unit for cell in kept))
    return Crossed((kind,), rows, differences(kept), units)


def _drawn(table: Crossed, title: str, ending: str) -> bytes:
    from ledfyr.engines.statistics.drawings import as_png, region_map

    found = {row.value: row.cells[0] for row in table.rows}
    units = [cell.unit for cell in table.cells if cell.value is not None]
    of_most = max(dict.fromkeys(units), key=units.count, default="")
    numbers, said = {}, {}
    for code in countries():
        cell = found.get(code)
        is_alike = cell is not None and cell.unit == of_most
        numbers[code] = cell.value if cell and is_alike else None
        said[code] = shown(cell, ("",) if is_alike else ("", "")) if cell else ""
    drawn = region_map(title, numbers, said, list(warnings_of(table)))
    return as_png(drawn) if ending == ".png" else drawn.encode()
