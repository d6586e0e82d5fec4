"""What stands in a released table, once it is out of the house and read again?"""

from dataclasses import InitVar, dataclass
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
    """

    ref_area: str
    measure: str
    year: int
    as_of: date
    edition: int
    published_on: date
    published_by: str
    note: str = ""


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

    @property
    def total(self) -> ReleasedCell:
        """The cell of all persons together."""
        return self.by_key[(TOTAL,) * len(self.dimensions)]

    @property
    def name(self) -> str:
        """What names this edition in a file and an address; no person is in it."""
        head = self.heading
        by = "-".join(self.dimensions)
        return (
            f"{head.ref_area}_{head.measure}_{head.year}_{by}"
            f"_{head.as_of.isoformat()}_{head.edition}"
        )


def as_released(safe: SafeTable, heading: Heading) -> ReleasedTable:
    """Return the protected table as it is released; no hidden count goes along."""
    cells = tuple(
        ReleasedCell(cell.key, cell.count, cell.status, cell.reason)
        for cell in safe.cells
    )
    return ReleasedTable(heading, safe.dimensions, safe.policy, cells, seal=_SEAL)


def unsealed(
    heading: Heading,
    dimensions: tuple[str, ...],
    policy: Policy,
    cells: tuple[ReleasedCell, ...],
) -> ReleasedTable:
    """Return a table whose file the strict reader has checked; for that reader alone.

    Not offered by the package: whoever publishes starts from a SafeTable.
    """
    return ReleasedTable(heading, dimensions, policy, cells, seal=_SEAL)
