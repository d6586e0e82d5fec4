"""Which counts are too small to show, and what does a proposal to hide cells name?"""

from dataclasses import dataclass

from ledfyr.domain.statistics.disclosure.table import Additive, Key


class PolicyError(ValueError):
    """A policy that could not protect anybody."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Counts from 1 to `threshold` - 1 are hidden; zeros are shown.

    `width`: a reader who uses everything that is shown must still find at least this
    distance between the smallest and the largest count possible in a hidden cell, or
    the distance that is left when everything is hidden, but never less than one.
    Zero is shown because "nobody" points at no person. Raises PolicyError for a
    threshold below 3: with 2, the word "hidden" alone would mean one.
    """

    threshold: int = 5
    width: int = 2

    def __post_init__(self) -> None:
        if self.threshold < 3:
            raise PolicyError(
                f"A threshold of {self.threshold} would give small counts away; "
                "choose 3 or more."
            )
        if self.width < 1:
            raise PolicyError("The width of an interval is 1 or more.")

    @property
    def required(self) -> int:
        """Return the width that a count from 1 to threshold - 1 can have."""
        return min(self.width, self.threshold - 2)

    def is_small(self, count: int) -> bool:
        """Does the count point at too few people to be shown?"""
        return 0 < count < self.threshold


@dataclass(frozen=True, slots=True)
class Pattern:
    """A proposal: cells to hide besides the small ones.

    `quiet` names small cells that shall not say that they are small, because that
    alone would give a count away: four cells of one below a small margin, say.
    """

    secondary: frozenset[Key] = frozenset()
    quiet: frozenset[Key] = frozenset()


def small_cells(table: Additive, policy: Policy) -> frozenset[Key]:
    """Return every cell and margin that counts too few people to be shown."""
    return frozenset(
        key for key, count in table.with_margins.items() if policy.is_small(count)
    )


def primary_cells(table: Additive, policy: Policy) -> frozenset[Key]:
    """Return every cell and margin that is hidden for its own sake.

    The small ones, and those that the table names as sensitive and that count somebody.
    """
    named = {key for key in table.sensitive if table.with_margins.get(key)}
    return small_cells(table, policy) | named


def possible_counts(
    policy: Policy, is_small: bool, is_quiet: bool
) -> tuple[int, int | None]:
    """Return the counts that a hidden cell admits to by its status alone.

    None: no upper end. Zeros are never hidden, so that the least is 1.
    """
    if is_quiet:
        return 1, None
    return (1, policy.threshold - 1) if is_small else (policy.threshold, None)
