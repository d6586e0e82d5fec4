"""A date is kept as far as it is known, and no further."""

from datetime import date

import pytest

from ledfyr.domain.cases.partial_dates import (
    DateError,
    PartialDate,
    ages_on,
    read_partial_date,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("text", ["2001", "2001-05", "2001-05-17", "2001~"])
def test_a_date_comes_out_as_it_was_written(text: str) -> None:
    assert str(read_partial_date(text, latest=TODAY)) == text


def test_nothing_typed_is_no_date() -> None:
    assert read_partial_date("  ", latest=TODAY) is None


@pytest.mark.parametrize(
    "text", ["20o1", "2001-13", "2001-02-30", "17.5.2001", "1850", "2027", "0"]
)
def test_what_is_no_date_is_refused_with_the_cure(text: str) -> None:
    with pytest.raises(DateError, match=r"such as 2001-05-17|correct it"):
        read_partial_date(text, latest=TODAY)


@pytest.mark.parametrize(
    ("born", "ages"),
    [
        (PartialDate(2008, 11, 22), (18, 18)),
        (PartialDate(2008, 11, 23), (17, 17)),
        (PartialDate(2008, 11), (17, 18)),
        (PartialDate(2008), (17, 18)),
        (PartialDate(2008, 2), (18, 18)),
        (PartialDate(2008, 12), (17, 17)),
    ],
)
def test_a_part_of_a_date_gives_a_span_of_ages(
    born: PartialDate, ages: tuple[int, int]
) -> None:
    assert ages_on(born, TODAY) == ages


def test_a_month_ends_on_its_last_day() -> None:
    assert PartialDate(2004, 2).last == date(2004, 2, 29)
    assert PartialDate(2003, 12).last == date(2003, 12, 31)
    assert PartialDate(2003).last == date(2003, 12, 31)
