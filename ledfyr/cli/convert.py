"""`ledfyr convert`: figures and records from one standard into another."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from ledfyr.cli.conversions import (
    FACTS,
    PUBLIC,
    PUBLICATIONS,
    RECORDS,
    TRANSFERS,
    Files,
    as_csv,
    read_counted,
    read_public,
)
from ledfyr.cli.failure import InputError
from ledfyr.cli.progress import Progress
from ledfyr.cli.shelf import ShelfFolder, beside, day, refusals
from ledfyr.cli.whole_file import check_free, whole_file
from ledfyr.domain.statistics.disclosure import Policy, ReleasedTable
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.standards.htcds_written import NotOneYear
from ledfyr.domain.statistics.standards.publication import Publication
from ledfyr.domain.statistics.standards.records import Counted, Reporting
from ledfyr.domain.statistics.standards.standard import Standard, standard
from ledfyr.domain.statistics.standards.telling import told
from ledfyr.domain.statistics.standards.transfer import WARNING
from ledfyr.domain.vocabulary.codes import codes

_SOURCES = {"htcds-csv": "htcds", "htcds-json": "htcds", "ctdc": "ctdc"}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `convert --from F --to G IN OUT`."""
    parser = commands.add_parser("convert", help="figures from one standard to another")
    parser.add_argument("--from", dest="source", required=True, choices=FACTS + PUBLIC)
    parser.add_argument(
        "--to", dest="target", required=True, choices=(*TRANSFERS, *PUBLICATIONS)
    )
    parser.add_argument("given", metavar="IN", help="a file; a country or 'all'")
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--threshold", type=int, default=5, help="least number shown")
    parser.add_argument(
        "--shelf",
        type=Path,
        metavar="FOLDER",
        help="where published tables are kept, to lay the next beside them",
    )
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="YYYY-MM-DD",
        help="last day of registration that counts; the end of the year",
    )
    parser.add_argument("--country", choices=tuple(codes().country), help="of records")
    parser.add_argument("--body", default="", help="who counts, of records")
    parser.add_argument("--year", type=int, help="where records do not say it")
    parser.add_argument("--force", action="store_true", help="replace what is there")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> None:
    check_free(arguments.out, arguments.force)
    if arguments.source in PUBLIC:
        summary = _from_public(arguments)
    else:
        summary = _from_facts(arguments)
    if arguments.json:
        print(json.dumps(summary, ensure_ascii=False, indent=1))
    else:
        print(_as_text(summary))


def _from_public(arguments: argparse.Namespace) -> dict[str, object]:
    if arguments.target in TRANSFERS:
        raise InputError(
            f"--to: {arguments.target} holds records or facts, which published figures "
            f"are not; choose one of {', '.join(PUBLICATIONS)}."
        )
    found = read_public(arguments.source, arguments.given, arguments.target)
    return _publish(arguments, found, Counted(()))


def _from_facts(arguments: argparse.Namespace) -> dict[str, object]:
    reporting = None
    if arguments.country:
        reporting = Reporting(arguments.country, arguments.body, arguments.year)
    if arguments.source not in RECORDS and reporting:
        raise InputError(f"--country: {arguments.source} names the country itself.")
    counted = read_counted(arguments.source, Path(arguments.given), reporting)
    if not counted.facts:
        raise InputError(f"{arguments.given}: there is nothing to count in it.")
    if arguments.target in TRANSFERS:
        return _transfer(arguments, counted)
    shelf = ShelfFolder(arguments.shelf or beside(Path(arguments.given)))
    found, tables = _protected(arguments, counted.facts, shelf)
    return _publish(arguments, found, counted, partial(shelf.keep, tables)) | {
        "shelf": str(shelf.folder),
        "compared_with": [table.name for table in shelf.tables],
    }


def _protected(
    arguments: argparse.Namespace, facts: Iterable[Fact], shelf: ShelfFolder
) -> tuple[Publication, tuple[ReleasedTable, ...]]:
    from ledfyr.engines.statistics.publishing import Occasion, published

    progress = Progress("Protecting tables")
    try:
        with refusals(arguments.given, shelf):
            made = published(
                PUBLICATIONS[arguments.target].standard,
                facts,
                shelf.tables,
                Occasion(datetime.now(UTC).date(), arguments.as_of),
                Policy(threshold=arguments.threshold),
                progress.at,
            )
    finally:
        progress.close()
    return made.publication, made.tables


def _publish(
    arguments: argparse.Namespace,
    found: Publication,
    counted: Counted,
    keep: Callable[[], None] = lambda: None,
) -> dict[str, object]:
    files = PUBLICATIONS[arguments.target].write(found)
    shown = sum(number.value is not None for number in found.numbers)
    return _summary(arguments, found.words, counted) | {
        "use": "publication",
        "written": _write(arguments, files, keep),
        "figures": len(found.numbers),
        "shown": shown,
        "threshold": found.threshold,
        "left_out": [f"{each.what}: {each.why}" for each in found.left_out],
        "notes": [
            {"kind": each.kind, "text": each.text}
            for each in told(found)
            if each.kind not in ("lost", "cannot be said", "left out")
        ],
    }


def _transfer(arguments: argparse.Namespace, counted: Counted) -> dict[str, object]:
    try:
        made = TRANSFERS[arguments.target](counted.facts)
    except NotOneYear as error:
        raise InputError(f"{arguments.given}: {error}") from error
    sys.stderr.write(f"ledfyr: {WARNING}\n")
    words = standard(made.standard) if made.standard != "facts" else None
    return _summary(arguments, words, counted) | {
        "use": "transfer",
        "warning": WARNING,
        "written": _write(arguments, {"": as_csv(made.sheet)}),
        "rows": len(made.sheet.rows),
        "left_out": _not_taken(words, counted.facts),
    }


def _not_taken(words: Standard | None, facts: Iterable[Fact]) -> list[str]:
    if words is None:
        return []
    missing = dict.fromkeys(
        fact.measure for fact in facts if fact.measure not in words.indicators
    )
    return [f"{measure}: {words.left_out[measure]}" for measure in missing]


def _summary(
    arguments: argparse.Namespace, target: Standard | None, counted: Counted
) -> dict[str, object]:
    read_as = _SOURCES.get(arguments.source)
    passed = [each for each in (read_as and standard(read_as), target) if each]
    return {
        "from": arguments.source,
        "to": arguments.target,
        "counted": _by_measure(counted.facts),
        "not_counted": list(counted.not_counted),
        "lost": [text for each in passed for text in each.loses],
        "cannot_say": [text for each in passed for text in each.cannot_say],
        "conditions": [each.conditions for each in passed],
    }


def _by_measure(facts: Iterable[Fact]) -> dict[str, int]:
    found: dict[str, int] = {}
    for fact in facts:
        found[fact.measure] = found.get(fact.measure, 0) + fact.count
    return found


def _write(
    arguments: argparse.Namespace,
    files: Files,
    keep: Callable[[], None] = lambda: None,
) -> list[str]:
    """Write all files; what is published is kept before it can be read by anybody."""
    out: Path = arguments.out
    paths = {
        out.with_name(out.stem + ending) if ending else out: content
        for ending, content in files.items()
    }
    for path in paths:
        check_free(path, arguments.force)
    keep()
    for path, content in reversed(paths.items()):
        is_public = arguments.target in PUBLICATIONS
        with whole_file(path, for_readers=is_public) as file:
            file.write(content)
    return [str(path) for path in paths]


def _as_text(summary: dict[str, object]) -> str:
    written: object = summary["written"]
    lines = [f"Written: {', '.join(written if isinstance(written, list) else [])}"]
    for name, heading in (
        ("not_counted", "Not counted"),
        ("left_out", "Left out"),
        ("lost", "Lost on the way"),
        ("cannot_say", "Cannot be said"),
        ("conditions", "Conditions"),
    ):
        told = summary.get(name)
        if isinstance(told, list) and told:
            lines += [f"{heading}:", *(f"  - {text}" for text in told)]
    return "\n".join(lines)
