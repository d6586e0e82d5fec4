"""Which two records can never be about one person?"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ledfyr.domain.statistics.linkage.pairs import Pairs
from ledfyr.domain.statistics.linkage.preparing import Prepared
from ledfyr.domain.statistics.linkage.settings import linkage_settings


class Conflicts:
    """Says of records whether a rule of the settings keeps them apart.

    A record that is not sure, or that does not say, is in no conflict.
    """

    def __init__(self, prepared: Prepared) -> None:
        self._told = [
            _sure(prepared, rule.of, rule.only_where)
            for rule in linkage_settings().conflict
            if {rule.of, rule.only_where} <= set(prepared.columns)
        ]

    def between(self, one: int, other: int) -> bool:
        """Say whether two records can never be one person."""
        return any(
            told[one] is not None
            and told[other] is not None
            and told[one] != told[other]
            for told in self._told
        )

    def among(self, some: Sequence[int], others: Sequence[int]) -> bool:
        """Say whether any of `some` is in conflict with any of `others`."""
        if not self._told:
            return False
        return any(self.between(one, other) for one in some for other in others)

    def without(self, pairs: Pairs) -> Pairs:
        """Return the pairs that are in no conflict."""
        if not self._told:
            return pairs
        keep: NDArray[np.bool_] = np.array(
            [
                not self.between(one, other)
                for one, other in zip(
                    pairs.left.tolist(), pairs.right.tolist(), strict=True
                )
            ],
            dtype=bool,
        )
        return pairs.only(keep)


def _sure(prepared: Prepared, of: str, only_where: str) -> list[str | None]:
    return [
        value if sure else None
        for value, sure in zip(
            prepared.columns[of], prepared.columns[only_where], strict=True
        )
    ]
