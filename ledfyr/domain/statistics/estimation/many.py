"""How is a model chosen for many tables at once?"""

from collections.abc import Callable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.special import pdtr, pdtrc

from ledfyr.domain.statistics.estimation.fitting import Fits, fit_many
from ledfyr.domain.statistics.estimation.models import Model, Term, hierarchical

Array = NDArray[np.float64]
Patterns = NDArray[np.int8]
Progress = Callable[[int, int], None]

THRESHOLD = 0.02


def one_model(patterns: Patterns, counts: Array, model: Model) -> Array:
    """Return each table's estimate by the same model, NaN where it does not exist."""
    return fit_many(patterns, counts, model).estimate


def silent(done: int, of: int) -> None:
    """Tell nobody how much is done."""


def by_bic(
    patterns: Patterns, counts: Array, order: int, progress: Progress = silent
) -> Array:
    """Return each table's estimate by its own best BIC, NaN where no model exists."""
    best, estimate = np.full(len(counts), np.inf), np.full(len(counts), np.nan)
    models = list(hierarchical(patterns.shape[1], order))
    for number, model in enumerate(models, start=1):
        found = fit_many(patterns, counts, model)
        better = found.exists & (np.nan_to_num(found.bic, nan=np.inf) < best)
        best[better], estimate[better] = found.bic[better], found.estimate[better]
        progress(number, len(models))
    return estimate


def stepwise(
    patterns: Patterns, counts: Array, threshold: float = THRESHOLD
) -> tuple[Array, list[Model]]:
    """Return each table's estimate and model by adding pairs, as `search.stepwise`."""
    every = np.arange(len(counts))
    start = Model.of(patterns.shape[1], [])
    estimate, chosen = np.full(len(counts), np.nan), [start] * len(counts)
    waiting = [(start, every, fit_many(patterns, counts, start))]
    while waiting:
        model, rows, fits = waiting.pop()
        estimate[rows] = fits.estimate
        for row in rows:
            chosen[row] = model
        waiting += _grow(patterns, counts, (model, rows, fits), threshold)
    return estimate, chosen


_Group = tuple[Model, NDArray[np.intp], Fits]


def _grow(
    patterns: Patterns, counts: Array, group: _Group, threshold: float
) -> list[_Group]:
    """Add to each table of a group its least likely pair whose model exists."""
    model, rows, fits = group
    pairs = [
        pair
        for pair in combinations(range(patterns.shape[1]), 2)
        if pair not in model.terms
    ]
    if not pairs:
        return []
    chance = chances(patterns, counts[rows], fits.expected, pairs)
    chance[~fits.exists] = 1.0
    order = np.argsort(chance, axis=1, kind="stable")
    left, grown = np.arange(rows.size), []
    for rank in range(len(pairs)):
        pick = order[left, rank]
        open_ = chance[left, pick] <= threshold
        left, pick = left[open_], pick[open_]
        failed = []
        for number in np.unique(pick):
            of_pair = left[pick == number]
            larger = Model(model.lists, model.terms | {pairs[number]})
            found = fit_many(patterns, counts[rows[of_pair]], larger)
            grown += _existing(larger, rows[of_pair], found)
            failed.append(of_pair[~found.exists])
        left = np.concatenate([*failed, left[:0]])
    return grown


def _existing(model: Model, rows: NDArray[np.intp], fits: Fits) -> list[_Group]:
    good = fits.exists
    if not good.any():
        return []
    names = Fits.__dataclass_fields__
    part = Fits(**{name: getattr(fits, name)[good] for name in names})
    return [(model, rows[good], part)]


def chances(
    patterns: Patterns, counts: Array, expected: Array, pairs: Sequence[Term]
) -> Array:
    """Return how likely each pair's joint count is by chance: one-sided, Poisson."""
    joint = np.column_stack([patterns[:, pair].all(axis=1) for pair in pairs])
    seen, mean = counts @ joint, expected @ joint
    upper = np.where(seen > 0, pdtrc(np.maximum(seen - 1, 0), mean), 1.0)
    return np.asarray(np.minimum(pdtr(seen, mean), upper))
