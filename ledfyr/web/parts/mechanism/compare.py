"""How do the countries stand beside each other, in a table and in bars?"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO

from django.utils.translation import gettext

from ledfyr.domain.referrals.comparison import CountryRow, PeriodLine, compared
from ledfyr.domain.referrals.law_history import Length
from ledfyr.domain.referrals.mechanism import (
    Mechanism,
    country_codes,
    mechanism,
)
from ledfyr.web.parts.mechanism import wording as say
from ledfyr.web.parts.mechanism.cards import Row

DAYS = {"hours": 1 / 24, "days": 1, "working_days": 7 / 5, "weeks": 7, "months": 30.4}
LONGEST = 9 * 30.4


@dataclass(frozen=True)
class Bar:
    """A period as a bar: percent of the longest; `longest` is what it can grow to."""

    country: str
    words: str
    width: float
    longest: float
    is_sure: bool


@dataclass(frozen=True)
class Line:
    """A country in the table, every cell in words."""

    code: str
    name: str
    presumes: str
    identifies: str
    reflection: str
    permits: str
    unconditional: str
    bodies: str
    checked_on: date


@dataclass(frozen=True)
class Comparison:
    """The countries side by side."""

    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]


def comparison(today: date) -> Comparison:
    """Return all countries that have a file, by the law as it stands on a day."""
    named = rows_by_name(today)
    return Comparison(
        lines=tuple(_line(row) for row in named),
        bars=tuple(_bar(row, line) for row in named for line in row.reflection),
    )


def in_short(found: Mechanism, today: date) -> tuple[Row, ...]:
    """Return who decides, the periods and the support of one country, in short."""
    line = _line(*compared((found,), today))
    names = _names()[:5]
    cells = (line.presumes, line.identifies, line.reflection, line.permits)
    told = zip(names, (*cells, line.unconditional), strict=True)
    return tuple(Row(name, cell) for name, cell in told)


def rows_by_name(today: date) -> list[CountryRow]:
    """Return the countries by their name in the reader's language."""
    rows = compared((mechanism(code) for code in country_codes()), today)
    return sorted(rows, key=lambda row: say.said(row.name))


def as_csv(found: Comparison) -> str:
    """Return the table as comma-separated text, with a line of names first."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            gettext("Country"),
            *(str(name) for name in _names()),
            gettext("Checked on"),
        ]
    )
    for line in found.lines:
        cells = (line.presumes, line.identifies, line.reflection, line.permits)
        more = (line.unconditional, line.bodies, line.checked_on.isoformat())
        writer.writerow([line.name, *cells, *more])
    return out.getvalue()


def _names() -> tuple[str, ...]:
    return (
        gettext("Who presumes"),
        gettext("Who identifies"),
        gettext("Recovery and reflection period"),
        gettext("Residence permits"),
        gettext("Support without cooperation"),
        gettext("Coordination and rapporteur"),
    )


def _line(row: CountryRow) -> Line:
    unconditional = {
        "yes": gettext("Yes"),
        "partly": gettext("In part"),
        "not_known": gettext("Not known"),
    }
    return Line(
        code=row.code.lower(),
        name=say.said(row.name),
        presumes=_deciding(row, "presumed", row.presumed_by),
        identifies=_deciding(row, "identified", row.identified_by),
        reflection=_periods(row.reflection),
        permits=_periods(row.permits),
        unconditional=unconditional[row.unconditional],
        bodies=_joined((*row.coordination, *row.rapporteur)),
        checked_on=row.checked_on,
    )


def _deciding(row: CountryRow, decision: str, names: tuple[str, ...]) -> str:
    words = _joined(names)
    return _unconfirmed(words) if decision in row.unconfirmed else words


def _unconfirmed(words: str) -> str:
    return gettext("%(fact)s (not confirmed)") % {"fact": words}


def _joined(names: Iterable[str]) -> str:
    found = [say.said(name) for name in dict.fromkeys(names)]
    return "; ".join(found) or gettext("Not known")


def _periods(lines: tuple[PeriodLine, ...]) -> str:
    found = [in_words(line) for line in lines]
    return "; ".join(dict.fromkeys(found)) or gettext("Not known")


def in_words(line: PeriodLine) -> str:
    """Return how long a period is or can grow to, for whom, and how sure it is."""
    words = say.bounded(line.period.length, line.period.bound)
    longest = line.period.extendable_to
    if isinstance(longest, Length):
        words = gettext("%(time)s, up to %(longest)s") % {
            "time": words,
            "longest": say.bounded(longest, "exactly"),
        }
    if (line.applies_to, line.residence) != ("everyone", "any"):
        words += f" ({say.for_whom(line.applies_to, line.residence)})"
    if line.is_in_conflict:
        words = gettext("%(fact)s (the sources disagree)") % {"fact": words}
    return words if line.period.checked else _unconfirmed(words)


def _bar(row: CountryRow, line: PeriodLine) -> Bar:
    longest = line.period.extendable_to
    return Bar(
        country=say.said(row.name),
        words=in_words(line),
        width=_percent(line.period.length),
        longest=_percent(longest) if isinstance(longest, Length) else 0.0,
        is_sure=line.period.checked and not line.is_in_conflict,
    )


def _percent(length: Length) -> float:
    if not isinstance(length.amount, int):
        return 0.0
    return round(min(100.0, 100 * length.amount * DAYS[length.unit] / LONGEST), 1)
