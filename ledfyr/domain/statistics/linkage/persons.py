"""How many distinct persons are there, as far as the pairs tell?

Records that hang together by pairs are one group. In a group of up to six, each way of
dividing it into persons weighs as the product of its pairs: the chance of each pair
that it joins, and the counter-chance of each that it parts. So chances that cannot all
be true together are brought to agree: where A is B and B is C, A is C.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from ledfyr.domain.statistics.linkage.clusters import clusters
from ledfyr.domain.statistics.linkage.conflicts import Conflicts
from ledfyr.domain.statistics.linkage.pairs import Chances, Pairs
from ledfyr.domain.statistics.linkage.quality import Z_95

LARGEST_GROUP = 6
"""Six records can be divided into persons in 203 ways, seven in 877."""
_FIRMER = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999)
"""A larger group is parted at its weakest pairs, step by step."""
_EXACT_UP_TO = 2000
_SURE = 1e-9


@dataclass(frozen=True)
class Persons:
    """The expected number of distinct persons and its 95 per cent interval.

    It tells what the chances leave open, not whether the chances themselves are right.
    """

    expected: float
    low: int
    high: int


@dataclass(frozen=True)
class ThresholdEffect:
    """What a threshold makes of the same pairs."""

    threshold: float
    pairs: int
    clusters: int
    persons: int


def count_persons(
    records: int, pairs: Pairs, conflicts: Conflicts | None = None
) -> Persons:
    """Return how many distinct persons `records` records are about.

    A pair that nobody compared tells nothing in either way inside a group, and outside
    it is two persons. Uncertain groups are added up exactly up to 2,000 of them, and by
    the normal distribution beyond.
    """
    if conflicts:
        pairs = conflicts.without(pairs)
    losses = [
        _losses(*group, conflicts) for group in _groups(records, pairs, steps=_FIRMER)
    ]
    if not losses:
        return Persons(float(records), records, records)
    every = np.concatenate([_padded(each) for each in losses])
    expected = records - float((every @ _STEPS).sum())
    low, high = _interval(every)
    return Persons(expected, records - high, records - low)


def threshold_effects(
    records: int,
    pairs: Pairs,
    thresholds: Sequence[float],
    conflicts: Conflicts | None = None,
) -> tuple[ThresholdEffect, ...]:
    """Return for each threshold how many pairs, clusters and persons it would give.

    `clusters` counts those of two records or more.
    """
    return tuple(_effect(records, pairs, each, conflicts) for each in thresholds)


def _effect(
    records: int, pairs: Pairs, threshold: float, conflicts: Conflicts | None
) -> ThresholdEffect:
    kept = pairs.at_least(threshold)
    found = clusters(records, kept, conflicts)
    several = sum(len(each) > 1 for each in found)
    return ThresholdEffect(threshold, len(kept), several, len(found))


_STEPS = np.arange(LARGEST_GROUP + 1, dtype=float)
_Group = tuple[NDArray[np.int64], Chances]
"""Places of records (groups × size), and the chance of each of their pairs; NaN where
nobody compared it."""


def _groups(records: int, pairs: Pairs, steps: Sequence[float]) -> Iterator[_Group]:
    """Yield the groups of each size together."""
    if not len(pairs):
        return
    label = _labels(records, pairs)
    sizes = np.bincount(label)
    large = sizes[label[pairs.left]] > LARGEST_GROUP
    if large.any() and steps:
        yield from _groups(records, pairs.only(large).at_least(steps[0]), steps[1:])
    elif large.any():
        yield from _strongest(records, pairs.only(large))
    for size in range(2, LARGEST_GROUP + 1):
        these = sizes[label[pairs.left]] == size
        if these.any():
            yield _together(pairs.only(these), label, size)


def _strongest(records: int, pairs: Pairs) -> Iterator[_Group]:
    """A group that sure pairs hold together counts as one person, record by record."""
    for found in clusters(records, pairs):
        for other in found[1:]:
            yield np.array([[found[0], other]]), np.array([[1.0]])


def _labels(records: int, pairs: Pairs) -> NDArray[np.int64]:
    ones = np.ones(len(pairs), dtype=np.int8)
    graph = coo_array((ones, (pairs.left, pairs.right)), shape=(records, records))
    return connected_components(graph, directed=False)[1].astype(np.int64)


def _together(pairs: Pairs, label: NDArray[np.int64], size: int) -> _Group:
    ends = np.unique(np.concatenate([pairs.left, pairs.right]))
    ends = ends[np.argsort(label[ends], kind="stable")]
    places = ends.reshape(-1, size)
    position = {int(place): n for n, place in enumerate(ends.tolist())}
    left = np.array([position[each] for each in pairs.left.tolist()])
    right = np.array([position[each] for each in pairs.right.tolist()])
    chances = np.full((len(places), size, size), np.nan)
    chances[left // size, left % size, right % size] = pairs.chance
    one, other = np.triu_indices(size, 1)
    return places, chances[:, one, other]


def _losses(
    places: NDArray[np.int64], chances: Chances, conflicts: Conflicts | None
) -> Chances:
    """Return for each group how probably it counts 0, 1, 2 … records too many."""
    size = places.shape[1]
    ways, persons = _ways(size)
    known = np.where(np.isnan(chances), 0.5, chances)
    if conflicts:
        known = _apart(places, chances, known, conflicts)
    known = np.clip(known, _SURE, 1 - _SURE)
    weight = np.log(known) @ ways.T + np.log1p(-known) @ (1 - ways).T
    weight = np.exp(weight - weight.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    lost = np.zeros((len(places), size))
    for way, count in enumerate(persons):
        lost[:, size - count] += weight[:, way]
    return lost


def _apart(
    places: NDArray[np.int64], chances: Chances, known: Chances, conflicts: Conflicts
) -> Chances:
    pairs = list(combinations(range(places.shape[1]), 2))
    for group, pair in zip(*np.nonzero(np.isnan(chances)), strict=True):
        one, other = (int(places[group, each]) for each in pairs[pair])
        if conflicts.between(one, other):
            known[group, pair] = 0.0
    return known


@cache
def _ways(size: int) -> tuple[Chances, tuple[int, ...]]:
    """Return each way of dividing: the pairs that it joins, and its persons."""
    divided = list(_divided(size))
    pairs = list(combinations(range(size), 2))
    joined = [[float(way[a] == way[b]) for a, b in pairs] for way in divided]
    return np.array(joined), tuple(len(set(way)) for way in divided)


def _divided(size: int) -> Iterator[tuple[int, ...]]:
    if size == 1:
        yield (0,)
        return
    for way in _divided(size - 1):
        for home in range(max(way) + 2):
            yield (*way, home)


def _padded(lost: Chances) -> Chances:
    return np.pad(lost, ((0, 0), (0, LARGEST_GROUP + 1 - lost.shape[1])))


def _interval(every: Chances) -> tuple[int, int]:
    """Return the 2.5 and 97.5 per cent points of the sum of the groups' losses."""
    sure = every.max(axis=1) > 1 - 1e-6
    fixed = int(every[sure].argmax(axis=1).sum())
    open_groups = every[~sure]
    if not len(open_groups):
        return fixed, fixed
    if len(open_groups) > _EXACT_UP_TO:
        means = open_groups @ _STEPS
        spread = float(np.sqrt((open_groups @ _STEPS**2 - means**2).sum()))
        middle = fixed + float(means.sum())
        return round(middle - Z_95 * spread), round(middle + Z_95 * spread)
    total = np.ones(1)
    for group in open_groups:
        total = np.convolve(total, np.trim_zeros(group, "b"))
    below = np.cumsum(total)
    low, high = (int(np.searchsorted(below, end)) for end in (0.025, 0.975))
    return fixed + low, fixed + min(high, len(total) - 1)
