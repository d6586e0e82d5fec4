"""The published record: what the region's round-up report printed in figures."""

from ledfyr.domain.statistics.published.figures import (
    Figure,
    NoSuchCountry,
    NoSuchFigure,
    NoSuchYear,
    countries,
    figure,
    figures,
    years,
)
from ledfyr.domain.statistics.published.totals import Finding, areas, check, total

__all__ = [
    "Figure",
    "Finding",
    "NoSuchCountry",
    "NoSuchFigure",
    "NoSuchYear",
    "areas",
    "check",
    "countries",
    "figure",
    "figures",
    "total",
    "years",
]
