"""Until when does this node keep a closed file?"""

from datetime import date

from django.conf import settings

from ledfyr.domain.cases.keeping import last_day_kept


def years_kept() -> int:
    """Return for how many years the operator has closed files kept."""
    return int(settings.LEDFYR_CASE_YEARS_KEPT)


def kept_until(closed_on: date) -> date:
    """Return the last day on which a file closed on this day can be read."""
    return last_day_kept(closed_on, years_kept())
