"""`ledfyr figures`: what did the region's report print, and do its totals come out?"""

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from ledfyr.cli.failure import InputError
from ledfyr.cli.figures_table import add_map, add_table
from ledfyr.domain.statistics import published
from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published.figures import BREAKDOWNS, MEASURES

Area = TypeVar("Area")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `figures show`, `table`, `map`, `total` and `check`."""
    parser = commands.add_parser("figures", help="published figures of the region")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    _add_show(actions.add_parser("show", help="the figures of one country and year"))
    add_table(actions.add_parser("table", help="any two dimensions side by side"))
    add_map(actions.add_parser("map", help="one number for each country, as a picture"))
    for name, about in (
        ("total", "recompute the totals that the report's text states"),
        ("check", "compare parts with totals, and text with tables"),
    ):
        action = actions.add_parser(name, help=about)
        action.add_argument("country", nargs="?", help="a code such as FI, or BSR")
        action.add_argument("--json", action="store_true")
        action.set_defaults(run=_run_total if name == "total" else _run_check)


def _add_show(show: argparse.ArgumentParser) -> None:
    show.add_argument("country", help="a code such as FI")
    show.add_argument("year", help="a year, or a span such as 2016-2018")
    show.add_argument("--measure", choices=MEASURES)
    show.add_argument("--by", choices=BREAKDOWNS)
    show.add_argument(
        "--cells", action="store_true", help="with certainty, evidence and source"
    )
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_run_show)


def _run_show(arguments: argparse.Namespace) -> None:
    found = _find(arguments)
    if not arguments.json:
        print("\n\n".join(_as_text(figure) for figure in found))
    elif arguments.cells:
        print(_json([asdict(cell) for figure in found for cell in figure.cells]))
    elif arguments.measure:
        print(_json(found[0].values()))
    else:
        nested: dict[str, dict[str, dict[str, int | None]]] = {}
        for figure in found:
            nested.setdefault(figure.measure, {})[figure.by] = figure.values()
        print(_json(nested))


def _find(arguments: argparse.Namespace) -> list[published.Figure]:
    try:
        if arguments.measure:
            by = arguments.by or "total"
            place = (arguments.country, arguments.year)
            return [published.figure(*place, arguments.measure, by)]
        every = published.figures(arguments.country, arguments.year)
    except LookupError as error:
        raise InputError(str(error)) from error
    return [figure for figure in every if arguments.by in (None, figure.by)]


def _as_text(figure: published.Figure) -> str:
    lines = [f"{figure.ref_area} {figure.period}: {figure.measure} by {figure.by}"]
    lines += [_line(cell) for cell in figure.cells] or ["  the report has nothing"]
    lines += [f"  In the text: {each.text}" for each in figure.statements]
    lines += [f"  * {note.text}" for note in figure.notes]
    return "\n".join([*lines, f"  Source: {figure.source}"])


def _line(cell: StatCell) -> str:
    if cell.value is not None:
        shown = f"{cell.value:,}"
    elif cell.candidates:
        shown = " or ".join(str(number) for number in cell.candidates) + "?"
    else:
        shown = "-" if cell.printed == "dash" else cell.printed.value
    sure = "" if cell.certainty == "certain" else f"  ({cell.certainty})"
    return f"  {cell.category:<28}{shown:>8} {cell.unit}{sure}"


def _run_total(arguments: argparse.Namespace) -> None:
    areas = [arguments.country] if arguments.country else published.areas()
    _show([each for area in areas for each in _ask(published.total, area)], arguments)


def _run_check(arguments: argparse.Namespace) -> None:
    _show(list(_ask(published.check, arguments.country)), arguments)


def _ask(
    question: Callable[[Area], tuple[published.Finding, ...]], area: Area
) -> tuple[published.Finding, ...]:
    try:
        return question(area)
    except LookupError as error:
        raise InputError(str(error)) from error


def _show(found: list[published.Finding], arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(_json([_as_object(each) for each in found]))
        return
    for each in found:
        print(_sentence(each))
    differing = sum(not each.agrees for each in found)
    print(f"{len(found)} compared, {differing} do not come out.")


def _as_object(found: published.Finding) -> dict[str, object]:
    return {
        "country": found.ref_area,
        "period": found.period,
        "measure": found.measure,
        "subject": found.subject,
        "printed": found.printed,
        "recomputed": found.recomputed,
        "difference": found.difference,
        "agrees": found.agrees,
        "parts": [{"part": name, "value": value} for name, value in found.parts],
        "lines": found.lines,
    }


def _sentence(found: published.Finding) -> str:
    if found.recomputed is None:
        outcome = "cannot be recomputed: a number is lost or not printed"
    elif found.agrees:
        outcome = "comes out"
    else:
        outcome = f"recomputed {found.recomputed:,}, difference {found.difference:+,}"
    place = f"{found.ref_area} {found.period} {found.measure}, {found.subject}"
    return f"{place}: printed {found.printed:,}; {outcome}."


def _json(answer: object) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=1)
