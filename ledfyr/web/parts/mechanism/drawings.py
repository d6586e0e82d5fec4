"""The countries' periods as pictures to take along: a map and a timeline."""

from datetime import date
from functools import lru_cache

from django.http import HttpResponse
from django.utils.translation import get_language, gettext

from ledfyr.domain.referrals.comparison import CountryRow, PeriodLine
from ledfyr.domain.referrals.comparison_drawing import TimelineWords, timeline_drawing
from ledfyr.domain.referrals.law_history import Length
from ledfyr.engines.statistics.drawings import region_map
from ledfyr.web.parts.mechanism import wording as say
from ledfyr.web.parts.mechanism.compare import in_words, rows_by_name

DAYS = {"hours": 1 / 24, "days": 1, "working_days": 7 / 5, "weeks": 7, "months": 30}


def map_svg(today: date) -> str:
    """Return the map of the periods: each country's number of days, a month as 30."""
    return _map(get_language() or "en", today)


@lru_cache(maxsize=64)
def _map(language: str, today: date) -> str:
    days = {row.code: _days_of(row) for row in rows_by_name(today)}
    shown = {code: "/".join(map(str, found)) or "?" for code, found in days.items()}
    values = {code: max(found, default=None) for code, found in days.items()}
    title = gettext("How long is the recovery and reflection period?")
    note = gettext("In days, a month as 30; dashed: not known.")
    return region_map(title, values, shown, [note])


def _days_of(row: CountryRow) -> list[int]:
    lengths = (
        _days(line.period.length) for line in row.reflection if line.period.checked
    )
    return sorted({days for days in lengths if days})


def _days(length: Length) -> int:
    if not isinstance(length.amount, int):
        return 0
    return round(length.amount * DAYS[length.unit])


def timeline_svg(today: date) -> str:
    """Return the periods as bars, a line for each, in the reader's language."""
    words = TimelineWords(
        title=gettext("Recovery and reflection period"),
        note=gettext(
            "Pale: what it can be extended to. Dashed: not confirmed, or the sources "
            "disagree."
        ),
        months=lambda number: (
            say.length(Length(amount=number, unit="months")) if number else "0"
        ),
        label=_label,
    )
    return timeline_drawing(rows_by_name(today), words)


def _label(row: CountryRow, line: PeriodLine) -> str:
    return f"{say.said(row.name)}: {in_words(line)}"


def as_picture(svg: str) -> HttpResponse:
    """Return a drawing as a file that a browser shows and a reader can keep."""
    return HttpResponse(svg, content_type="image/svg+xml")
