"""Wording and grouping for the pages of figures sent in; no database here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from ledfyr.apps.statistics.queries import (
    SubmissionRow,
)
from ledfyr.domain.statistics.collection import (
    Checked,
    Said,
    Template,
    template,
    templates,
)
from ledfyr.domain.vocabulary.codes import codes

YEARS_EXPECTED = 5
"""So many complete years are looked at for what is missing."""


@dataclass(frozen=True)
class Sender:
    """An organisation for which the viewer sends in figures."""

    id: UUID
    name: str
    kind: str
    country: str


@dataclass(frozen=True)
class YearCell:
    """What stands of one template and year: a version, or nothing yet."""

    year: int
    row: SubmissionRow | None
    link: str


@dataclass(frozen=True)
class Expected:
    """One template that is expected of an organisation, year by year."""

    name: str
    years: tuple[YearCell, ...]
    missing: int


@dataclass(frozen=True)
class SenderPage:
    """What one organisation is expected to send in."""

    name: str
    expected: tuple[Expected, ...]


@dataclass(frozen=True)
class SentLine:
    """One version that stands, in words."""

    row: SubmissionRow
    name: str
    country: str


@dataclass(frozen=True)
class SubmittedPage:
    """All that was sent in, and what is missing."""

    years: tuple[int, ...]
    senders: tuple[SenderPage, ...]
    lines: tuple[SentLine, ...]


@dataclass(frozen=True)
class FaultLine:
    """One thing to correct, in the reader's language."""

    row: int
    column: str
    what: str
    cure: str


@dataclass(frozen=True)
class Body:
    """A template in words."""

    id: str
    name: str
    about: str


def submitted_page(
    found: Iterable[SubmissionRow], senders: Iterable[Sender], this_year: int
) -> SubmittedPage:
    """Return what stands and what is missing of the last complete years."""
    rows = tuple(found)
    years = tuple(range(this_year - 1, this_year - 1 - YEARS_EXPECTED, -1))
    return SubmittedPage(
        years=years,
        senders=tuple(_sender(each, rows, years) for each in senders),
        lines=tuple(
            SentLine(
                row,
                gettext(template(row.template).name),
                gettext(codes().country[row.ref_area]),
            )
            for row in rows
        ),
    )


def chosen_before(
    asked: Mapping[str, str], senders: Iterable[Sender]
) -> dict[str, object]:
    """Return what the form begins with: what a link asked for, else what is likely."""
    places = {str(each.id): each for each in senders}
    first = next(iter(places.values()), None)
    place = places.get(asked.get("organisation", ""), first)
    year = asked.get("year", "")
    return {
        "organisation": place.id if place else None,
        "template": asked.get("template", ""),
        "country": place.country if place else None,
        "year": year if year.isascii() and year.isdigit() else None,
    }


def bodies() -> tuple[Body, ...]:
    """Return every template in words."""
    return tuple(
        Body(each.id, gettext(each.name), gettext(each.about))
        for each in templates().values()
    )


def fault_lines(checked: Checked) -> tuple[FaultLine, ...]:
    """Return what is to correct, place by place."""
    return tuple(
        FaultLine(
            row=fault.row,
            column=" ".join(
                part for part in (fault.letter, f"({fault.heading})") if part != "()"
            ),
            what=_said(fault.what),
            cure=_said(fault.cure),
        )
        for fault in checked.faults
    )


def _sender(
    sender: Sender, rows: tuple[SubmissionRow, ...], years: tuple[int, ...]
) -> SenderPage:
    own = {
        (row.template, row.year): row
        for row in rows
        if row.organisation_id == sender.id and row.ref_area == sender.country
    }
    asked = [each for each in templates().values() if sender.kind in each.kinds]
    return SenderPage(
        sender.name,
        tuple(
            _expected(each, [_cell(sender, each, y, own) for y in years])
            for each in asked
        ),
    )


def _expected(asked: Template, cells: list[YearCell]) -> Expected:
    missing = sum(cell.row is None for cell in cells)
    return Expected(gettext(asked.name), tuple(cells), missing)


def _cell(
    sender: Sender,
    asked: Template,
    year: int,
    own: Mapping[tuple[str, int], SubmissionRow],
) -> YearCell:
    link = f"?template={asked.id}&year={year}&organisation={sender.id}"
    return YearCell(year, own.get((asked.id, year)), link)


def _said(sentence: Said) -> str:
    values = {name: _in_words(name, value) for name, value in sentence.values.items()}
    return gettext(sentence.template).format(**values)


def _in_words(name: str, value: object) -> object:
    """Return what fills a gap; lists of names and headings in the reader's language."""
    if name == "known":
        return ", ".join(gettext(part) for part in str(value).split(", ") if part)
    return gettext(value) if name == "heading" and isinstance(value, str) else value
