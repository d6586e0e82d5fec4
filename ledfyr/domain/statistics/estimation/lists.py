"""Which persons stand on which lists?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FEWEST_LISTS = 3
MOST_LISTS = 8

Pattern = tuple[int, ...]
"""One 0 or 1 for each list: not on it, or on it."""


class CannotEstimate(ValueError):
    """The lists do not bear an estimate; the message says why."""


@dataclass(frozen=True)
class Lists:
    """Counts of persons by the lists on which they stand; a missing pattern is zero.

    Raises CannotEstimate for fewer than three lists (with two, whether the lists
    depend on each other cannot be seen), for more than eight, for an empty list, and
    where no two lists share a person.
    """

    names: tuple[str, ...]
    counts: Mapping[Pattern, int]

    def __post_init__(self) -> None:
        self._check_names()
        for pattern, count in self.counts.items():
            if len(pattern) != len(self.names) or not set(pattern) <= {0, 1}:
                raise CannotEstimate(f"The row {pattern} needs 0 or 1 for each list.")
            if count and not any(pattern):
                raise CannotEstimate("Persons on no list are unknown: remove that row.")
            if count < 0:
                raise CannotEstimate(f"The row {pattern} counts fewer than nobody.")
        self._check_overlap()

    def _check_names(self) -> None:
        if not FEWEST_LISTS <= len(self.names) <= MOST_LISTS:
            raise CannotEstimate(
                f"{len(self.names)} lists: an estimate needs {FEWEST_LISTS} to "
                f"{MOST_LISTS}; with fewer, nobody can see whether lists depend on "
                "each other; merge lists if there are more."
            )
        if len(set(self.names)) < len(self.names):
            raise CannotEstimate("Two lists have one name; give each its own.")

    def _check_overlap(self) -> None:
        shared = 0
        for pattern, count in self.counts.items():
            shared += count if sum(pattern) > 1 else 0
        if not shared:
            raise CannotEstimate(
                "No person stands on two lists, so that nothing tells how many stand "
                "on none: check the linkage, or add lists that overlap."
            )
        for place, name in enumerate(self.names):
            if not any(n for pattern, n in self.counts.items() if pattern[place]):
                raise CannotEstimate(f"Nobody stands on the list {name}: leave it out.")

    @cached_property
    def patterns(self) -> NDArray[np.int8]:
        """Every pattern but the empty one, a row each."""
        cells = np.arange(1, 2 ** len(self.names))
        return ((cells[:, None] >> np.arange(len(self.names))) & 1).astype(np.int8)

    @cached_property
    def vector(self) -> NDArray[np.float64]:
        """The counts in the order of `patterns`."""
        rows = (tuple(int(each) for each in row) for row in self.patterns)
        return np.array([self.counts.get(row, 0) for row in rows], dtype=float)

    @property
    def observed(self) -> int:
        """Return how many persons stand on at least one list."""
        return int(self.vector.sum())
