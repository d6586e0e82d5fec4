"""Which sums of amounts would tell what one contributor gave or got?

For compensation awarded, wages owed, or counts that known bodies reported: a cell may
be large and still be almost wholly one contributor's, and each knows its own part.
Rules after Hundepool and others (2012), Statistical Disclosure Control, from memory.
"""

from collections.abc import Iterable, Mapping
from dataclasses import InitVar, dataclass
from functools import cached_property
from itertools import product
from math import ceil
from typing import NoReturn

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from ledfyr.domain.statistics.disclosure.policy import PolicyError
from ledfyr.domain.statistics.disclosure.release import LeakFound, SafeCell, Status
from ledfyr.domain.statistics.disclosure.table import (
    TOTAL,
    Key,
    Sums,
    Table,
    TableError,
)

_SEAL = object()
_TINY = 1e-6


@dataclass(frozen=True)
class AmountTable:
    """Amounts by dimensions, each cell with who contributed how much, in whole units.

    A contributor of several cells bears the same name in all. Raw: only
    `release_amounts` makes it showable. Raises TableError.
    """

    dimensions: tuple[str, ...]
    contributions: Mapping[Key, Mapping[str, int]]

    def __post_init__(self) -> None:
        for key, known in self.contributions.items():
            if any(type(n) is not int or n < 0 for n in known.values()):
                raise TableError(f"The row {key} needs whole amounts, 0 or more.")
        self.totals  # noqa: B018  (its checks are this table's)

    @cached_property
    def totals(self) -> Table:
        """The sums of each cell as a table, raw like this one."""
        sums = {key: sum(known.values()) for key, known in self.contributions.items()}
        return Table(self.dimensions, sums)

    @cached_property
    def by_contributor(self) -> dict[Key, dict[str, int]]:
        """Every cell and margin with what each contributor has in it."""
        found: dict[Key, dict[str, int]] = {key: {} for key in self.totals.with_margins}
        for key, known in self.contributions.items():
            for margin in product(*((code, TOTAL) for code in key)):
                for who, amount in known.items():
                    found[margin][who] = found[margin].get(who, 0) + amount
        return found

    def sums(self) -> Sums:
        """Give the sums from which all others follow."""
        return self.totals.sums()


@dataclass(frozen=True, slots=True)
class AmountPolicy:
    """When is a sum too telling? Each rule is off where it is None.

    `contributors`: fewer than so many, and the cell is hidden. `p_percent`: the second
    largest, who knows its own, could tell the largest to within p per cent. `dominance`
    (n, k): the n largest have more than k per cent. `rest`: what is left when the
    largest subtracts its own is 1 to rest - 1. Raises PolicyError.
    """

    contributors: int | None = 3
    p_percent: int | None = 10
    dominance: tuple[int, int] | None = None
    rest: int | None = None

    def __post_init__(self) -> None:
        n, k = self.dominance or (1, 50)
        if not (n >= 1 and 1 <= k <= 99):
            raise PolicyError("Dominance needs n of 1 or more and k from 1 to 99.")
        if self.p_percent is not None and not 1 <= self.p_percent <= 100:
            raise PolicyError("The p of the p% rule is from 1 to 100.")
        if any(n is not None and n < 2 for n in (self.contributors, self.rest)):
            raise PolicyError("Fewest contributors, and the rest, are 2 or more.")
        if not any((self.contributors, self.p_percent, self.dominance, self.rest)):
            raise PolicyError("Choose at least one rule.")

    def sensitivity(self, amounts: Iterable[int]) -> tuple[int, str]:
        """Return how far a reader must be kept from the sum, and why; 0: not at all."""
        largest = sorted((each for each in amounts if each), reverse=True)
        total = sum(largest)
        if not total:
            return 0, ""
        first, second = (*largest, 0)[:2]
        needs = [(0, "")]
        if self.contributors and len(largest) < self.contributors:
            few = ceil(first * (self.p_percent or 10) / 100)
            word = f"Hidden: fewer than {self.contributors} contributed to it."
            needs.append((few, word))
        if self.p_percent:
            room = ceil(first * self.p_percent / 100) - (total - first - second)
            word = "Hidden: one who contributed could work out what another did."
            needs.append((room, word))
        if self.dominance:
            n, k = self.dominance
            room = ceil(100 * sum(largest[:n]) / k) - total
            needs.append((room, f"Hidden: the {n} largest have more than {k} % of it."))
        if self.rest and 0 < total - first < self.rest:
            word = (
                "Hidden: the largest who contributed could subtract their own and be "
                f"left with fewer than {self.rest}."
            )
            needs.append((self.rest - (total - first), word))
        return max(needs, key=lambda need: need[0])


@dataclass(frozen=True)
class SafeAmounts:
    """A protected table of amounts; only `release_amounts` makes one."""

    dimensions: tuple[str, ...]
    cells: tuple[SafeCell, ...]
    policy: AmountPolicy
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("SafeAmounts are made by `release_amounts` alone.")

    def __reduce__(self) -> NoReturn:
        raise TypeError("SafeAmounts are not copied; protect the table again.")


def sensitive_amounts(
    table: AmountTable, policy: AmountPolicy
) -> dict[Key, tuple[int, str]]:
    """Return every cell and margin that a rule hides: how far to keep off, and why."""
    found = {
        key: policy.sensitivity(known.values())
        for key, known in table.by_contributor.items()
    }
    return {key: need for key, need in found.items() if need[0] > 0}


def exposed_amounts(
    table: AmountTable, hidden: frozenset[Key], policy: AmountPolicy
) -> tuple[Key, ...]:
    """Return the sensitive cells that a reader could come too close to, by LP.

    The reader knows every shown sum, and that amounts are not negative.
    """
    sensitive = sensitive_amounts(table, policy)
    place = {key: number for number, key in enumerate(sorted(hidden))}
    counts = table.totals.with_margins
    rows, right = _shown_sums(table, place)
    limits = LinearConstraint(rows, right, right) if len(rows) else ()
    exposed = []
    for key, (need, _why) in sensitive.items():
        aim = np.zeros(len(place))
        aim[place[key]] = 1.0
        low, high = (_end(sign * aim, aim, limits) for sign in (1.0, -1.0))
        least = max(0, counts[key] - need)
        if low > least + _TINY or high < counts[key] + need - _TINY:
            exposed.append(key)
    return tuple(exposed)


def release_amounts(
    table: AmountTable, secondary: frozenset[Key], policy: AmountPolicy
) -> SafeAmounts:
    """Return the table with sensitive and proposed cells hidden, after an audit by LP.

    Raises LeakFound where a reader could come too close to a contributor.
    """
    sensitive = sensitive_amounts(table, policy)
    hidden = frozenset(sensitive) | secondary
    counts = table.totals.with_margins
    if idle := [key for key in hidden if not counts.get(key)]:
        raise LeakFound(f"The pattern hides {idle[0]}, which holds nothing.")
    if exposed := exposed_amounts(table, hidden, policy):
        raise LeakFound(
            f"A reader could come too close to {exposed[0]}; hide more cells.", exposed
        )
    cells = tuple(
        _cell(key, amount, key in hidden, sensitive.get(key, (0, ""))[1])
        for key, amount in counts.items()
    )
    return SafeAmounts(table.dimensions, cells, policy, seal=_SEAL)


def _cell(key: Key, amount: int, is_hidden: bool, why: str) -> SafeCell:
    if why:
        return SafeCell(key, None, Status.SENSITIVE, why)
    if is_hidden:
        word = "Hidden: with this sum, a hidden one beside it could be worked out."
        return SafeCell(key, None, Status.SECONDARY, word)
    return SafeCell(key, amount, Status.PUBLISHED, "Enough contributed to it.")


def _shown_sums(
    table: AmountTable, place: Mapping[Key, int]
) -> tuple[np.ndarray, list[float]]:
    counts = table.totals.with_margins
    rows, right = [], []
    for whole, parts in table.sums():
        row, shown = np.zeros(len(place)), 0.0
        for key, sign in ((whole, -1.0), *((part, 1.0) for part in parts)):
            if key in place:
                row[place[key]] = sign
            else:
                shown -= sign * counts[key]
        if row.any():
            rows.append(row)
            right.append(shown)
    return np.array(rows), right


def _end(
    aim: np.ndarray, cell: np.ndarray, limits: LinearConstraint | tuple[()]
) -> float:
    found = milp(aim, bounds=Bounds(0, np.inf), constraints=limits)
    if found.status == 3:  # unbounded: a reader knows no end
        return float("inf")
    return float(cell @ found.x)
