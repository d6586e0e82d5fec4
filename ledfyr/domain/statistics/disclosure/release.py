"""How does a table become one that may be shown?"""

from dataclasses import InitVar, dataclass
from enum import StrEnum
from typing import NoReturn

from ledfyr.domain.statistics.disclosure.audit import Audit, audit
from ledfyr.domain.statistics.disclosure.policy import (
    Pattern,
    Policy,
    primary_cells,
)
from ledfyr.domain.statistics.disclosure.table import Key, Table

_SEAL = object()


class LeakFound(ValueError):
    """A proposed pattern lets a reader compute a hidden cell; `narrow` names them."""

    def __init__(self, message: str, narrow: tuple[Key, ...] = ()) -> None:
        super().__init__(message)
        self.narrow = narrow


class Status(StrEnum):
    """What became of a cell."""

    PUBLISHED = "published"
    PRIMARY = "primary"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True)
class SafeCell:
    """One cell as it may be shown; `count` is None where it is hidden, never zero."""

    key: Key
    count: int | None
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class SafeTable:
    """A protected table: the only type that pages, reports and exchange accept.

    Only `release` makes one, after its audit; anything else raises TypeError.
    """

    dimensions: tuple[str, ...]
    cells: tuple[SafeCell, ...]
    policy: Policy
    audit: Audit
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("A SafeTable is made by `release` alone; call `protect`.")

    def __reduce__(self) -> NoReturn:
        raise TypeError("A SafeTable is not copied or stored; protect the table again.")


def release(table: Table, pattern: Pattern, policy: Policy) -> SafeTable:
    """Return the table with the small cells and the cells of `pattern` hidden.

    A pattern is a proposal: it is audited here, and LeakFound is raised if a reader
    could compute a small cell exactly, or more closely than the policy allows, or if
    the pattern names a cell that is not there or counts nobody.
    """
    small = primary_cells(table, policy)
    _check(table, pattern, small)
    found = audit(table, pattern, policy)
    if not found.is_clean:
        raise LeakFound(
            f"A reader could compute the hidden cell {found.narrow[0]}; "
            "hide more cells or use coarser categories.",
            found.narrow,
        )
    cells = tuple(
        _cell(key, count, _status(key, pattern, small), policy)
        for key, count in table.with_margins.items()
    )
    return SafeTable(table.dimensions, cells, policy, found, seal=_SEAL)


def _check(table: Table, pattern: Pattern, small: frozenset[Key]) -> None:
    for key in pattern.secondary:
        if not table.with_margins.get(key):
            raise LeakFound(
                f"The pattern hides {key}, which counts nobody; propose another cell."
            )
    if loud := pattern.quiet - small:
        raise LeakFound(f"The pattern quiets {min(loud)}, which is not small.")


def _status(key: Key, pattern: Pattern, small: frozenset[Key]) -> Status:
    if key in small:
        return Status.SECONDARY if key in pattern.quiet else Status.PRIMARY
    return Status.SECONDARY if key in pattern.secondary else Status.PUBLISHED


def _cell(key: Key, count: int, status: Status, policy: Policy) -> SafeCell:
    match status:
        case Status.PRIMARY:
            reason = f"Hidden: it stands for 1 to {policy.threshold - 1} persons."
        case Status.SECONDARY:
            reason = (
                "Hidden: with this number, a small number beside it "
                "could be worked out by subtraction."
            )
        case _:
            reason = "Large enough to be shown." if count else "Nobody was counted."
    shown = count if status is Status.PUBLISHED else None
    return SafeCell(key, shown, status, reason)
