"""How good is a linkage? Measured by pairs that people looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959963984540054
"""The normal quantile of a 95 per cent interval."""


@dataclass(frozen=True)
class Share:
    """A share from 0 to 1 with the ends of its 95 per cent interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Stratum:
    """Pairs of one range of chances: how many there are, were reviewed, were right."""

    is_linked: bool
    pairs: int
    reviewed: int
    one_person: int

    def __post_init__(self) -> None:
        if not 0 <= self.one_person <= self.reviewed <= self.pairs:
            raise ValueError("More pairs were reviewed than there are.")


@dataclass(frozen=True)
class Quality:
    """Precision and recall among the compared pairs; None where nothing tells them."""

    precision: Share | None
    recall: Share | None
    reviewed: int


def wilson(hits: int, tried: int) -> Share:
    """Return hits/tried with Wilson's 95 per cent interval; raises ValueError if 0.

    Wilson (1927): right also for shares near 0 and 1 and for few trials.
    """
    if not 0 <= hits <= tried or not tried:
        raise ValueError("A share needs at least one trial.")
    share, square = hits / tried, Z_95**2
    middle = (share + square / (2 * tried)) / (1 + square / tried)
    spread = sqrt(share * (1 - share) / tried + square / (4 * tried**2))
    reach = Z_95 * spread / (1 + square / tried)
    return Share(share, max(0.0, middle - reach), min(1.0, middle + reach))


def quality(strata: Sequence[Stratum]) -> Quality:
    """Return precision and recall from a reviewed sample of each stratum.

    A stratum of which nothing was reviewed tells nothing: then the measure that needs
    it is None. The ends of an interval take each stratum at its own end, which is
    wider than it has to be. Pairs that no block compared are not seen: recall is that
    among compared pairs.
    """
    linked = [each for each in strata if each.is_linked and each.pairs]
    left = [each for each in strata if not each.is_linked and each.pairs]
    right, missed = _right_in(linked), _right_in(left)
    pairs = sum(each.pairs for each in linked)
    precision = (
        Share(*(end / pairs for end in (right.value, right.low, right.high)))
        if right and pairs
        else None
    )
    recall = _recall(right, missed) if right and missed else None
    return Quality(precision, recall, sum(each.reviewed for each in strata))


def _right_in(strata: Sequence[Stratum]) -> Share | None:
    """Return how many pairs are of one person; not a share, but its three numbers."""
    if any(not each.reviewed for each in strata):
        return None
    shares = [(each.pairs, wilson(each.one_person, each.reviewed)) for each in strata]
    return Share(
        sum(pairs * share.value for pairs, share in shares),
        sum(pairs * share.low for pairs, share in shares),
        sum(pairs * share.high for pairs, share in shares),
    )


def _recall(right: Share, missed: Share) -> Share | None:
    if not right.value + missed.value:
        return None
    return Share(
        right.value / (right.value + missed.value),
        right.low / (right.low + missed.high) if right.low + missed.high else 0.0,
        right.high / (right.high + missed.low),
    )
