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
from ledfyr.domain.statistics.published.side_by_side import (
    Difference,
    counted_alike,
    differences,
    notes_of,
)
from ledfyr.domain.statistics.published.totals import Finding, areas, check, total

__all__ = [
    "Difference",
    "Figure",
    "Finding",
    "NoSuchCountry",
    "NoSuchFigure",
    "NoSuchYear",
    "areas",
    "check",
    "counted_alike",
    "countries",
    "differences",
    "figure",
    "figures",
    "notes_of",
    "total",
    "years",
]
