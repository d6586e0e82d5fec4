"""How is a day written of which only a part is known?"""

import re
from dataclasses import dataclass
from datetime import date

from ledfyr.domain.vocabulary.refusal import Refusal

_SHAPE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(~?)")


class DateError(Refusal):
    """What was typed is no day, month or year."""


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a month or a day; `is_estimate` when it is only about then."""

    year: int
    month: int | None = None
    day: int | None = None
    is_estimate: bool = False

    def __str__(self) -> str:
        """Return the form in which it is kept (EDTF): 2001, 2001-05, 2001-05-17~."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts) + ("~" if self.is_estimate else "")

    @property
    def first(self) -> date:
        """Return the earliest day that it can mean, its estimate taken as exact."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Return the latest day that it can mean, its estimate taken as exact."""
        if self.day:
            return self.first
        following = (self.month or 12) % 12 + 1
        year = self.year + (following == 1)
        return date.fromordinal(date(year, following, 1).toordinal() - 1)


def read_partial_date(text: str, *, latest: date) -> PartialDate | None:
    """Return the day, month or year that was typed; None where nothing was.

    A `~` behind it says that it is an estimate. Raises DateError for what is no date,
    lies before 1900 or begins after `latest`.
    """
    if not text.strip():
        return None
    shape = _SHAPE.fullmatch(text.strip())
    try:
        if shape is None:
            raise ValueError
        month, day = (int(part) if part else None for part in shape.groups()[1:3])
        found = PartialDate(int(shape[1]), month, day, is_estimate=bool(shape[4]))
        starts = found.first
    except ValueError:
        raise DateError("Write a year, a month or a day, such as 2001-05-17.") from None
    if found.year < 1900 or starts > latest:
        raise DateError("This date cannot be right; correct it.")
    return found


def ages_on(birth: PartialDate, today: date) -> tuple[int, int]:
    """Return the youngest and the oldest age in whole years that the birth allows."""
    return _age(birth.last, today), _age(birth.first, today)


def _age(born: date, today: date) -> int:
    before_birthday = (today.month, today.day) < (born.month, born.day)
    return max(0, today.year - born.year - before_birthday)
