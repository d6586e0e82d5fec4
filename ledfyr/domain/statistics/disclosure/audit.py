"""Can anyone compute a hidden cell from what is shown?

The reader is taken to know every shown cell, that all sums hold, that shown zeros are
zeros, and what each hidden cell says of itself: hidden for its own sake means 1 to
threshold - 1, hidden to protect another means threshold or more.
"""

from dataclasses import dataclass

from ledfyr.domain.statistics.disclosure.attack import Attack
from ledfyr.domain.statistics.disclosure.policy import Pattern, Policy
from ledfyr.domain.statistics.disclosure.table import Additive, Key


@dataclass(frozen=True, slots=True)
class Interval:
    """Counts that a reader must hold possible: at least from `lowest` to `highest`.

    `required` is the width that the policy asks for in this cell.
    """

    lowest: int
    highest: int
    required: int

    @property
    def is_wide_enough(self) -> bool:
        """Is the cell kept as vague as required?"""
        return self.highest - self.lowest >= self.required


@dataclass(frozen=True, slots=True)
class Audit:
    """For each protected cell, the interval proved by whole tables that fit."""

    intervals: dict[Key, Interval]

    @property
    def narrow(self) -> tuple[Key, ...]:
        """Return the cells that a reader can compute more closely than allowed."""
        return tuple(
            key for key, found in self.intervals.items() if not found.is_wide_enough
        )

    @property
    def is_clean(self) -> bool:
        """Is every protected cell wide enough?"""
        return not self.narrow


def audit(table: Additive, pattern: Pattern, policy: Policy) -> Audit:
    """Prove by linear programming over whole numbers what a reader can compute.

    Each end of an interval is reached by a complete table of whole numbers that agrees
    with all that is shown. Where a cell stays narrow, it is asked whether hiding the
    whole table would leave more.
    Method: Fischetti and Salazar (2001), Management Science 47, attacker's problem.
    """
    found = Attack(table, pattern, policy).ends()
    required = dict.fromkeys(found, policy.required)
    if any(high - low < policy.required for low, high in found.values()):
        everything = frozenset(
            key for key, count in table.with_margins.items() if count
        )
        most = Attack(table, Pattern(everything, pattern.quiet), policy).ends()
        required = {
            key: max(1, min(policy.required, high - low))
            for key, (low, high) in most.items()
        }
    return Audit(
        {key: Interval(*found[key], required[key]) for key in found},
    )
