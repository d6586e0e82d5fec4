"""How does a table become one that may be shown?"""

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass, replace
from enum import StrEnum
from typing import NoReturn

from ledfyr.domain.statistics.disclosure.audit import Audit, audit
from ledfyr.domain.statistics.disclosure.linked import LinkedTables, narrowed
from ledfyr.domain.statistics.disclosure.policy import (
    Pattern,
    Policy,
    small_cells,
)
from ledfyr.domain.statistics.disclosure.table import Additive, Key, Table

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
    SENSITIVE = "sensitive"


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
    found = _audited(table, pattern, policy)
    cells = _cells(table, table.with_margins, pattern, policy)
    return SafeTable(table.dimensions, cells, policy, found, seal=_SEAL)


def release_linked(
    linked: LinkedTables, pattern: Pattern, policy: Policy
) -> tuple[SafeTable, ...]:
    """Return tables that share margins, audited together: a shared cell is alike.

    Keys of the pattern are those of `linked`. Raises LeakFound as `release` does.
    """
    found = _audited(linked, pattern, policy)
    return tuple(
        SafeTable(table.dimensions, cells, policy, part, seal=_SEAL)
        for table, wide in zip(linked.tables, linked.wide_keys, strict=True)
        for part in [Audit(narrowed(found.intervals, wide))]
        for cells in [_linked_cells(linked, wide, pattern, policy)]
    )


def _audited(table: Additive, pattern: Pattern, policy: Policy) -> Audit:
    _check(table, pattern, small_cells(table, policy))
    found = audit(table, pattern, policy)
    if not found.is_clean:
        raise LeakFound(
            f"A reader could compute the hidden cell {found.narrow[0]}; "
            "hide more cells or use coarser categories.",
            found.narrow,
        )
    return found


def _linked_cells(
    linked: LinkedTables, wide: Mapping[Key, Key], pattern: Pattern, policy: Policy
) -> tuple[SafeCell, ...]:
    cells = _cells(linked, wide.values(), pattern, policy)
    return tuple(replace(cell, key=own) for own, cell in zip(wide, cells, strict=True))


def _cells(
    table: Additive, keys: Iterable[Key], pattern: Pattern, policy: Policy
) -> tuple[SafeCell, ...]:
    small = small_cells(table, policy)
    return tuple(
        _cell(
            key,
            table.with_margins[key],
            _status(key, table, pattern, small),
            policy,
            table.sensitive.get(key, ""),
        )
        for key in keys
    )


def _check(table: Additive, pattern: Pattern, small: frozenset[Key]) -> None:
    for key in pattern.secondary:
        if not table.with_margins.get(key):
            raise LeakFound(
                f"The pattern hides {key}, which counts nobody; propose another cell."
            )
    if loud := pattern.quiet - small:
        raise LeakFound(f"The pattern quiets {min(loud)}, which is not small.")


def _status(
    key: Key, table: Additive, pattern: Pattern, small: frozenset[Key]
) -> Status:
    if key in small:
        return Status.SECONDARY if key in pattern.quiet else Status.PRIMARY
    if key in table.sensitive and table.with_margins[key]:
        return Status.SENSITIVE
    return Status.SECONDARY if key in pattern.secondary else Status.PUBLISHED


def _cell(
    key: Key, count: int, status: Status, policy: Policy, sensitive: str
) -> SafeCell:
    match status:
        case Status.PRIMARY:
            reason = f"Hidden: it stands for 1 to {policy.threshold - 1} persons."
        case Status.SECONDARY:
            reason = (
                "Hidden: with this number, a small number beside it "
                "could be worked out by subtraction."
            )
        case Status.SENSITIVE:
            reason = sensitive
        case _:
            reason = "Large enough to be shown." if count else "Nobody was counted."
    shown = count if status is Status.PUBLISHED else None
    return SafeCell(key, shown, status, reason)
