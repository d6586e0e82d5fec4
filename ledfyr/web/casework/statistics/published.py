"""Which published figure stands beside the node's own?"""

from collections.abc import Iterator
from functools import cache

from ledfyr.domain.statistics.published import Figure, countries, figure, years

MEASURES = ("victims", "presumed_victims", "identified_victims")
FIRST = "FI"
"""The country that stands beside the node's figures until another is chosen."""


def key_of(found: Figure) -> str:
    """Return what names a figure in an address, such as "FI-2018-victims"."""
    return f"{found.ref_area}-{found.period}-{found.measure}"


@cache
def choices() -> dict[str, Figure]:
    """Return every published figure of victims by form, the latest of each first."""
    return {key_of(found): found for found in _by_form()}


def chosen(key: str, year: int) -> Figure:
    """Return the figure named by `key`; else that of the year, else the latest."""
    every = choices()
    of_first = [found for found in every.values() if found.ref_area == FIRST]
    of_year = [found for found in of_first if found.period == str(year)]
    return every.get(key) or (of_year or of_first or list(every.values()))[0]


def total_of(found: Figure) -> Figure:
    """Return the same figure without its forms: all of them together."""
    return figure(found.ref_area, found.period, found.measure)


def single_years() -> set[int]:
    """Return the years for which the first country has a figure of its own."""
    return {
        int(found.period)
        for found in choices().values()
        if found.ref_area == FIRST and found.period.isdecimal()
    }


def _by_form() -> Iterator[Figure]:
    for country in countries():
        for measure in MEASURES:
            for period in reversed(years(country)):
                found = figure(country, period, measure, "form")
                if found.cells:
                    yield found
