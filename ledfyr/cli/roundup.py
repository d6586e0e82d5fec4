"""`ledfyr roundup`: the round-up report, as a PDF and a website, from data."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.roundup_countries import country_facts, last_checked
from ledfyr.cli.roundup_input import cells_from, edition_in
from ledfyr.domain.statistics.roundup.changes import Changes, changes, changes_table
from ledfyr.domain.statistics.roundup.country_facts import CountryFacts
from ledfyr.domain.statistics.roundup.edition import (
    as_table,
    edition_of,
)
from ledfyr.domain.statistics.roundup.layout import Report
from ledfyr.domain.statistics.roundup.material import (
    Material,
    YearsError,
    published_material,
    with_cells,
    years_of,
)
from ledfyr.domain.statistics.roundup.readers.greta import greta
from ledfyr.domain.statistics.roundup.readers.municipality import municipality
from ledfyr.domain.statistics.roundup.readers.rapporteur import rapporteur
from ledfyr.domain.statistics.roundup.report import roundup
from ledfyr.engines.statistics.edition_folder import (
    FolderError,
    check_folder,
    write_edition,
)
from ledfyr.engines.statistics.report_language import (
    Language,
    NoSuchLanguage,
    language,
)
from ledfyr.engines.statistics.report_pdf import report_pdf
from ledfyr.engines.statistics.report_site import report_site
from ledfyr.engines.statistics.report_tables import (
    figures_file,
    sentences_file,
    table_files,
)
from ledfyr.engines.statistics.report_words import Worded, worded

READERS = ("region", "rapporteur", "greta", "municipality")
_STEPS = 5


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `roundup --years 2016-2018 --out DIR`."""
    parser = commands.add_parser("roundup", help="the round-up report, from data")
    parser.add_argument("--years", required=True, help="2016-2018, or one year")
    parser.add_argument("--out", required=True, type=Path, help="a folder to write")
    parser.add_argument("--language", default="en", help="a code such as sv")
    parser.add_argument(
        "--input",
        nargs="+",
        type=Path,
        default=[],
        metavar="PATH",
        help="released tables, editions, or facts as CSV, besides the record",
    )
    parser.add_argument(
        "--compare", type=Path, metavar="DIR", help="an earlier edition"
    )
    parser.add_argument("--reader", choices=READERS, default="region")
    parser.add_argument(
        "--law-on",
        type=date.fromisoformat,
        metavar="DAY",
        help="law as of this day; else the day on which it was checked last",
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_run)


@dataclass(frozen=True, slots=True)
class _Edition:
    material: Material
    changed: Changes | None
    facts: Mapping[str, CountryFacts]


def _run(arguments: argparse.Namespace) -> None:
    with _told_as_input_errors():
        chosen = language(arguments.language)
        check_folder(arguments.out)
        _step(1, "reading figures and law")
        edition = _read(arguments)
        _step(2, "writing and drawing")
        report = _report(arguments.reader, edition)
        said = worded(report, chosen)
        _step(3, "setting the paper")
        paper = report_pdf(said)
        _step(4, "making the pages")
        files = _files(edition, report, said) | {"report.pdf": paper}
        _step(5, f"putting {len(files)} files in place")
        write_edition(arguments.out, files)
    _tell(arguments, files, report, chosen)


@contextmanager
def _told_as_input_errors() -> Iterator[None]:
    try:
        yield
    except (YearsError, NoSuchLanguage, FolderError) as error:
        raise InputError(str(error)) from error


def _step(number: int, what: str) -> None:
    sys.stderr.write(f"[{number}/{_STEPS}] {what}\n")
    sys.stderr.flush()


def _read(arguments: argparse.Namespace) -> _Edition:
    material = published_material(years_of(arguments.years))
    material = with_cells(material, cells_from(arguments.input))
    if not material.cells:
        raise InputError(
            f"--years {arguments.years}: the published record has nothing for these "
            "years; hand figures over with --input."
        )
    changed = None
    if arguments.compare and arguments.reader != "region":
        raise InputError("--compare: only the report of the region tells of changes.")
    if arguments.compare:
        changed = changes(edition_in(arguments.compare), edition_of(material))
    law_of = arguments.law_on or last_checked()
    return _Edition(material, changed, country_facts(law_of))


def _report(reader: str, edition: _Edition) -> Report:
    match reader:
        case "rapporteur":
            return rapporteur(edition.material, edition.facts)
        case "greta":
            return greta(edition.material, edition.facts)
        case "municipality":
            return municipality(edition.material, edition.facts)
        case _:
            return roundup(edition.material, edition.facts, edition.changed)


def _files(edition: _Edition, report: Report, said: Worded) -> dict[str, str | bytes]:
    """Return every file; a reader's edition holds only what that reader may see."""
    left = edition_of(edition.material)
    if report.holds_back:
        left = replace(left, cells=report.cells, notes={})
    files: dict[str, str | bytes] = {
        **report_site(said),
        **table_files(said),
        "figures.csv": figures_file(left.cells),
        "sentences.json": sentences_file(said),
        "edition.json": _json(as_table(left)),
    }
    if edition.changed and not report.holds_back:
        files["changes.json"] = _json(changes_table(edition.changed))
    return files


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _tell(
    arguments: argparse.Namespace,
    files: Mapping[str, str | bytes],
    report: Report,
    chosen: Language,
) -> None:
    lacking, asked = len(chosen.lacking), len(chosen.asked)
    if arguments.json:
        answer = {
            "out": str(arguments.out),
            "years": report.period,
            "reader": arguments.reader,
            "language": chosen.code,
            "texts": asked,
            "texts_in_english": lacking,
            "figures": len(report.cells),
            "files": sorted(files),
        }
        print(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    print(f"{arguments.out}: {len(files)} files, {len(report.cells)} figures.")
    if lacking:
        print(f"{lacking} of {asked} texts are not translated and stand in English.")
