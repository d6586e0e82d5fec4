"""Which model is chosen, and what do the others say?"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ledfyr.domain.statistics.estimation.fitting import Fit, fit
from ledfyr.domain.statistics.estimation.lists import CannotEstimate, Lists
from ledfyr.domain.statistics.estimation.many import THRESHOLD, chances
from ledfyr.domain.statistics.estimation.models import Model, hierarchical


@dataclass(frozen=True, slots=True)
class Search:
    """The chosen fit and every fit that was looked at, best BIC first."""

    chosen: Fit
    fits: tuple[Fit, ...]


def one_model(lists: Lists, model: Model) -> Search:
    """Fit one given model; it may turn out not to exist."""
    found = fit(lists, model)
    return Search(found, (found,))


def by_bic(lists: Lists, order: int = 2) -> Search:
    """Choose the smallest BIC among all hierarchical models up to `order` lists.

    Only models whose maximum exists are chosen. Raises CannotEstimate.
    """
    models = hierarchical(len(lists.names), order)
    fits = ranked(fit(lists, model) for model in models)
    return _existing(fits[0], fits)


def stepwise(lists: Lists, threshold: float = THRESHOLD) -> Search:
    """Add pairs of lists one at a time, as long as chance does not explain them.

    Each step takes the pair whose joint count is least likely by chance under the
    present model (one-sided Poisson probability) and stops above `threshold`, or where
    the maximum would not exist. Raises CannotEstimate.
    Source: Chan, Silverman and Vincent (2021).
    """
    present = fit(lists, Model.of(len(lists.names), []))
    path = [present]
    while present.exists and (found := _next(lists, present, threshold)):
        present = found
        path.append(found)
    return _existing(present, ranked(path))


def ranked(fits: Iterable[Fit]) -> tuple[Fit, ...]:
    """Return each model's fit once, best BIC first, those without a maximum last."""

    def place(each: Fit) -> float:
        return each.bic if each.exists else np.inf

    once = {each.model: each for each in fits}
    return tuple(sorted(once.values(), key=place))


def _existing(chosen: Fit, fits: tuple[Fit, ...]) -> Search:
    if not chosen.exists:
        raise CannotEstimate(
            "No model of these lists has a maximum of the likelihood: too few persons "
            "stand on two lists; merge lists, or take a longer period."
        )
    return Search(chosen, fits)


def _next(lists: Lists, present: Fit, threshold: float) -> Fit | None:
    size = len(lists.names)
    every = combinations(range(size), 2)
    pairs = [pair for pair in every if pair not in present.model.terms]
    if not pairs:
        return None
    tables = lists.vector[None, :], present.expected[None, :]
    chance = chances(lists.patterns, *tables, pairs)[0]
    for number in np.argsort(chance, kind="stable"):
        if chance[number] > threshold:
            return None
        found = fit(lists, Model(size, present.model.terms | {pairs[number]}))
        if found.exists:
            return found
    return None
