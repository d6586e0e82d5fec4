"""`ledfyr synthesise`: margins with noise, and made-up rows, if good enough."""

import argparse
import json
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.protect import read_table
from ledfyr.cli.whole_file import check_new, whole_file
from ledfyr.domain.statistics.disclosure import Table
from ledfyr.domain.statistics.facts import code_lists
from ledfyr.domain.statistics.synthesis import Codes, NotUseful, Synthesis
from ledfyr.engines.statistics.synthesis import public_codes, synthesise


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `synthesise FACTS.csv --epsilon E --margins a,b --seed S --json OUT`."""
    parser = commands.add_parser(
        "synthesise", help="margins with noise, and made-up rows drawn from them"
    )
    parser.add_argument(
        "facts", type=Path, help="long CSV: coded dimensions of facts and 'count'"
    )
    parser.add_argument(
        "--epsilon", type=float, required=True, help="the privacy budget, up to 10"
    )
    parser.add_argument(
        "--margins",
        action="append",
        required=True,
        metavar="a,b",
        help="dimensions of one margin; may be given more than once",
    )
    parser.add_argument(
        "--seed", type=int, default=0, help="fixes the drawing of rows, not the noise"
    )
    parser.add_argument("--json", type=Path, required=True, metavar="OUT")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> None:
    check_new(arguments.json)
    table = read_table(arguments.facts)
    margins = [_margin(text, table) for text in arguments.margins]
    try:
        codes = public_codes(code_lists(), table.dimensions)
        _check_codes(table, codes)
        found = synthesise(table, codes, margins, arguments.epsilon, arguments.seed)
    except NotUseful as error:
        raise InputError(f"--margins: {error}") from error
    except ValueError as error:
        raise InputError(f"{arguments.facts.name}: {error}") from error
    for each in found.quality:
        print(each.in_words)
    print(f"Budget: epsilon {found.epsilon:g}, of which {found.spent:g} is spent.")
    _write(arguments.json, found)


def _margin(text: str, table: Table) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    for name in names:
        if name not in table.dimensions or names.count(name) > 1:
            raise InputError(
                f"--margins: '{name}' is not a column of the table, or stands twice; "
                f"choose among {', '.join(table.dimensions)}."
            )
    return names


def _check_codes(table: Table, codes: Codes) -> None:
    for key in table.counts:
        for name, code in zip(table.dimensions, key, strict=True):
            if code not in codes[name]:
                raise ValueError(
                    f"column '{name}': '{code}' is not one of its codes; correct the "
                    "row."
                )


def _write(path: Path, found: Synthesis) -> None:
    text = json.dumps(_as_object(found), ensure_ascii=False, indent=1) + "\n"
    with whole_file(path, for_readers=False) as file:
        file.write(text.encode())


def _as_object(found: Synthesis) -> dict[str, object]:
    return {
        "budget": {"epsilon": found.epsilon, "spent": found.spent},
        "quality": [
            {
                "by": list(each.by),
                "cells": each.cells,
                "expected_error": round(each.error, 3),
                "persons_per_cell": round(each.persons_per_cell, 3),
                "expected_relative_error": round(each.relative, 4),
                "share_far_off": each.share_far_off,
                "in_words": each.in_words,
            }
            for each in found.quality
        ],
        "margins": [
            {
                "by": list(each.by),
                "cells": [
                    dict(zip(each.by, key, strict=True)) | {"count": count}
                    for key, count in each.counts.items()
                ],
            }
            for each in found.margins
        ],
        "rows": [
            dict(zip(found.dimensions, key, strict=True)) | {"count": count}
            for key, count in found.rows.items()
        ],
    }
