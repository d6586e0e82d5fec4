"""When are margins with noise good enough, and what can be drawn from them?

Differential privacy: whether one person is counted or not changes the chance of any
answer by a factor of e to the epsilon at most. Narrow tables of many persons survive
the noise; wide ones do not, and are refused with the narrower one that would do.
Source: Dwork and Roth (2014), from memory.
"""

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass
from itertools import combinations
from math import exp, prod
from typing import NoReturn

import numpy as np

from ledfyr.domain.statistics.disclosure import Key

_SEAL = object()
USEFUL = 0.5
"""Above this expected relative error of an average cell, a margin is refused."""
FAR_OFF = 0.3
"""What counts as a cell that is far off, for the report."""
FOR_THE_TOTAL = 0.05
"""Share of the budget that finds how many persons there are, about."""

Codes = Mapping[str, tuple[str, ...]]
"""The public codes of each dimension; they never come from the persons."""


class BudgetSpent(ValueError):
    """More was asked than the budget allows."""


class NotUseful(ValueError):
    """Noise would drown this margin; the message names a narrower one that would do."""


class Budget:
    """An epsilon that is spent in parts and never exceeded."""

    def __init__(self, epsilon: float) -> None:
        """Open a budget; raises ValueError outside 0 to 10."""
        if not 0 < epsilon <= 10:
            raise ValueError("Epsilon is above 0 and at most 10.")
        self.epsilon = epsilon
        self.spent = 0.0

    def spend(self, epsilon: float) -> None:
        """Spend a part; raises BudgetSpent, and spends nothing, if it is too much."""
        if epsilon <= 0 or self.spent + epsilon > self.epsilon * (1 + 1e-9):
            raise BudgetSpent(
                f"Of an epsilon of {self.epsilon:g}, {self.spent:g} is spent; "
                f"{epsilon:g} more is too much."
            )
        self.spent = min(self.spent + epsilon, self.epsilon)


@dataclass(frozen=True, slots=True)
class MarginQuality:
    """What to expect of one margin before it is made.

    `error` is the expected distance from the true count in persons, in any cell;
    `relative` is that of an average cell of `persons_per_cell`. `share_far_off` is the
    share of cells whose error is expected above `FAR_OFF`; None before noise was drawn.
    """

    by: tuple[str, ...]
    cells: int
    error: float
    persons_per_cell: float
    share_far_off: float | None = None

    @property
    def relative(self) -> float:
        """The expected error of an average cell, as a share of it."""
        return self.error / max(self.persons_per_cell, 1e-9)

    @property
    def in_words(self) -> str:
        """Say in plain words what a reader may rely on."""
        far = (
            ""
            if self.share_far_off is None
            else f" {self.share_far_off:.0%} of the cells are likely to be off by more "
            f"than {FAR_OFF:.0%}."
        )
        return (
            f"By {' and '.join(self.by)}: {self.cells:,} cells with about "
            f"{self.persons_per_cell:,.1f} persons each; a number is off by about "
            f"{self.error:,.1f}, which is {self.relative:.0%} of an average one.{far}"
        )


@dataclass(frozen=True, slots=True)
class NoisyMargin:
    """Counts of every combination of public codes, each with noise, none below zero."""

    by: tuple[str, ...]
    counts: Mapping[Key, int]


@dataclass(frozen=True)
class Synthesis:
    """Margins with noise and rows drawn from them; none of the rows is a person.

    Made from noise alone by `synthesised`; anything else raises TypeError.
    """

    epsilon: float
    spent: float
    quality: tuple[MarginQuality, ...]
    margins: tuple[NoisyMargin, ...]
    dimensions: tuple[str, ...]
    rows: Mapping[Key, int]
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("A Synthesis is made from noisy margins alone.")

    def __reduce__(self) -> NoReturn:
        raise TypeError("A Synthesis is not copied; its budget is spent once.")


def expected_error(epsilon: float) -> float:
    """Return the mean distance of discrete Laplace noise of this epsilon from zero."""
    q = exp(-epsilon)
    return 2 * q / (1 - q * q)


def quality_of(
    by: tuple[str, ...], codes: Codes, persons: int, epsilon: float
) -> MarginQuality:
    """Return what to expect of a margin of about so many persons; no data is needed."""
    cells = prod(len(codes[name]) for name in by)
    return MarginQuality(by, cells, expected_error(epsilon), persons / cells)


def refuse_useless(
    margins: Sequence[tuple[str, ...]], codes: Codes, persons: int, epsilon: float
) -> None:
    """Raise NotUseful for a margin too wide, naming the widest part that would do.

    `epsilon` is what each margin gets; `persons` is the number found with noise, so
    that the refusal itself tells nothing more.
    """
    for by in margins:
        found = quality_of(by, codes, persons, epsilon)
        if found.relative <= USEFUL:
            continue
        better = _narrower(by, codes, persons, epsilon)
        advice = (
            f"by {' and '.join(better)} it would be useful"
            if better
            else "no part of it would be useful either: take more persons together, or "
            "publish a protected table instead"
        )
        raise NotUseful(f"{found.in_words} That is too much noise: {advice}.")


def synthesised(
    budget: Budget,
    codes: Codes,
    persons: int,
    noisy: Sequence[tuple[tuple[str, ...], Sequence[int]]],
    epsilon: float,
    seed: int,
) -> Synthesis:
    """Return margins and rows from counts that already carry their noise.

    Counts stand in the order of the public codes. What follows here uses them alone, so
    that it costs no more of the budget. `seed` fixes the drawing of rows, never the
    noise: noise that can be repeated could be taken off again.
    """
    margins = tuple(
        NoisyMargin(
            by,
            {
                key: max(0, count)
                for key, count in zip(_keys(by, codes), counts, strict=True)
            },
        )
        for by, counts in noisy
    )
    quality = tuple(
        MarginQuality(
            each.by,
            len(each.counts),
            expected_error(epsilon),
            persons / len(each.counts),
            _share_far_off(each, expected_error(epsilon)),
        )
        for each in margins
    )
    names = tuple(dict.fromkeys(name for each in margins for name in each.by))
    rows = _drawn(margins, names, np.random.default_rng(seed))
    return Synthesis(
        budget.epsilon, budget.spent, quality, margins, names, rows, seal=_SEAL
    )


def _keys(by: tuple[str, ...], codes: Codes) -> list[Key]:
    keys: list[Key] = [()]
    for name in by:
        keys = [(*key, code) for key in keys for code in codes[name]]
    return keys


def _narrower(
    by: tuple[str, ...], codes: Codes, persons: int, epsilon: float
) -> tuple[str, ...]:
    fits = [
        part
        for size in range(len(by) - 1, 0, -1)
        for part in combinations(by, size)
        if quality_of(part, codes, persons, epsilon).relative <= USEFUL
    ]
    most = max((prod(len(codes[name]) for name in part) for part in fits), default=0)
    return next((p for p in fits if prod(len(codes[name]) for name in p) == most), ())


def _share_far_off(margin: NoisyMargin, error: float) -> float:
    some = [count for count in margin.counts.values() if count > error]
    far = [count for count in some if error / count > FAR_OFF]
    return len(far) / len(some) if some else 1.0


def _drawn(
    margins: Sequence[NoisyMargin], names: tuple[str, ...], random: np.random.Generator
) -> dict[Key, int]:
    """Draw rows: the first margin gives its codes, each further one the rest.

    What a further margin adds is drawn among its cells that agree with the row so far;
    where it has none, among all.
    """
    rows: dict[Key, int] = dict(margins[0].counts)
    known = margins[0].by
    for margin in margins[1:]:
        fresh = tuple(name for name in margin.by if name not in known)
        rows = _widened(rows, known, margin, fresh, random)
        known = (*known, *fresh)
    places = [known.index(name) for name in names]
    return {
        tuple(key[place] for place in places): count
        for key, count in rows.items()
        if count
    }


def _widened(
    rows: Mapping[Key, int],
    known: tuple[str, ...],
    margin: NoisyMargin,
    fresh: tuple[str, ...],
    random: np.random.Generator,
) -> dict[Key, int]:
    if not fresh:
        return dict(rows)
    shared = [name for name in margin.by if name in known]
    weights: dict[Key, dict[Key, int]] = {}
    for key, count in margin.counts.items():
        codes = dict(zip(margin.by, key, strict=True))
        at, new = tuple(codes[n] for n in shared), tuple(codes[n] for n in fresh)
        for place in {at, ()}:
            found = weights.setdefault(place, {})
            found[new] = found.get(new, 0) + count
    wide: dict[Key, int] = {}
    for key, count in rows.items():
        codes = dict(zip(known, key, strict=True))
        chances = weights.get(tuple(codes[n] for n in shared), {})
        if not sum(chances.values()):
            chances = weights[()]
        if not count or not (whole := sum(chances.values())):
            continue
        shares = np.array(list(chances.values()), dtype=float) / whole
        for new, number in zip(chances, random.multinomial(count, shares), strict=True):
            if number:
                wide[(*key, *new)] = int(number)
    return wide
