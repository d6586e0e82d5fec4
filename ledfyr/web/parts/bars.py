"""How long is each bar of a chart, and which numbers stay hidden?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

BarKind = Literal["published", "own"]


@dataclass(frozen=True)
class Bar:
    """One number to draw; `value` is None where it is hidden to protect people.

    `shown` is the number as the reader sees it, such as "12" or "fewer than 5";
    `is_blank` is a number nobody reported, which is never zero.
    """

    label: str
    value: int | None
    shown: str
    note: str = ""
    kind: BarKind = "published"
    is_blank: bool = False


@dataclass(frozen=True)
class DrawnBar:
    """A bar with its length in percent of the longest."""

    bar: Bar
    width: float

    @property
    def is_hidden(self) -> bool:
        """Return whether the number is hidden to protect people."""
        return self.bar.value is None and not self.bar.is_blank


@dataclass(frozen=True)
class Bars:
    """A bar chart with the table that says the same."""

    title: str
    label_name: str
    value_name: str
    rows: tuple[DrawnBar, ...]

    @property
    def has_hidden(self) -> bool:
        """Return whether any number is hidden to protect people."""
        return any(row.is_hidden for row in self.rows)


def bars(title: str, label_name: str, value_name: str, drawn: Sequence[Bar]) -> Bars:
    """Scale the bars to the greatest number shown; a hidden one tells no length."""
    greatest = max((bar.value or 0 for bar in drawn), default=0) or 1
    rows = tuple(
        DrawnBar(bar, round(100 * (bar.value or 0) / greatest, 2)) for bar in drawn
    )
    return Bars(title, label_name, value_name, rows)
