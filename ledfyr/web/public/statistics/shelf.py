"""Which tables has this node released, which edition stands, and what is its address?

The address says country, year, number and letters of the table: `se-2026-1cb`; of one
edition also its day and number: `se-2026-1cb-20260930-2`. Neither names the subject.
"""

import logging
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from ledfyr.domain.statistics.disclosure import ReleasedTable
from ledfyr.engines.statistics.release_files import shelved
from ledfyr.web.public.statistics.asked import BY, WHAT

CUT = {"form": "form", "sex": "sex", "age_group": "age", "citizenship_group": "citizen"}
"""What a dimension of a release is called among the breakdowns of published figures."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Edition:
    """One released table; `others` are its other editions, the newest first."""

    table: ReleasedTable
    stands: bool
    others: tuple[ReleasedTable, ...]


@dataclass(frozen=True)
class Released:
    """What can be shown; where a file was refused, the newest may be missing."""

    tables: tuple[ReleasedTable, ...]
    is_damaged: bool

    @property
    def standing(self) -> tuple[ReleasedTable, ...]:
        """Return the newest edition of each table, the latest year first."""
        newest: dict[str, ReleasedTable] = {}
        for table in self.tables:
            newest.setdefault(address(table), table)
        return tuple(newest.values())

    def found(self, asked: str) -> Edition | None:
        """Return what an address asks for: the newest edition, or a certain one."""
        for table in self.tables:
            if asked in (address(table), edition_address(table)):
                every = [t for t in self.tables if address(t) == address(table)]
                others = tuple(each for each in every if each is not table)
                return Edition(table, table is every[0], others)
        return None


def on_the_shelf() -> Released:
    """Return every released table that can be believed, the newest first.

    Only files are read. A refused file goes into the log by the place of its fault, and
    the page says that one is missing.
    """
    shelf = shelved(Path(settings.LEDFYR_RELEASES_FOLDER))
    for error in shelf.refused:
        _LOG.warning("%s", error, exc_info=error)
    tables = [
        each
        for each in shelf.tables
        if set(each.dimensions) <= set(CUT) and not each.coding.standard
    ]
    by_name = sorted(tables, key=address)
    return Released(tuple(sorted(by_name, key=_age, reverse=True)), bool(shelf.refused))


def address(table: ReleasedTable) -> str:
    """Return what asks for the newest edition of this table."""
    head = table.heading
    (what,) = (code for code, name in WHAT.items() if name == head.measure)
    letters = {name: letter for letter, name in BY.items()}
    by = "".join(letters[CUT[name]] for name in table.dimensions)
    return f"{head.ref_area.lower()}-{head.year}-{what}{by}"


def edition_address(table: ReleasedTable) -> str:
    """Return what asks for this edition and no other."""
    head = table.heading
    return f"{address(table)}-{head.as_of:%Y%m%d}-{head.edition}"


def _age(table: ReleasedTable) -> tuple[int, int, int]:
    head = table.heading
    return head.year, head.as_of.toordinal(), head.edition
