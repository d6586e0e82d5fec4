"""Which codes of two lists are near each other? Counted in tiles with numpy.

The bits of a code are drawn independently, so that a few words of it are a sample: a
pair that has far too many different bits in them is not looked at further. A pair at
the limit is lost less than once in a million. Threads share the tiles.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import sqrt
from threading import Lock, local

import numpy as np
from numpy.typing import NDArray

from ledfyr.domain.statistics.linkage import BITS

Codes = NDArray[np.uint64]
Counts = NDArray[np.uint16]
_WORDS = BITS // 64
_MOST_WORDS = 7
_ROWS, _COLUMNS = 32, 1024
"""A tile whose numbers stay in the nearest cache of the processor."""
_DEVIATIONS = 4.753
"""Beyond it lies a millionth of a normal distribution."""
_TRIED = 512


@dataclass(frozen=True)
class Near:
    """Places in the first and second list, and the share of equal bits."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    equal: NDArray[np.float64]


def near_codes(
    one: Codes,
    other: Codes,
    least: float,
    *,
    threads: int | None = None,
    told: Callable[[float], None] = lambda _: None,
) -> Near:
    """Return the pairs of codes that agree in a share `least` of their bits or more.

    `one` and `other` have shape (codes, 16). `told` hears the share that is done. The
    answer does not depend on the number of threads.
    """
    most = int(BITS * (1 - least))
    words = _best_sample(one, other, most)
    search = _Search(one, other, most, words)
    starts = range(0, len(one), _ROWS)
    done, lock = 0, Lock()

    def rows(start: int) -> Near:
        nonlocal done
        found = search.rows(start)
        with lock:
            done += 1
        told(done / len(starts))
        return found

    with ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:
        parts = list(pool.map(rows, starts))
    return _joined(parts)


class _Search:
    """Finds the near codes of some rows of the first list in the whole second one."""

    def __init__(self, one: Codes, other: Codes, most: int, words: int) -> None:
        self._one, self._most = one, most
        self._columns = np.ascontiguousarray(other.T)
        self._words = words
        self._limit = np.uint8(_limit(most, words))
        self._own = local()

    def rows(self, start: int) -> Near:
        """Return the near codes of some codes from `start` on."""
        mine = self._one[start : start + _ROWS]
        lefts, rights = [], []
        for first in range(0, self._columns.shape[1], _COLUMNS):
            theirs = self._columns[:, first : first + _COLUMNS]
            found = _where(self._sampled(mine, theirs) <= self._limit)
            if len(found):
                lefts.append(found // theirs.shape[1])
                rights.append(found % theirs.shape[1] + first)
        if not lefts:
            return _joined([])
        left, right = np.concatenate(lefts), np.concatenate(rights)
        apart = _different(mine.T.take(left, axis=1), self._columns, right)
        near = apart <= self._most
        return Near(left[near] + start, right[near], 1 - apart[near] / BITS)

    def _sampled(self, mine: Codes, theirs: Codes) -> NDArray[np.uint8]:
        """Count the different bits of the first words, modulo 256.

        Numbers of one byte are several times as fast; the few pairs that so come back
        below the limit are counted in full anyway.
        """
        xor, count, total = self._space(len(mine), theirs.shape[1])
        for word in range(self._words):
            np.bitwise_xor(mine[:, word, None], theirs[word], out=xor)
            np.bitwise_count(xor, out=count if word else total)
            if word:
                np.add(total, count, out=total)
        return total

    def _space(
        self, rows: int, columns: int
    ) -> tuple[Codes, NDArray[np.uint8], NDArray[np.uint8]]:
        shape = (rows, columns)
        if getattr(self._own, "shape", None) != shape:
            self._own.shape = shape
            self._own.space = (
                np.empty(shape, dtype=np.uint64),
                np.empty(shape, dtype=np.uint8),
                np.empty(shape, dtype=np.uint8),
            )
        space: tuple[Codes, NDArray[np.uint8], NDArray[np.uint8]] = self._own.space
        return space


def _best_sample(one: Codes, other: Codes, most: int) -> int:
    """Return how many words make the least work, tried on a few codes of each list."""
    some, others = _spread(one), _spread(other)
    work = [
        words + 40 * _passing(some, others, words, _limit(most, words))
        for words in range(1, _MOST_WORDS + 1)
    ]
    return 1 + int(np.argmin(work))


def _passing(some: Codes, others: Codes, words: int, limit: int) -> float:
    apart = np.bitwise_count(some[:, None, :words] ^ others[None, :, :words])
    return float((apart.sum(axis=2, dtype=np.uint8) <= limit).mean())


def _spread(codes: Codes) -> Codes:
    return codes[:: max(1, len(codes) // _TRIED)][:_TRIED]


def _limit(most: int, words: int) -> int:
    """Return the different bits in a sample that a pair at the limit still has."""
    bits, share = 64 * words, most / BITS
    left_out = (BITS - bits) / (BITS - 1)
    spread = sqrt(bits * share * (1 - share) * left_out)
    return min(most, int(bits * share + _DEVIATIONS * spread) + 1)


def _different(mine: Codes, columns: Codes, right: NDArray[np.int64]) -> Counts:
    """Count all different bits of single pairs, word by word."""
    counted = np.bitwise_count(mine ^ columns.take(right, axis=1))
    return np.asarray(np.add.reduce(counted, axis=0, dtype=np.uint16))


def _where(found: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the places of what is true, eight at a time while nothing is."""
    flat = found.ravel()
    whole = len(flat) // 8 * 8
    eights = np.flatnonzero(flat[:whole].view(np.uint64))
    if not len(eights) and whole == len(flat):
        return eights
    places = (eights[:, None] * 8 + np.arange(8)).ravel()
    places = np.concatenate([places, np.arange(whole, len(flat))])
    return np.asarray(places[flat[places]])


def _joined(parts: list[Near]) -> Near:
    if not parts:
        empty = np.zeros(0, dtype=np.int64)
        return Near(empty, empty, np.zeros(0))
    return Near(
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.equal for part in parts]),
    )
