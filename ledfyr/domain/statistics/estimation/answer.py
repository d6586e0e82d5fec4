"""How many persons stand on no list, and what does that number not mean?"""

from dataclasses import dataclass
from functools import partial

from ledfyr.domain.statistics.estimation import many, search
from ledfyr.domain.statistics.estimation.bootstrap import Chooser, Spread, spread
from ledfyr.domain.statistics.estimation.fitting import Fit
from ledfyr.domain.statistics.estimation.lists import CannotEstimate, Lists
from ledfyr.domain.statistics.estimation.models import Model, hierarchical

MOST_RESAMPLED_FITS = 5_000_000
"""Some minutes of work: five lists with all pairs, and almost five thousand tables."""

MOST_LISTS_LOOKED_OVER = 4

WHAT_IT_DOES_NOT_MEAN = (
    "This is not a count. It says how many persons the lists suggest, if every list "
    "draws on the same people, nobody comes or goes in the period, and each match "
    "between lists is right.",
    "Lists that depend on each other in ways they do not show make it wrong without a "
    "sign; researchers have called the method unfit for figures of this kind "
    "(Whitehead and others, 2021).",
    "Other models that fit nearly as well give other numbers: quote the range over "
    "models and the interval, never the estimate alone.",
    "People whom no list could ever reach are not in it.",
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The chosen fit, its interval if asked for, and the range over models."""

    observed: int
    chosen: Fit
    interval: Spread | None
    fits: tuple[Fit, ...]
    reservations: tuple[str, ...] = WHAT_IT_DOES_NOT_MEAN

    @property
    def range_over_models(self) -> tuple[float, float] | None:
        """Return the smallest and largest estimate among the models looked at."""
        found = [each.estimate for each in self.fits if each.exists]
        return (min(found), max(found)) if found else None


def with_model(
    lists: Lists, model: Model, replicates: int = 0, seed: int = 1
) -> Estimate:
    """Estimate by one given model; its interval leaves model choice out.

    Raises CannotEstimate when the lists bear no model at all.
    """
    found = search.one_model(lists, model)
    choose = partial(many.one_model, model=model)
    return _answer(lists, found, choose, replicates if found.chosen.exists else 0, seed)


def by_bic(
    lists: Lists,
    order: int = 2,
    replicates: int = 0,
    seed: int = 1,
    progress: many.Progress = many.silent,
) -> Estimate:
    """Estimate by the best BIC over hierarchical models up to `order` lists.

    `progress` is told how many models of how many were fitted to the resampled tables.
    Raises CannotEstimate, also where resampling would repeat too many fits.
    """
    if replicates:
        models = sum(1 for _ in hierarchical(len(lists.names), order))
        if models * replicates > MOST_RESAMPLED_FITS:
            raise CannotEstimate(
                f"Repeating the choice among {models:,} models for {replicates:,} "
                "resampled tables would take too long; choose the stepwise search, a "
                "lower order or fewer tables."
            )
    found = search.by_bic(lists, order)
    choose = partial(many.by_bic, order=order, progress=progress)
    return _answer(lists, found, choose, replicates, seed)


def stepwise(lists: Lists, replicates: int = 0, seed: int = 1) -> Estimate:
    """Estimate by adding pairs of lists stepwise. Raises CannotEstimate."""
    return _answer(lists, search.stepwise(lists), _stepwise, replicates, seed)


def _stepwise(patterns: many.Patterns, counts: many.Array) -> many.Array:
    return many.stepwise(patterns, counts)[0]


def _answer(
    lists: Lists, found: search.Search, choose: Chooser, replicates: int, seed: int
) -> Estimate:
    interval = None
    if replicates:
        interval = spread(lists, found.chosen.estimate, choose, replicates, seed)
    fits = search.ranked((*found.fits, *_beside(lists)))
    return Estimate(lists.observed, found.chosen, interval, fits)


def _beside(lists: Lists) -> tuple[Fit, ...]:
    """Look at other models too: all with pairs if few, else the stepwise ones."""
    try:
        if len(lists.names) <= MOST_LISTS_LOOKED_OVER:
            return search.by_bic(lists).fits
        return search.stepwise(lists).fits
    except CannotEstimate:
        return ()
