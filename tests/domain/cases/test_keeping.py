"""A closed file is kept until the same day, years later."""

from datetime import date

import pytest

from ledfyr.domain.cases.keeping import last_day_kept


@pytest.mark.parametrize(
    ("closed", "years", "last"),
    [
        (date(2026, 11, 2), 5, date(2031, 11, 2)),
        (date(2024, 2, 29), 5, date(2029, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 12, 31)),
    ],
)
def test_the_last_day_is_the_same_day_of_a_later_year(
    closed: date, years: int, last: date
) -> None:
    assert last_day_kept(closed, years) == last
