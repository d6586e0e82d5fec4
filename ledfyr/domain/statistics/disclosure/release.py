"""How does a table become one that may be shown?"""

from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from enum import StrEnum
from typing import NoReturn

from ledfyr.domain.statistics.disclosure.audit import Audit, audit
from ledfyr.domain.statistics.disclosure.policy import Policy, primary_cells
from ledfyr.domain.statistics.disclosure.table import Key, Table

_SEAL = object()


class LeakFound(ValueError):
    """A proposed pattern lets a reader compute a hidden cell."""


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


def release(table: Table, pattern: Iterable[Key], policy: Policy) -> SafeTable:
    """Return the table with the small cells and the cells of `pattern` hidden.

    A pattern is a proposal: it is audited here, and LeakFound is raised if a reader
    could compute a small cell exactly, or more closely than the policy allows, or if
    the pattern names a cell that is not there or counts nobody.
    """
    proposed = frozenset(pattern)
    small = primary_cells(table, policy)
    for key in proposed:
        if not table.cells.get(key):
            raise LeakFound(
                f"The pattern hides {key}, which counts nobody; propose another cell."
            )
    found = audit(table, proposed, policy)
    if not found.is_clean:
        raise LeakFound(
            f"A reader could compute the hidden cell {found.narrow[0]}; "
            "hide more cells or use coarser categories."
        )
    cells = tuple(
        _cell(key, count, key in small, key in proposed, policy)
        for key, count in table.cells.items()
    )
    return SafeTable(table.dimensions, cells, policy, found, seal=_SEAL)


def _cell(
    key: Key, count: int, is_small: bool, is_proposed: bool, policy: Policy
) -> SafeCell:
    if policy.one_status and (is_small or is_proposed):
        reason = "Hidden: in so small a table even the reason would give counts away."
        return SafeCell(key, None, Status.PRIMARY, reason)
    if is_small:
        reason = f"Hidden: it stands for 1 to {policy.threshold - 1} persons."
        return SafeCell(key, None, Status.PRIMARY, reason)
    if is_proposed:
        reason = (
            "Hidden: with this number, a small number beside it "
            "could be worked out by subtraction."
        )
        return SafeCell(key, None, Status.SECONDARY, reason)
    reason = "Nobody was counted." if count == 0 else "Large enough to be shown."
    return SafeCell(key, count, Status.PUBLISHED, reason)
