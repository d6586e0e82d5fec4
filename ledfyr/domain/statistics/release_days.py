"""As of which day may the figures of a year be released?

Figures that follow each registration would tell of each person who is registered, to
whoever looks every day. They are therefore released as of the end of a quarter.
"""

from datetime import date, timedelta

from ledfyr.domain.vocabulary.refusal import Refusal

_QUARTERS_BEGIN = (1, 4, 7, 10)


class NotYetReleasable(Refusal):
    """A year of which no quarter is over."""


def last_complete_quarter(today: date) -> date:
    """Return the last day of the last quarter that is over on `today`."""
    begins = max(month for month in _QUARTERS_BEGIN if month <= today.month)
    return date(today.year, begins, 1) - timedelta(days=1)


def release_day(year: int, today: date) -> date:
    """Return the day as of which a year's figures can be released on `today`.

    The end of the year once it is over, else that of its last complete quarter.
    Raises NotYetReleasable.
    """
    last = last_complete_quarter(today)
    if last.year < year:
        raise NotYetReleasable(
            "No quarter of {year} is over; its figures can be released from "
            "1 April {year} on.",
            year=year,
        )
    return min(last, date(year, 12, 31))
