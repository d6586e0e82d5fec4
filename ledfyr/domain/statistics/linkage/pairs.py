"""Which two records may be about one person, and how probably?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Chances = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Pairs of records by their places, `left` below `right`, and the chance of each.

    Sorted by place, each pair once; what is not here is taken as two persons. Raises
    ValueError for arrays that do not belong together.
    """

    left: Places
    right: Places
    chance: Chances

    def __post_init__(self) -> None:
        if not len(self.left) == len(self.right) == len(self.chance):
            raise ValueError("A pair has two places and one chance.")
        if len(self.chance) and not (self.left < self.right).all():
            raise ValueError("The first place of a pair is below the second.")
        if not ((self.chance >= 0) & (self.chance <= 1)).all():
            raise ValueError("A chance lies between 0 and 1.")

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.chance)

    def only(self, which: NDArray[np.bool_]) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(self.left[which], self.right[which], self.chance[which])

    def at_least(self, chance: float) -> "Pairs":
        """Return the pairs whose chance is `chance` or more."""
        return self.only(self.chance >= chance)

    def between(self, low: float, high: float) -> "Pairs":
        """Return the pairs whose chance is `low` or more, but below `high`."""
        return self.only((self.chance >= low) & (self.chance < high))

    def decided(self, found: Mapping[tuple[int, int], bool]) -> "Pairs":
        """Return the pairs with what people found: 1 for one person, 0 for two.

        A pair that was found one person is added if the machine did not propose it.
        """
        chances = dict(
            zip(
                zip(self.left.tolist(), self.right.tolist(), strict=True),
                self.chance.tolist(),
                strict=True,
            )
        )
        chances |= {pair: float(is_one) for pair, is_one in found.items()}
        return pairs_of(chances)


def pairs_of(chances: Mapping[tuple[int, int], float]) -> Pairs:
    """Return pairs, sorted by place."""
    keys = sorted(chances)
    places = np.array(keys, dtype=np.int64).reshape(-1, 2)
    found = np.array([chances[key] for key in keys], dtype=float)
    return Pairs(places[:, 0], places[:, 1], found)
