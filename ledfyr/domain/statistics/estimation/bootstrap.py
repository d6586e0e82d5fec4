"""How far could the estimate lie off, model choice included?"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from ledfyr.domain.statistics.estimation.lists import CannotEstimate, Lists

Array = NDArray[np.float64]
Chooser = Callable[[NDArray[np.int8], Array], Array]
"""Patterns and many tables in, an estimate for each out; NaN where none exists."""

_MOST_LOST = 0.1


@dataclass(frozen=True, slots=True)
class Spread:
    """A confidence interval, and how many of the resampled tables it rests on."""

    low: float
    high: float
    level: float
    replicates: int
    without_estimate: int


def spread(
    lists: Lists, estimate: float, choose: Chooser, replicates: int, seed: int
) -> Spread:
    """Return the 95 per cent BCa interval of an estimate.

    Persons are drawn anew with replacement `replicates` times, and `choose` chooses the
    model anew each time: an interval for a model taken as given is far too short.
    Raises CannotEstimate when more than a tenth of the tables have no estimate.
    Sources: Efron and Tibshirani (1993), chapter 14; Chan, Silverman, Vincent (2021).
    """
    random = np.random.default_rng(seed)
    shares = lists.vector / lists.observed
    drawn = random.multinomial(lists.observed, shares, size=replicates).astype(float)
    found = choose(lists.patterns, drawn)
    kept = found[np.isfinite(found)]
    if len(kept) < max(1, (1 - _MOST_LOST) * replicates):
        raise CannotEstimate(
            f"{replicates - len(kept)} of {replicates} resampled tables bear no "
            "estimate: the lists overlap too little for an interval."
        )
    low, high = _ends(kept, estimate, _acceleration(lists, choose))
    return Spread(low, high, 0.95, replicates, replicates - len(kept))


def _acceleration(lists: Lists, choose: Chooser) -> float:
    """Leave each person out once; persons of one pattern count together."""
    filled = np.flatnonzero(lists.vector)
    tables = np.repeat(lists.vector[None, :], filled.size, axis=0)
    tables[np.arange(filled.size), filled] -= 1
    without = choose(lists.patterns, tables)
    usable = np.isfinite(without)
    weights = lists.vector[filled][usable]
    below = np.average(without[usable], weights=weights) - without[usable]
    squares = float((weights * below**2).sum())
    if squares == 0:
        return 0.0
    return float((weights * below**3).sum() / (6 * squares**1.5))


def _ends(found: Array, estimate: float, acceleration: float) -> tuple[float, float]:
    below = np.mean(found < estimate) + np.mean(found == estimate) / 2
    share = np.clip(below, 0.5 / len(found), 1 - 0.5 / len(found))
    bias = float(norm.ppf(share))
    ends = []
    for level in (0.025, 0.975):
        shifted = bias + float(norm.ppf(level))
        at = norm.cdf(bias + shifted / (1 - acceleration * shifted))
        ends.append(float(np.quantile(found, np.clip(at, 0, 1))))
    return ends[0], ends[1]
