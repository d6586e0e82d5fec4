"""On which day does a period end? Counting days, working days, weeks and months."""

from calendar import monthrange
from collections.abc import Container
from datetime import date, timedelta
from functools import cache

from ledfyr.domain.referrals.law_history import Unit

_SATURDAY = 5


def last_day(starts: date, amount: int, unit: Unit, country: str) -> date:
    """Return the last day of a period that an event on the day `starts` sets going.

    The day after the event is day one: 30 days from 10 January end on 9 February.
    A month ends on the same number of day, or on the last day of a shorter month.
    Working days are Monday to Friday without the country's public holidays. Hours
    are counted as full days, so the answer is the latest day they can run out on;
    only days are counted, so a change to or from summer time moves nothing.
    """
    match unit:
        case "hours":
            return starts + timedelta(days=-(-amount // 24))
        case "days":
            return starts + timedelta(days=amount)
        case "working_days":
            return _after_working_days(starts, amount, country)
        case "weeks":
            return starts + timedelta(weeks=amount)
        case "months":
            return _after_months(starts, amount)


def _after_months(starts: date, amount: int) -> date:
    years, month = divmod(starts.month - 1 + amount, 12)
    year, month = starts.year + years, month + 1
    return date(year, month, min(starts.day, monthrange(year, month)[1]))


def _after_working_days(starts: date, amount: int, country: str) -> date:
    day = starts
    while amount > 0:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and day not in _public_holidays(country):
            amount -= 1
    return day


@cache
def _public_holidays(country: str) -> Container[date]:
    import holidays  # here, because it is slow to load and few clocks need it

    if country not in holidays.list_supported_countries(include_aliases=False):
        return ()
    return holidays.country_holidays(country)
