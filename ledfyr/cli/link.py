"""`ledfyr link`: which records are of one person, and how many persons are there?"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.link_codes import encode_list, link_encoded
from ledfyr.cli.link_files import Given, read_people, read_reviewed, say, write_pairs
from ledfyr.cli.stopping import heeded
from ledfyr.cli.whole_file import check_new
from ledfyr.domain.statistics.linkage import (
    CannotLink,
    Conflicts,
    Linked,
    link,
    linkage_settings,
    missed_pairs,
    notes_on,
    prepare,
)


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `link A.csv [B.csv]`, and `link encode` and `link encoded` without names."""
    parser = commands.add_parser(
        "link",
        help="find records of one person in one list or two",
        usage="ledfyr link A.csv [B.csv] [--threshold T] [--pairs OUT.csv] "
        "[--reviewed PAIRS.csv] [--json]\n"
        "       ledfyr link encode A.csv OUT.csv --key-file KEY\n"
        "       ledfyr link encoded A.csv B.csv [--threshold T] [--pairs OUT.csv] "
        "[--reviewed PAIRS.csv] [--json]",
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="lists; or 'encode', 'encoded' first"
    )
    parser.add_argument("--key-file", type=Path, help="32 secret bytes or more")
    parser.add_argument("--threshold", type=float, help="chance from which to join")
    parser.add_argument("--pairs", type=Path, help="write the pairs here, for review")
    parser.add_argument("--reviewed", type=Path, help="pairs with what people found")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> None:
    try:
        with heeded() as check:
            _link(arguments, check)
    except KeyboardInterrupt:
        # Folders and half-written files are gone by now; say so and nothing else.
        sys.stderr.write("\nledfyr: stopped; nothing was written.\n")
        raise SystemExit(130) from None


def _link(arguments: argparse.Namespace, check: Callable[[], None]) -> None:
    kind, *files = arguments.files
    paths = [Path(file) for file in files]
    if kind == "encode":
        encode_list(paths, arguments.key_file)
        return
    threshold = _threshold(arguments.threshold)
    if arguments.pairs:
        check_new(arguments.pairs)
    if kind == "encoded":
        given, linked = link_encoded(paths, threshold, arguments.reviewed)
    else:
        given = read_people([Path(kind), *paths])
        linked = found_in(given, threshold, arguments.reviewed)
    check()
    if arguments.pairs:
        write_pairs(arguments.pairs, given, linked)
    print(_as_json(given, linked) if arguments.json else _as_text(given, linked))


def found_in(given: Given, threshold: float, reviewed: Path | None = None) -> Linked:
    """Return what linking the records gives; raises InputError."""
    from ledfyr.engines.statistics.splink_linkage import find_pairs

    decided = read_reviewed(reviewed, given) if reviewed else {}
    try:
        prepared = prepare(given.columns, given.files)
    except CannotLink as error:
        raise InputError(str(error)) from error
    say(f"{len(prepared):,} records are compared")
    found = find_pairs(prepared)
    say(f"{len(found.pairs):,} pairs are weighed")
    has_blocks = len(prepared) > linkage_settings().every_pair_up_to
    missed = missed_pairs(prepared, found.pairs) if has_blocks else None
    return link(
        prepared,
        found.pairs,
        threshold=threshold,
        conflicts=Conflicts(prepared),
        decided=decided,
        notes=notes_on(prepared, found.was_learned, missed),
        missed=missed,
    )


def _threshold(asked: float | None) -> float:
    settings = linkage_settings()
    if asked is None:
        return settings.threshold
    if not settings.floor <= asked <= 1:
        raise InputError(f"--threshold takes {settings.floor} to 1.")
    return asked


def _as_json(given: Given, linked: Linked) -> str:
    return json.dumps(
        {
            "records": linked.records,
            "files": list(given.names),
            "columns": sorted(given.columns),
            "columns_left_out": list(given.left_out),
            "threshold": linked.threshold,
            "pairs": linked.pairs_linked,
            "pairs_to_review": linked.pairs_to_review,
            "clusters": linked.clusters,
            "in_both_files": linked.in_both,
            "persons_at_threshold": linked.persons_at_threshold,
            "persons": _rounded(linked.persons),
            "thresholds": [vars(each) for each in linked.effects],
            "quality": {
                name: _rounded(share) if share else None
                for name, share in (
                    ("precision", linked.quality.precision),
                    ("recall", linked.quality.recall),
                )
            }
            | {"reviewed": linked.quality.reviewed},
            "notes": list(linked.notes),
        },
        ensure_ascii=False,
        indent=1,
    )


def _rounded(numbers: object) -> dict[str, float]:
    return {name: round(value, 3) for name, value in vars(numbers).items()}


def _as_text(given: Given, linked: Linked) -> str:
    persons = linked.persons
    lines = [
        f"Records: {linked.records:,} in {', '.join(given.names)}",
        f"Distinct persons: {persons.expected:,.0f} "
        f"(between {persons.low:,} and {persons.high:,})",
        f"Joined at a chance of {linked.threshold:g} or more: {linked.pairs_linked:,} "
        f"pairs, {linked.clusters:,} persons with several records",
        f"For review: {linked.pairs_to_review:,} pairs below that",
    ]
    if linked.in_both is not None:
        lines.append(f"In both lists: {linked.in_both:,} persons")
    for effect in linked.effects:
        lines.append(f"  at {effect.threshold:g}: {effect.persons:,} persons")
    for name, share in vars(linked.quality).items():
        if name != "reviewed" and share:
            lines.append(
                f"{name}: {share.value:.3f} ({share.low:.3f}–{share.high:.3f})"
            )
    return "\n".join([*lines, *(f"  * {note}" for note in linked.notes)])
