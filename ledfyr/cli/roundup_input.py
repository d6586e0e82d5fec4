"""Which figures are handed to a report besides the published record?"""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.cli.shelf import ShelfFolder, beside, refusals
from ledfyr.cli.tables import read_rows, whole_number
from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.disclosure import (
    ReleasedTable,
    ReleaseError,
    Table,
    read_release,
)
from ledfyr.domain.statistics.facts import (
    NOT_RECORDED,
    Fact,
    FactError,
    added_up,
)
from ledfyr.domain.statistics.roundup.edition import (
    Edition,
    EditionError,
    read_edition,
)
from ledfyr.domain.statistics.roundup.protected import (
    Frame,
    cells_of_release,
    cells_of_table,
)
from ledfyr.domain.statistics.standards.released_figures import OWN
from ledfyr.engines.statistics.edition_folder import EDITION
from ledfyr.engines.statistics.publishing import Occasion, own_tables
from ledfyr.engines.statistics.release_files import released

_COUNT = "count"
_NEEDED = ("ref_area", "body", "measure", "year")
_BROKEN_DOWN = ("form", "sex", "age_group")
_KNOWN = {field.name for field in fields(Fact)}


def cells_from(paths: Sequence[Path]) -> tuple[StatCell, ...]:
    """Return the figures of releases, editions and files of facts, protected.

    Facts are counted and protected here, before anything else sees them, beside what
    was published from their file before and what is handed over with them. Raises
    InputError naming file, row and column; then nothing is taken.
    """
    earlier = tuple(
        table
        for path in paths
        if path.is_dir() and not (path / EDITION).is_file()
        for table in _shelf(path)
    )
    return tuple(cell for path in paths for cell in _cells(path, earlier))


def edition_in(folder: Path) -> Edition:
    """Return the edition that a folder holds; raises InputError."""
    path = folder / EDITION
    try:
        return read_edition(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{folder}: there is no readable {EDITION}; name a folder that "
            "`ledfyr roundup` wrote."
        ) from error
    except EditionError as error:
        raise InputError(f"{path}: {error}") from error


def _cells(path: Path, earlier: Sequence[ReleasedTable]) -> Iterator[StatCell]:
    if path.is_dir() and (path / EDITION).is_file():
        yield from edition_in(path).cells
    elif path.is_dir():
        yield from _released(path)
    elif path.name == EDITION:
        yield from edition_in(path.parent).cells
    elif path.suffix == ".json":
        try:
            text = path.read_text(encoding="utf-8")
            yield from cells_of_release(read_release(path.name, text))
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: the file cannot be read.") from error
        except ReleaseError as error:
            raise InputError(str(error)) from error
    else:
        yield from _of_facts(path, earlier)


def _shelf(folder: Path) -> tuple[ReleasedTable, ...]:
    try:
        tables = released(folder)
    except ReleaseError as error:
        raise InputError(str(error)) from error
    if not tables:
        raise InputError(f"{folder}: the folder holds no released table or edition.")
    return tables


def _released(folder: Path) -> Iterator[StatCell]:
    tables = [each for each in _shelf(folder) if each.coding.standard in OWN]
    newest = {}
    for table in sorted(tables, key=lambda each: (each.heading.edition, each.name)):
        head = table.heading
        newest[head.ref_area, head.measure, head.year, table.dimensions] = table
    for table in newest.values():
        yield from cells_of_release(table)


def _of_facts(path: Path, earlier: Sequence[ReleasedTable]) -> list[StatCell]:
    groups: dict[tuple[str, str, int], list[Fact]] = {}
    for fact in _facts(path):
        key = fact.ref_area, fact.measure, fact.year
        groups.setdefault(key, []).append(fact)
    shelf, occasion = ShelfFolder(beside(path)), Occasion(datetime.now(UTC).date())
    known = [*earlier, *shelf.tables]
    new: list[ReleasedTable] = []
    cells: list[StatCell] = []
    for place, facts in groups.items():
        ref_area, measure, year = place
        bodies = tuple(sorted({fact.body for fact in facts}))
        with refusals(path.name, shelf):
            (safe,), kept = own_tables(
                place, [_table(facts)], known, occasion, bodies=bodies
            )
        known += kept
        new += kept
        frame = Frame(ref_area=ref_area, measure=measure, year=year)
        cells += cells_of_table(safe, frame)
    shelf.keep(new)
    return cells


def _table(facts: list[Fact]) -> Table:
    """Count by the dimensions that were recorded; by form if none was."""
    by = [
        name
        for name in _BROKEN_DOWN
        if any(getattr(fact, name) != NOT_RECORDED for fact in facts)
    ]
    names = tuple(by or ["form"])
    return Table(names, added_up(facts, names))


def _facts(path: Path) -> list[Fact]:
    heading, rows = read_rows(path, _COUNT)
    for column in (*_NEEDED, _COUNT):
        if column not in heading:
            raise InputError(f"{path.name}: row 1: the column '{column}' is missing.")
    for column in heading:
        if column not in _KNOWN:
            raise InputError(
                f"{path.name}: row 1: '{column}' is not a column of facts; take it out."
            )
    return [_fact(place, row) for place, row in rows]


def _fact(place: str, row: dict[str, str]) -> Fact:
    count = whole_number(place, _COUNT, row.pop(_COUNT))
    year = whole_number(place, "year", row.pop("year"))
    given = {name: code for name, code in row.items() if code}
    for name in _NEEDED[:3]:
        if name not in given:
            raise InputError(f"{place}, column '{name}': it is empty; write a code.")
    try:
        return Fact(count=count, year=year, **given)
    except FactError as error:
        raise InputError(f"{place}, column '{error.column}': {error}") from error
