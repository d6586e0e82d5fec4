"""On which day does a period end?"""

from datetime import date

import pytest

from ledfyr.domain.referrals.calendar_days import last_day


@pytest.mark.parametrize(
    ("starts", "amount", "unit", "ends"),
    [
        (date(2026, 1, 10), 30, "days", date(2026, 2, 9)),
        (date(2024, 2, 1), 30, "days", date(2024, 3, 2)),
        (date(2026, 11, 30), 3, "months", date(2027, 2, 28)),
        (date(2027, 11, 29), 3, "months", date(2028, 2, 29)),
        (date(2026, 12, 15), 6, "months", date(2027, 6, 15)),
        (date(2026, 12, 1), 4, "weeks", date(2026, 12, 29)),
        (date(2026, 3, 28), 24, "hours", date(2026, 3, 29)),
        (date(2026, 3, 28), 25, "hours", date(2026, 3, 30)),
    ],
)
def test_the_day_after_the_event_is_day_one(starts, amount, unit, ends):
    found = last_day(starts, amount, unit, "SE")

    assert found == ends


def test_working_days_leave_out_weekends_and_public_holidays():
    before_easter = date(2026, 4, 1)

    ends = last_day(before_easter, 3, "working_days", "SE")

    assert ends == date(2026, 4, 8)  # 2, 7, 8 April: 3 and 6 April are holidays


def test_working_days_follow_the_holidays_of_the_country():
    eve_of_constitution_day = date(2026, 5, 15)

    in_poland = last_day(date(2026, 10, 30), 1, "working_days", "PL")
    in_norway = last_day(eve_of_constitution_day, 1, "working_days", "NO")

    assert in_poland == date(2026, 11, 2)
    assert in_norway == date(2026, 5, 18)


def test_a_country_without_a_list_of_holidays_has_weekends_only():
    friday = date(2026, 12, 25)

    ends = last_day(friday, 1, "working_days", "XX")

    assert ends == date(2026, 12, 28)
