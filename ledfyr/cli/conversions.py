"""From which formats can be read, into which can be written, and how?"""

import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ledfyr.cli.facts_file import as_sheet, read_csv, read_facts, write_csv
from ledfyr.cli.failure import InputError
from ledfyr.domain.statistics import published
from ledfyr.domain.statistics.disclosure import ReleaseError, read_release
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.standards import (
    ctdc,
    eu_19a,
    eurostat,
    glotip,
    htcds,
    htcds_written,
    plain,
    sdmx,
)
from ledfyr.domain.statistics.standards.publication import Publication
from ledfyr.domain.statistics.standards.published_figures import of_figures
from ledfyr.domain.statistics.standards.records import (
    Counted,
    Record,
    RecordError,
    Reporting,
)
from ledfyr.domain.statistics.standards.released_figures import (
    CoarserCodes,
    of_releases,
)
from ledfyr.domain.statistics.standards.sheet import Sheet
from ledfyr.domain.statistics.standards.standard import standard
from ledfyr.domain.statistics.standards.telling import told
from ledfyr.domain.statistics.standards.transfer import Transfer

Files = Mapping[str, bytes]
"""What is written: an ending beside the stem of the name, "" for the name itself."""


@dataclass(frozen=True, slots=True)
class Target:
    """A format for readers: in whose codes it is, and how it is written."""

    standard: str
    write: Callable[[Publication], Files]


def _sheet(rows: Callable[[Publication], Sheet]) -> Callable[[Publication], Files]:
    return lambda publication: {"": as_csv(rows(publication))}


def _workbook(publication: Publication) -> Files:
    from ledfyr.engines.statistics.figure_workbook import written

    return {"": written(plain.rows(publication), told(publication))}


def _parquet(publication: Publication) -> Files:
    from ledfyr.engines.statistics.parquet import written

    return {"": written(publication)}


def _sdmx(kind: Any) -> Callable[[Publication], Files]:
    def write(publication: Publication) -> Files:
        from ledfyr.engines.statistics.sdmx_messages import data, structure_message

        now = datetime.now(UTC).replace(microsecond=0)
        return {
            "": data(publication, kind, now),
            ".structure.xml": structure_message(now),
        }

    return write


PUBLICATIONS: Mapping[str, Target] = {
    "csv": Target("plain", _sheet(plain.rows)),
    "xlsx": Target("plain", _workbook),
    "parquet": Target("plain", _parquet),
    "eurostat": Target("eurostat", _sheet(eurostat.rows)),
    "eu-19a": Target("eu_19a", _sheet(eu_19a.rows)),
    "glotip": Target("glotip", _sheet(glotip.rows)),
    "sdmx-csv": Target("sdmx", _sdmx("sdmx-csv")),
    "sdmx-ml": Target("sdmx", _sdmx("sdmx-ml")),
}
"""Formats for everybody: only a Publication becomes one."""

_WORKING = ("Nothing: this is the long table of facts itself.",)
TRANSFERS: Mapping[str, Callable[[Iterable[Fact]], Transfer]] = {
    "facts-csv": lambda facts: Transfer("facts", as_sheet(facts), _WORKING),
    "ctdc": lambda facts: ctdc.transfer(facts, "current"),
    "ctdc-classic": lambda facts: ctdc.transfer(facts, "classic"),
    "htcds-csv": htcds_written.transfer,
}
"""Formats between competent bodies: raw facts or records, never for readers."""

RECORDS = ("htcds-csv", "htcds-json", "ctdc")
FACTS = ("facts-csv", *RECORDS)
PUBLIC = ("published", "released", "sdmx-csv", "sdmx-ml")


def as_csv(sheet: Sheet) -> bytes:
    """Return a sheet as the bytes of a CSV file."""
    file = io.BytesIO()
    write_csv(sheet, file)
    return file.getvalue()


def read_counted(source: str, path: Path, reporting: Reporting | None) -> Counted:
    """Return the facts of a file; raises InputError naming row and column."""
    if source == "facts-csv":
        return Counted(read_facts(path))
    if reporting is None:
        raise InputError(f"--country: {source} does not say which country reports.")
    records = _json(path) if source == "htcds-json" else _records(path)
    try:
        if source != "ctdc":
            return htcds.facts(records.values(), reporting)
        if not reporting.body:
            raise InputError("--body: ctdc does not say who counts.")
        return ctdc.facts(records.values(), reporting)
    except RecordError as error:
        row = list(records)[error.row - 1]
        place = f"{path.name}: row {row}, column '{error.column}'"
        raise InputError(f"{place}: {error.fault}") from error


def read_public(source: str, given: str, target: str) -> Publication:
    """Return figures that were published before, in the target's codes."""
    name = PUBLICATIONS[target].standard
    if source == "published":
        return of_figures(standard(name), _figures(given))
    if source == "released":
        return _read_release(name, Path(given))
    found = _read_sdmx(Path(given))
    if name == "sdmx":
        return found
    if name == "plain":
        return sdmx.in_plain_codes(found)
    raise InputError(
        f"--to: {source} is read into sdmx-csv, sdmx-ml, csv, xlsx or parquet; coarser "
        "codes would need sums over hidden numbers."
    )


def _figures(country: str) -> list[published.Figure]:
    every = published.countries() if country.lower() == "all" else (country,)
    try:
        return [
            figure
            for each in every
            for year in published.years(each)
            for figure in published.figures(each, year)
        ]
    except LookupError as error:
        raise InputError(str(error)) from error


def _read_sdmx(path: Path) -> Publication:
    from ledfyr.engines.statistics.sdmx_messages import BadMessage, read

    try:
        return sdmx.read(read(path.read_bytes()))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.") from error
    except (BadMessage, sdmx.NotOurStructure) as error:
        raise InputError(f"{path.name}: {error}") from error


def _read_release(name: str, path: Path) -> Publication:
    try:
        table = read_release(path.name, path.read_text(encoding="utf-8"))
        return of_releases(name, [table])
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.") from error
    except CoarserCodes as error:
        raise InputError(f"--to: {error}") from error
    except ReleaseError as error:
        raise InputError(str(error)) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path.name}: this is no released table.") from error


def _records(path: Path) -> dict[int, Record]:
    """Return the records of a table by the number of their row."""
    rows = read_csv(path)
    heading = [name.strip() for name in next(rows, [])]
    if not heading or len(set(heading)) < len(heading):
        raise InputError(f"{path.name}: row 1: each column needs its own heading.")
    records: dict[int, Record] = {}
    for number, row in enumerate(rows, start=2):
        if not any(field.strip() for field in row):
            continue
        if len(row) != len(heading):
            raise InputError(
                f"{path.name}: row {number}: {len(row)} columns where the heading has "
                f"{len(heading)}; correct the row."
            )
        records[number] = dict(zip(heading, row, strict=True))
    return records


def _json(path: Path) -> dict[int, Record]:
    """Return the records of a list of cases by their place in it."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path.name}: this is not valid JSON: {error}.") from error
    records: dict[int, Record] = {}
    for number, each in enumerate(found if isinstance(found, list) else [found], 1):
        try:
            if not isinstance(each, dict):
                raise htcds.OddShape("case", "an object of fields")
            records[number] = htcds.flat(each)
        except htcds.OddShape as error:
            raise InputError(f"{path.name}: case {number}: {error}") from error
    return records
