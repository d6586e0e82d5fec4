"""What stands in a released table, once it is out of the house and read again?"""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field
from datetime import date
from functools import cached_property
from typing import NoReturn

from ledfyr.domain.statistics.disclosure.policy import Policy
from ledfyr.domain.statistics.disclosure.release import SafeTable, Status
from ledfyr.domain.statistics.disclosure.table import TOTAL, Key

_SEAL = object()


@dataclass(frozen=True, slots=True)
class ReleasedCell:
    """One cell as everybody may read it; a hidden one has no count and says why."""

    key: Key
    count: int | None
    status: Status
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a released table counts, as of which day, by whom and which edition.

    `as_of` is the last day of registration that counts; `published_by` is an
    organisation, never a person. `note` says what a corrected edition corrects.
    `bodies` names those whose counts are in it; none: all that this house knows of.
    """

    ref_area: str
    measure: str
    year: int
    as_of: date
    edition: int
    published_on: date
    published_by: str
    note: str = ""
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """In whose codes a table is, so that tables in other codes can be laid beside it.

    `dimensions` are ours, in the order of the keys (none: as the table names them).
    `groups` says for a dimension and a code of the standard which of our codes, or
    finest forms, it holds; a code that is not named holds itself.
    """

    standard: str = ""
    dimensions: tuple[str, ...] = ()
    groups: Mapping[str, Mapping[str, tuple[str, ...]]] = field(
        default_factory=dict, hash=False
    )


OWN_CODES = Coding()


@dataclass(frozen=True)
class ReleasedTable:
    """A table that was protected, audited and released: shown counts alone.

    Made by `as_released` from a SafeTable, or by the strict reader of a released file
    (`read_release`); anything else raises TypeError.
    """

    heading: Heading
    dimensions: tuple[str, ...]
    policy: Policy
    cells: tuple[ReleasedCell, ...]
    coding: Coding = OWN_CODES
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError(
                "A ReleasedTable comes from a SafeTable or a released file alone."
            )

    def __reduce__(self) -> NoReturn:
        raise TypeError("A ReleasedTable is not copied; read its file again.")

    @cached_property
    def by_key(self) -> dict[Key, ReleasedCell]:
        """Every cell by its codes; TOTAL stands for all."""
        return {cell.key: cell for cell in self.cells}

    @cached_property
    def codes(self) -> tuple[tuple[str, ...], ...]:
        """The codes of each dimension, without that of the margin."""
        columns = zip(*self.by_key, strict=True)
        return tuple(
            tuple(code for code in dict.fromkeys(column) if code != TOTAL)
            for column in columns
        )

    @property
    def total(self) -> ReleasedCell:
        """The cell of all persons together."""
        return self.by_key[(TOTAL,) * len(self.dimensions)]

    @property
    def name(self) -> str:
        """What names this edition in a file and an address; no person is in it."""
        head = self.heading
        by = "-".join(self.dimensions)
        codes = f"_{self.coding.standard}" if self.coding.standard else ""
        return (
            f"{head.ref_area}_{head.measure}_{head.year}_{by}"
            f"_{head.as_of.isoformat()}_{head.edition}{codes}"
        )


def as_released(
    safe: SafeTable, heading: Heading, coding: Coding = OWN_CODES
) -> ReleasedTable:
    """Return the protected table as it is released; no hidden count goes along."""
    cells = tuple(
        ReleasedCell(cell.key, cell.count, cell.status, cell.reason)
        for cell in safe.cells
    )
    dimensions = coding.dimensions or safe.dimensions
    return ReleasedTable(heading, dimensions, safe.policy, cells, coding, seal=_SEAL)


def unsealed(
    heading: Heading,
    dimensions: tuple[str, ...],
    policy: Policy,
    cells: tuple[ReleasedCell, ...],
    coding: Coding = OWN_CODES,
) -> ReleasedTable:
    """Return a table whose file the strict reader has checked; for that reader alone.

    Not offered by the package: whoever publishes starts from a SafeTable.
    """
    return ReleasedTable(heading, dimensions, policy, cells, coding, seal=_SEAL)
