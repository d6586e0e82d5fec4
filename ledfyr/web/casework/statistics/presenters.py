"""Wording and grouping for the page of figures; no database here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.formats import localize
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.counting import CountingRule, counting_rule
from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    ReleasedCell,
    ReleasedTable,
    Status,
)
from ledfyr.domain.statistics.published import Figure
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.statistics import published
from ledfyr.web.parts.bars import Bar, Bars, bars
from ledfyr.web.parts.protection import protection

BY = ("form",)
"""How the figure of a year is cut on its page."""

COUNTING_RULE = _(
    "Each person counts once: in the year of the first decision that presumed or "
    "identified them as a victim, under their main form of exploitation."
)
MEASURE_NAMES = {
    "victims": _("Victims"),
    "presumed_victims": _("Presumed victims"),
    "identified_victims": _("Identified victims"),
}


@dataclass(frozen=True)
class Choice:
    """One published figure that can stand beside the node's own."""

    key: str
    name: str
    is_chosen: bool


@dataclass(frozen=True)
class Country:
    """A country with its published figures."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Own:
    """The node's own figure; only what was released."""

    drawn: Bars
    total: str
    as_of: date
    edition: int
    counting_rule: str
    rule: CountingRule
    protection: str


@dataclass(frozen=True)
class Remark:
    """A note on a published figure; some limit what it can be compared with."""

    text: str
    limits: bool


@dataclass(frozen=True)
class Beside:
    """A published figure."""

    name: str
    drawn: Bars
    total: str
    remarks: tuple[Remark, ...]
    source: str


@dataclass(frozen=True)
class YearPage:
    """A year's figure of the node, and a published one beside it.

    `kept` is what the link to another year says of the published figure: it stays if
    the reader chose it.
    """

    year: int
    years: tuple[int, ...]
    kept: str
    own: Own | None
    beside: Beside
    countries: tuple[Country, ...]


def offered_years(own: Iterable[int]) -> tuple[int, ...]:
    """Return the years that can be opened: the node's own first, then published ones.

    The latest of the node's own comes first, even where a published one is later.
    """
    mine = sorted(own, reverse=True)
    others = published.single_years() - set(mine)
    return (*mine, *sorted(others, reverse=True))


def year_page(
    year: int, offered: tuple[int, ...], table: ReleasedTable | None, key: str
) -> YearPage:
    """Return the two figures in words and bars; `key` names the published one."""
    beside = published.chosen(key, year)
    return YearPage(
        year=year,
        years=offered,
        kept=f"?beside={key}" if key in published.choices() else "",
        own=_own(year, table) if table else None,
        beside=_beside(beside),
        countries=tuple(_countries(beside)),
    )


def form_name(code: str) -> str:
    """Return the name of a broad form of exploitation, or of all together."""
    if code == TOTAL:
        return gettext("All forms together")
    name = codes().broad_form.get(code)
    return gettext(name) if name else code


def why_hidden(cell: ReleasedCell, table: ReleasedTable) -> str:
    """Return why a cell is hidden; nothing for one that is shown."""
    match cell.status:
        case Status.PRIMARY:
            return gettext("Hidden: it stands for 1 to %(most)d persons.") % {
                "most": table.policy.threshold - 1
            }
        case Status.SECONDARY:
            return gettext("Hidden: with this number, a small one could be worked out.")
        case _:
            return ""


def _own(year: int, table: ReleasedTable) -> Own:
    by_form = [cell for cell in table.cells if cell.key != (TOTAL,)]
    (total,) = [cell for cell in table.cells if cell.key == (TOTAL,)]
    return Own(
        drawn=bars(
            gettext("Persons registered here in %(year)s, by form") % {"year": year},
            gettext("Form of exploitation"),
            gettext("Persons"),
            [_own_bar(cell, table) for cell in by_form],
        ),
        total=_shown(total.count) or why_hidden(total, table),
        as_of=table.heading.as_of,
        edition=table.heading.edition,
        counting_rule=str(COUNTING_RULE),
        rule=counting_rule("victims"),
        protection=protection(table),
    )


def _own_bar(cell: ReleasedCell, table: ReleasedTable) -> Bar:
    return Bar(
        label=form_name(cell.key[0]),
        value=cell.count,
        shown=_shown(cell.count),
        note=why_hidden(cell, table),
        kind="own",
    )


def _beside(found: Figure) -> Beside:
    name = _name(found)
    place = list(codes().broad_form)
    cells = sorted(
        found.cells,
        key=lambda cell: (
            place.index(cell.category) if cell.category in place else len(place)
        ),
    )
    total = published.total_of(found).cells
    return Beside(
        name=name,
        drawn=bars(
            gettext("%(name)s, by form") % {"name": name},
            gettext("Form of exploitation"),
            gettext("Persons"),
            [_published_bar(cell) for cell in cells],
        ),
        total=_printed(total[0]) if total else gettext("not printed"),
        remarks=tuple(
            Remark(gettext(note.text), note.flag is not None) for note in found.notes
        ),
        source=found.source,
    )


def _published_bar(cell: StatCell) -> Bar:
    return Bar(
        label=form_name(cell.category),
        value=cell.value,
        shown=_printed(cell),
        note=_certainty(cell),
        is_blank=cell.value is None,
    )


def _printed(cell: StatCell) -> str:
    match cell.printed:
        case Printed.NUMBER:
            return _shown(cell.value)
        case Printed.DASH:
            return gettext("a dash")
        case Printed.UNCLEAR:
            return gettext(" or ").join(map(str, cell.candidates))
        case Printed.LOST:
            return gettext("lost")
        case _:
            return gettext("not reported")


def _certainty(cell: StatCell) -> str:
    match cell.printed, cell.certainty:
        case Printed.DASH, _any:
            return gettext("A dash is printed: neither a number nor zero.")
        case Printed.LOST, _any:
            return gettext("The text edition of the report has lost the number.")
        case Printed.UNCLEAR, _any:
            return gettext("The text edition does not tell which: %(numbers)s.") % {
                "numbers": _printed(cell)
            }
        case _any, Certainty.LIKELY:
            return gettext("Likely: the text edition leaves a little doubt.")
        case _:
            return ""


def _countries(chosen: Figure) -> Iterator[Country]:
    every = published.choices().values()
    for country, figures in groupby(every, key=lambda found: found.ref_area):
        yield Country(
            gettext(codes().country[country]),
            tuple(
                Choice(published.key_of(found), _name(found), found == chosen)
                for found in figures
            ),
        )


def _name(found: Figure) -> str:
    return gettext("%(measure)s, %(country)s %(period)s") % {
        "measure": MEASURE_NAMES[found.measure],
        "country": gettext(codes().country[found.ref_area]),
        "period": found.period,
    }


def _shown(count: int | None) -> str:
    return "" if count is None else str(localize(count))
