"""Where does each decision and period of a case stand on a line of time?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

SpanKind = Literal["running", "ended", "overdue"]
MARGIN_DAYS = 7
NARROWEST = 1.0


@dataclass(frozen=True)
class Point:
    """Something that happened on one day, such as a decision."""

    on: date
    label: str
    note: str = ""


@dataclass(frozen=True)
class Span:
    """A period of days; `ends` is None where nothing says when it ends."""

    starts: date
    ends: date | None
    label: str
    note: str = ""
    kind: SpanKind = "running"


@dataclass(frozen=True)
class Row:
    """One line of the drawing and of the table; x and width in percent of its width."""

    item: Point | Span
    is_span: bool
    starts: date
    ends: date | None
    x: float
    width: float = 0.0


@dataclass(frozen=True)
class Tick:
    """The first day of a month on the line of time; x in percent."""

    on: date
    x: float


@dataclass(frozen=True)
class Timeline:
    """A drawing with the table that says the same; positions in percent."""

    title: str
    today: date
    today_x: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...] = field(default=())

    @property
    def is_today_late(self) -> bool:
        """Return whether today is in the second half, so its word goes before."""
        return self.today_x > 50


def timeline(title: str, items: Sequence[Point | Span], today: date) -> Timeline:
    """Place points and spans on one line from the first day to the last, in order."""
    days = [today, *(_first(item) for item in items), *map(_last, items)]
    known = [day for day in days if day is not None]
    scale = _Scale(min(known), max(known))
    ordered = sorted(items, key=_first)
    return Timeline(
        title=title,
        today=today,
        today_x=scale.x(today),
        rows=tuple(_row(item, scale) for item in ordered),
        ticks=tuple(Tick(day, scale.x(day)) for day in scale.months()),
    )


class _Scale:
    """Days to percent, with a margin on both sides."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first - timedelta(days=MARGIN_DAYS)
        self.last = last + timedelta(days=MARGIN_DAYS)

    def x(self, day: date) -> float:
        return round(100 * (day - self.first) / (self.last - self.first), 2)

    def months(self) -> list[date]:
        """Return at most about four first days of months, evenly apart."""
        number = self.first.year * 12 + self.first.month
        end = self.last.year * 12 + self.last.month - 1
        step = max(1, (end - number) // 4 + 1)
        return [date(n // 12, n % 12 + 1, 1) for n in range(number, end + 1, step)]


def _row(item: Point | Span, scale: _Scale) -> Row:
    start = scale.x(_first(item))
    if isinstance(item, Point):
        return Row(item, False, item.on, None, start)
    end = 100.0 if item.ends is None else scale.x(item.ends)
    width = max(round(end - start, 2), NARROWEST)
    return Row(item, True, item.starts, item.ends, start, width)


def _first(item: Point | Span) -> date:
    return item.on if isinstance(item, Point) else item.starts


def _last(item: Point | Span) -> date | None:
    return item.on if isinstance(item, Point) else item.ends
