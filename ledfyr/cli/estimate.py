"""`ledfyr estimate`: how many persons stand on no list?"""

import argparse
import json
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.progress import Progress
from ledfyr.cli.tables import read_rows, whole_number
from ledfyr.domain.statistics import estimation
from ledfyr.domain.statistics.estimation import (
    CannotEstimate,
    Estimate,
    Fit,
    Lists,
    Pattern,
)

_COUNT = "count"
_PAIRS = 2


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `estimate LISTS.csv` with the choice of model and the interval."""
    parser = commands.add_parser("estimate", help="estimate a hidden population")
    parser.add_argument("lists", type=Path, help="CSV: a 0/1 column a list, 'count'")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--model", help='"[12,23]" by position, or "A:E" by name')
    choice.add_argument("--search", choices=("bic", "stepwise"), default="bic")
    parser.add_argument(
        "--order", type=int, help="lists in a dependence, for bic (2 unless given)"
    )
    parser.add_argument("--bootstrap", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> None:
    lists = _read(arguments.lists)
    if not 0 <= arguments.bootstrap <= 100_000 or arguments.seed < 0:
        raise InputError("--bootstrap takes 0 to 100,000 tables, --seed 0 or more.")
    try:
        found = _estimate(lists, arguments)
    except CannotEstimate as error:
        raise InputError(str(error)) from error
    if arguments.json:
        print(json.dumps(_as_object(lists, found), ensure_ascii=False, indent=1))
    else:
        print(_as_text(lists, found))


def _estimate(lists: Lists, arguments: argparse.Namespace) -> Estimate:
    resampling = {"replicates": arguments.bootstrap, "seed": arguments.seed}
    order = _order(arguments)
    if arguments.model is not None:
        model = estimation.parse(arguments.model, lists.names)
        return estimation.with_model(lists, model, **resampling)
    if arguments.search == "stepwise":
        return estimation.stepwise(lists, **resampling)
    progress = Progress("Fitting models to resampled tables")
    try:
        return estimation.by_bic(lists, order, **resampling, progress=progress.at)
    finally:
        progress.close()


def _order(arguments: argparse.Namespace) -> int:
    if arguments.order is not None and arguments.model is not None:
        raise InputError(
            "--model says itself which lists depend on each other; leave --order out."
        )
    if arguments.order not in (None, _PAIRS) and arguments.search == "stepwise":
        raise InputError(
            f"The stepwise search adds pairs of lists only, which is --order {_PAIRS}; "
            "for another order choose --search bic."
        )
    return _PAIRS if arguments.order is None else int(arguments.order)


def _read(path: Path) -> Lists:
    heading, rows = read_rows(path, _COUNT)
    names = tuple(name for name in heading if name != _COUNT)
    counts: dict[Pattern, int] = {}
    for place, fields in rows:
        count = whole_number(place, _COUNT, fields[_COUNT])
        pattern = tuple(_membership(place, name, fields[name]) for name in names)
        if pattern in counts:
            raise InputError(f"{place}: this row stands twice; keep one row for it.")
        counts[pattern] = count
    try:
        return Lists(names, counts)
    except CannotEstimate as error:
        raise InputError(f"{path.name}: {error}") from error


def _membership(place: str, column: str, text: str) -> int:
    if text not in ("0", "1"):
        raise InputError(
            f"{place}, column '{column}': '{text}' is neither 0 (not on the list) nor "
            "1 (on it)."
        )
    return int(text)


def _as_object(lists: Lists, found: Estimate) -> dict[str, object]:
    interval = found.interval
    return {
        "observed": found.observed,
        **_fit(lists, found.chosen),
        "interval": [interval.low, interval.high] if interval else None,
        "models": [_fit(lists, each) for each in found.fits],
        "reservations": list(found.reservations),
    }


def _fit(lists: Lists, each: Fit) -> dict[str, object]:
    return {
        "model": str(each.model),
        "dependences": each.model.named(lists.names),
        "estimate": each.estimate if each.exists else None,
        "bic": each.bic if each.exists else None,
        "aic": each.aic if each.exists else None,
        "deviance": each.deviance if each.exists else None,
        "exists": each.exists,
        "identified": each.is_identified,
    }


def _as_text(lists: Lists, found: Estimate) -> str:
    chosen = found.chosen
    lines = [f"On at least one list: {found.observed:,}"]
    if not chosen.exists:
        return "\n".join([*lines, f"The model {chosen.model} has no maximum here."])
    depend = chosen.model.named(lists.names) or "none"
    lines.append(f"Estimated in all: {chosen.estimate:,.0f} (dependences: {depend})")
    if found.interval:
        low, high = found.interval.low, found.interval.high
        lines.append(f"95 per cent interval: {low:,.0f} to {high:,.0f}")
    if span := found.range_over_models:
        count = sum(each.exists for each in found.fits)
        lines.append(f"Over {count} models: {span[0]:,.0f} to {span[1]:,.0f}")
    return "\n".join([*lines, *(f"  * {each}" for each in found.reservations)])
