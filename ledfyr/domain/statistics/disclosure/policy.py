"""Which counts are too small to show?"""

from dataclasses import dataclass

from ledfyr.domain.statistics.disclosure.table import Key, Table


class PolicyError(ValueError):
    """A policy that could not protect anybody."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Counts from 1 to `threshold` - 1 are hidden; zeros are shown.

    `width`: a reader who uses everything that is shown must still find at least this
    distance between the smallest and the largest count possible in a hidden cell.
    Zero is shown because "nobody" points at no person. With `one_status`, hidden cells
    do not say which of them are small: needed where that alone gives a count away,
    as in four small cells that add up to a small margin. Raises PolicyError for a
    threshold below 3: with 2, the word "hidden" alone would mean one.
    """

    threshold: int = 5
    width: int = 2
    one_status: bool = False

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
        """Return the width that can be reached below the threshold."""
        if self.one_status:
            return self.width
        return min(self.width, self.threshold - 2)

    def is_small(self, count: int) -> bool:
        """Does the count point at too few people to be shown?"""
        return 0 < count < self.threshold


def primary_cells(table: Table, policy: Policy) -> frozenset[Key]:
    """Return every cell and margin that is hidden for its own sake."""
    return frozenset(
        key for key, count in table.cells.items() if policy.is_small(count)
    )


def possible_counts(policy: Policy, is_primary: bool) -> tuple[int, int | None]:
    """Return the counts that a hidden cell admits to by its status alone.

    None: no upper end. Zeros are never hidden, so that the least is 1.
    """
    if policy.one_status:
        return 1, None
    return (1, policy.threshold - 1) if is_primary else (policy.threshold, None)
