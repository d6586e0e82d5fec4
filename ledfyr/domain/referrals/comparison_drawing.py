"""What do the reflection periods of the region look like, as bars and as a map?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ledfyr.domain.referrals.calendar_days import last_day
from ledfyr.domain.referrals.comparison import CountryRow, PeriodLine
from ledfyr.domain.referrals.law_history import Length
from ledfyr.domain.referrals.svg import LIGHT, PAPER, SEA, WATER, box, drawing, lines

_LEFT, _ROW, _PER_DAY, _MONTHS, _PER_LETTER = 330, 30, 2.4, 10, 6.6
_ANY_DAY = date(2025, 1, 1)
_TILES = {
    "IS": (0, 0), "NO": (2, 0), "SE": (3, 0), "FI": (4, 0), "RU": (6, 1),
    "EE": (5, 1), "LV": (5, 2), "LT": (5, 3), "DK": (3, 2), "DE": (3, 4), "PL": (4, 4),
}  # fmt: skip
"""Column and row of each country on a map of tiles, roughly as they lie."""


@dataclass(frozen=True)
class TimelineWords:
    """What stands on the timeline, in one language."""

    title: str
    note: str
    months: Callable[[int], str]
    label: Callable[[CountryRow, PeriodLine], str]


def _label(row: CountryRow, line: PeriodLine) -> str:
    return f"{row.name}{_for_whom(line)}: {line.words}"


ENGLISH = TimelineWords(
    title="Recovery and reflection periods",
    note="Pale: can be extended to. Dashed: not confirmed, or the sources disagree.",
    months=lambda number: f"{number} months",
    label=_label,
)


def timeline_drawing(rows: Sequence[CountryRow], words: TimelineWords = ENGLISH) -> str:
    """Return the reflection periods of the countries as bars, one line each, in SVG."""
    found = [(row, line) for row in rows for line in row.reflection]
    labels = [words.label(row, line) for row, line in found]
    left = max([_LEFT, *(40 + _PER_LETTER * len(label) for label in labels)])
    bottom = 90 + _ROW * len(found)
    body = lines(20, 34, [words.title], bold=True)
    body += _scale(left, bottom, words)
    for number, ((_, line), label) in enumerate(zip(found, labels, strict=True)):
        body += _bar(left, line, label, 80 + _ROW * number)
    body += lines(20, bottom + 20, [words.note])
    width = left + _PER_DAY * 31 * _MONTHS + 20
    return drawing(width, bottom + 40, words.title, "; ".join(labels), body)


def _scale(left: float, bottom: float, words: TimelineWords) -> str:
    svg = ""
    for months in range(0, _MONTHS, 3):
        x = (
            left + _PER_DAY * _days(Length(amount=months, unit="months"))
            if months
            else left
        )
        svg += f'<path d="M{x:g} 62 V{bottom:g}" stroke="{WATER}"/>\n'
        svg += lines(x + 3, 60, [words.months(months)])
    return svg


def _bar(left: float, line: PeriodLine, label: str, y: float) -> str:
    period = line.period
    svg = lines(20, y + 12, [label])
    if period.length.amount == "unknown":
        return svg
    style = "" if _is_sure(line) else ' stroke-dasharray="5 3"'
    longest = period.extendable_to
    if isinstance(longest, Length):
        svg += _rectangle(left, y, _days(longest), WATER, style)
    return svg + _rectangle(left, y, _days(period.length), LIGHT, style)


def _for_whom(line: PeriodLine) -> str:
    words = {"adult": "adults", "child": "children", "legal": "lawful stay"}
    found = [words[key] for key in (line.applies_to, line.residence) if key in words]
    return f" ({', '.join(found)})" if found else ""


def _is_sure(line: PeriodLine) -> bool:
    return line.period.checked and not line.is_in_conflict


def _rectangle(left: float, y: float, days: int, fill: str, style: str) -> str:
    return (
        f'<rect x="{left:g}" y="{y:g}" width="{_PER_DAY * days:g}" height="16" rx="3" '
        f'fill="{fill}" stroke="{SEA}"{style}/>\n'
    )


def map_drawing(rows: Sequence[CountryRow]) -> str:
    """Return the countries as tiles, roughly where they lie, with their period, in SVG.

    Pale tiles are not confirmed, white ones not known. A country without a tile of its
    own stands in a row below the map.
    """
    body = lines(20, 34, ["Recovery and reflection periods on the map"], bold=True)
    beyond = 0
    for row in rows:
        if row.code in _TILES:
            column, level = _TILES[row.code]
        else:
            column, level, beyond = beyond, 5, beyond + 1
        body += _tile(row, 20 + 134 * column, 56 + 82 * level)
    described = "; ".join(
        f"{row.name}: {', '.join(line.words for line in row.reflection)}"
        for row in rows
    )
    note = "Pale: not confirmed, or the sources disagree. White: not known."
    body += lines(20, 478 + (82 if beyond else 0), [note])
    title = "Recovery and reflection periods on the map"
    return drawing(980, 496 + (82 if beyond else 0), title, described, body)


def _tile(row: CountryRow, x: float, y: float) -> str:
    if any(line.period.length.amount == "unknown" for line in row.reflection):
        fill = PAPER
    else:
        fill = LIGHT if all(_is_sure(line) for line in row.reflection) else WATER
    svg = box(x, y, 126, 74, fill)
    svg += lines(x + 8, y + 18, [row.name], bold=True)
    words = dict.fromkeys(str(line.period.length) for line in row.reflection)
    return svg + lines(x + 8, y + 36, list(words)[:2])


def _days(length: Length) -> int:
    if not isinstance(length.amount, int):
        return 31 * _MONTHS
    return (last_day(_ANY_DAY, length.amount, length.unit, "") - _ANY_DAY).days
