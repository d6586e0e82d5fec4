"""How long is a closed file kept?

The years are the operator's rule, who answers for the law on records there; the day is
reckoned here, for whoever shows it and for what erases.
"""

from calendar import monthrange
from datetime import date


def last_day_kept(closed_on: date, years: int) -> date:
    """Return the last day on which a closed file can be read: the same, years later.

    Of a file closed on 29 February it is 28 February where that year has no other.
    """
    year, month = closed_on.year + years, closed_on.month
    return date(year, month, min(closed_on.day, monthrange(year, month)[1]))
