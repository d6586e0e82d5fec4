"""`ledfyr protect --shelf`: a table of figures beside what was published before."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.shelf import ShelfFolder, day, refusals
from ledfyr.domain.statistics.disclosure import Policy, SafeTable, Table
from ledfyr.domain.statistics.facts import DIMENSIONS, code_lists


def add_shelf(parser: argparse.ArgumentParser) -> None:
    """Add `--shelf`, and what says of which persons the tables are."""
    parser.add_argument(
        "--shelf",
        type=Path,
        metavar="FOLDER",
        help="lay the tables beside what was published before, and keep them there",
    )
    parser.add_argument("--country", choices=sorted(code_lists()["ref_area"]))
    parser.add_argument("--measure", choices=sorted(code_lists()["measure"]))
    parser.add_argument("--year", type=int)
    parser.add_argument("--as-of", type=day, metavar="YYYY-MM-DD")


def beside_shelf(
    arguments: argparse.Namespace, tables: Sequence[Table], policy: Policy
) -> tuple[SafeTable, ...]:
    """Protect tables beside those on the shelf, and add them; raises InputError."""
    from ledfyr.engines.statistics.publishing import Occasion, own_tables

    _check(arguments, tables)
    shelf = ShelfFolder(arguments.shelf)
    occasion = Occasion(datetime.now(UTC).date(), arguments.as_of)
    place = arguments.country, arguments.measure, arguments.year
    with refusals(arguments.tables[0].name, shelf):
        safe, kept = own_tables(place, tables, shelf.tables, occasion, policy)
    shelf.keep(kept)
    return safe


def _check(arguments: argparse.Namespace, tables: Sequence[Table]) -> None:
    for name in ("country", "measure", "year"):
        if getattr(arguments, name) is None:
            raise InputError(
                f"--{name}: say of which country, measure and year the tables are, so "
                "that they are laid beside the right ones."
            )
    if arguments.group:
        raise InputError(
            "--group: a shelf keeps codes as they are known; put codes together in the "
            "file, or leave --shelf out."
        )
    for path, table in zip(arguments.tables, tables, strict=True):
        for name in set(table.dimensions) - set(DIMENSIONS):
            raise InputError(
                f"{path.name}: row 1: '{name}' is no dimension of figures; choose from "
                f"{', '.join(DIMENSIONS)}."
            )
