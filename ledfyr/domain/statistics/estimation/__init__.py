"""Multiple systems estimation: how many persons stand on no list?"""

from ledfyr.domain.statistics.estimation.answer import (
    WHAT_IT_DOES_NOT_MEAN,
    Estimate,
    by_bic,
    stepwise,
    with_model,
)
from ledfyr.domain.statistics.estimation.bootstrap import Spread
from ledfyr.domain.statistics.estimation.fitting import Fit, fit
from ledfyr.domain.statistics.estimation.lists import CannotEstimate, Lists, Pattern
from ledfyr.domain.statistics.estimation.models import Model, hierarchical, parse

__all__ = [
    "WHAT_IT_DOES_NOT_MEAN",
    "CannotEstimate",
    "Estimate",
    "Fit",
    "Lists",
    "Model",
    "Pattern",
    "Spread",
    "by_bic",
    "fit",
    "hierarchical",
    "parse",
    "stepwise",
    "with_model",
]
