"""What does one model say about the lists, or about many tables like them?"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from ledfyr.domain.statistics.estimation.existence import has_maximum
from ledfyr.domain.statistics.estimation.lists import Lists
from ledfyr.domain.statistics.estimation.models import Model

_STEPS = 200
_CLOSE = 1e-13
_MARGIN = 1e-6
_STILL = 1e-5

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Fit:
    """One fitted model. `estimate` counts listed and unlisted persons.

    `exists`: the likelihood has a maximum, and only one. Where not, the other numbers
    mean nothing and are not a number (NaN).
    """

    model: Model
    exists: bool
    is_identified: bool
    estimate: float
    deviance: float
    aic: float
    bic: float
    expected: Array


@dataclass(frozen=True, slots=True)
class Fits:
    """The same for many tables at once: one entry, or row, for each table."""

    exists: Mask
    is_identified: Mask
    estimate: Array
    deviance: Array
    aic: Array
    bic: Array
    expected: Array


def fit(lists: Lists, model: Model) -> Fit:
    """Fit a Poisson log-linear model to the observed patterns.

    A dependence that no person shows is minus infinity: it and its patterns are left
    out (extended maximum likelihood), but it is counted in AIC and BIC. BIC takes the
    observed persons as sample size. Source: Chan, Silverman and Vincent (2021).
    """
    found = fit_many(lists.patterns, lists.vector[None, :], model)
    return Fit(
        model,
        bool(found.exists[0]),
        bool(found.is_identified[0]),
        float(found.estimate[0]),
        float(found.deviance[0]),
        float(found.aic[0]),
        float(found.bic[0]),
        found.expected[0],
    )


def fit_many(patterns: NDArray[np.int8], counts: Array, model: Model) -> Fits:
    """Fit one model to many tables, a row of `counts` each, as `fit` does to one."""
    tables, cells = counts.shape
    found = Fits(
        exists=np.zeros(tables, dtype=bool),
        is_identified=np.zeros(tables, dtype=bool),
        estimate=np.full(tables, np.nan),
        deviance=np.full(tables, np.nan),
        aic=np.full(tables, np.nan),
        bic=np.full(tables, np.nan),
        expected=np.zeros((tables, cells)),
    )
    parameters = 1 + patterns.shape[1] + len(model.terms)
    for rows, design in _designs(patterns, counts, model):
        found.is_identified[rows] = design.is_identified
        if design.is_identified:
            _fill(found, rows, design, parameters)
    return found


def _fill(found: Fits, rows: NDArray[np.intp], design: "_Design", size: int) -> None:
    counts, columns = design.counts, design.columns
    coefficients, mean = _solve(columns, counts)
    kept = _has_arrived(columns, counts, coefficients)
    for row in np.flatnonzero(~kept):
        kept[row] = has_maximum(columns, counts[row])
    rows, mean, counts = rows[kept], mean[kept], counts[kept]
    observed = counts.sum(axis=1)
    likelihood = (counts * np.log(mean) - mean - gammaln(counts + 1)).sum(axis=1)
    found.exists[rows] = True
    found.estimate[rows] = observed + np.exp(coefficients[kept, 0])
    found.aic[rows] = 2 * size - 2 * likelihood
    found.bic[rows] = size * np.log(observed) - 2 * likelihood
    logs = np.log(np.where(counts > 0, counts, mean) / mean)
    found.deviance[rows] = 2 * (counts * logs - counts + mean).sum(axis=1)
    found.expected[np.ix_(rows, np.flatnonzero(design.kept))] = mean


class _Design:
    """The columns of a model for the patterns that tables with the same zeros keep."""

    def __init__(self, columns: Array, shown: Mask, counts: Array) -> None:
        self.kept: Mask = np.asarray(~columns[:, ~shown].any(axis=1))
        self.columns = columns[self.kept][:, shown]
        self.counts = counts[:, self.kept]
        self.is_identified = bool(
            np.linalg.matrix_rank(self.columns) == self.columns.shape[1]
        )


def _designs(
    patterns: NDArray[np.int8], counts: Array, model: Model
) -> Iterator[tuple[NDArray[np.intp], _Design]]:
    """Group tables by the dependences that they show; those need the same columns."""
    terms = [(place,) for place in range(patterns.shape[1])] + sorted(model.terms)
    columns: Array = np.ones((len(patterns), 1 + len(terms)))
    for number, term in enumerate(terms, start=1):
        columns[:, number] = patterns[:, term].all(axis=1)
    shown = counts @ columns > 0
    kinds, group = np.unique(shown, axis=0, return_inverse=True)
    for number, kind in enumerate(kinds):
        rows = np.flatnonzero(group == number)
        yield rows, _Design(columns, kind, counts[rows])


def _solve(columns: Array, counts: Array) -> tuple[Array, Array]:
    """Return coefficients and expected counts by Newton's method with halved steps."""
    squares = (columns[:, :, None] * columns[:, None, :]).reshape(len(columns), -1)
    start = counts + 0.5
    coefficients = _step(columns, squares, start, start * np.log(start))
    likelihood = _likelihood(columns, counts, coefficients)
    for _ in range(_STEPS):
        mean = np.exp(_logs(columns, coefficients))
        change = _step(columns, squares, mean, counts - mean)
        reached = _likelihood(columns, counts, coefficients + change)
        for _ in range(40):
            worse = ~(reached >= likelihood - _CLOSE * np.abs(likelihood))
            if not worse.any():
                break
            change[worse] /= 2
            reached[worse] = _likelihood(
                columns, counts[worse], coefficients[worse] + change[worse]
            )
        coefficients += change
        gained, likelihood = reached - likelihood, reached
        if (gained < _CLOSE * (np.abs(likelihood) + 1)).all():
            break
    return coefficients, np.exp(_logs(columns, coefficients))


def _logs(columns: Array, coefficients: Array) -> Array:
    """Return the logarithms of the expected counts, kept within what numbers hold."""
    return np.clip(coefficients @ columns.T, -200, 200)


def _step(columns: Array, squares: Array, weights: Array, right: Array) -> Array:
    size = columns.shape[1]
    matrix = (weights @ squares).reshape(-1, size, size)
    ridge = 1e-12 * np.trace(matrix, axis1=1, axis2=2) + 1e-300
    matrix += ridge[:, None, None] * np.eye(size)
    found = np.linalg.solve(matrix, (right @ columns)[:, :, None])
    return np.asarray(found[:, :, 0], dtype=np.float64)


def _likelihood(columns: Array, counts: Array, coefficients: Array) -> Array:
    logs = _logs(columns, coefficients)
    return np.asarray((counts * logs - np.exp(logs)).sum(axis=1))


def _has_arrived(columns: Array, counts: Array, coefficients: Array) -> Mask:
    """Say where Newton's method stands still, which proves the maximum.

    Toward a maximum that does not exist it walks on without end.
    """
    squares = (columns[:, :, None] * columns[:, None, :]).reshape(len(columns), -1)
    mean = np.exp(_logs(columns, coefficients))
    lost = np.abs((mean - counts) @ columns).max(axis=1)
    step = np.abs(_step(columns, squares, mean, counts - mean)).max(axis=1)
    return np.asarray((lost < _MARGIN * counts.sum(axis=1)) & (step < _STILL))
