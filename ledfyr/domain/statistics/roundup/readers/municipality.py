"""A page for a municipality: coarse figures, who decides, and where to turn.

A breakdown is shown whole or not at all, so that no small number can be worked out from
those beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.country_facts import CountryFacts, Fact
from ledfyr.domain.statistics.roundup.figures import Figures, is_known, value
from ledfyr.domain.statistics.roundup.knowledge import practices_of
from ledfyr.domain.statistics.roundup.layout import (
    Block,
    Chapter,
    Entry,
    Grid,
    Points,
    Report,
    Section,
)
from ledfyr.domain.statistics.roundup.material import Material
from ledfyr.domain.statistics.roundup.profile_law import identification, source_of
from ledfyr.domain.statistics.roundup.profiles import PRACTICES, told
from ledfyr.domain.statistics.roundup.report import sources_of
from ledfyr.domain.statistics.roundup.wording import (
    Name,
    Paragraph,
    Phrase,
    Sentence,
    Text,
    Verbatim,
)

SMALLEST = 5
"""Numbers from one to below this are not shown to a municipality."""

TITLE = Phrase("Human trafficking: a page for municipalities")
SUBTITLE = Phrase("Figures {years}")
COUNTRY_WIDE = Phrase("What is known in the whole country")
ABOUT = Phrase(
    "These figures are of the whole country. Small numbers are left out, and so is "
    "every table from which one could be worked out: in a small place, a small number "
    "can be a person whom somebody knows."
)
NO_CASES = Phrase(
    "That no case is known in a municipality does not mean that there is none: few are "
    "found where nobody looks."
)
NOTHING = Phrase("For these years there is no figure that may be shown here.")
TOTALS = Phrase("Totals by year")
FIGURE = Phrase("Figure")
UNIT = Phrase("Counted are")
CATEGORY = Phrase("Category")
BY = Phrase("{measure}: {breakdown}, {period}")
TURN = Phrase("Where to turn")
CONTACT = Phrase("{name}: {number} ({hours}) {source}")
CONTACT_SHORT = Phrase("{name}: {number} {source}")


def municipality(material: Material, facts: Mapping[str, CountryFacts]) -> Report:
    """Return a chapter for each country with what a municipality may see and needs."""
    figures = Figures(material)
    countries = names.in_order({*figures.countries, *facts})
    years = str(material.years)
    return Report(
        title=TITLE(),
        subtitle=SUBTITLE(years=Verbatim(years)),
        period=years,
        chapters=tuple(_country(figures, c, facts.get(c)) for c in countries),
        sources=sources_of(material, facts),
        holds_back=True,
    )


@dataclass(frozen=True, slots=True)
class Coarse:
    """What may be shown of a country: totals, and breakdowns safe as a whole."""

    totals: tuple[StatCell, ...]
    breakdowns: tuple[tuple[StatCell, ...], ...]


def coarse(figures: Figures, country: str) -> Coarse:
    """Return the figures of a country that hide every number from 1 to 4.

    One total a period, so that no difference of two totals gives a small number away;
    a breakdown only if none of its numbers is small, nor what it lacks to its total.
    """
    main = figures.main_measure(country)
    if main is None:
        return Coarse((), ())
    totals = tuple(
        cell
        for cell in figures.cells(country, main, "total")
        if is_known(cell) and cell.year == cell.until and not _is_small(value(cell))
    )
    whole = (
        cells
        for total in totals
        for by in ("form", "sex")
        if (cells := figures.of_period(country, main, by, total.period))
        if _is_safe(figures, total, cells)
    )
    return Coarse(totals, tuple(whole))


def _is_small(number: int) -> bool:
    return 0 < number < SMALLEST


def _is_safe(figures: Figures, total: StatCell, cells: tuple[StatCell, ...]) -> bool:
    """Are all numbers known and none small, alone or as what is left of a total?"""
    if not all(is_known(cell) for cell in cells):
        return False
    numbers = [value(cell) for cell in cells]
    base = figures.base_of(total.ref_area, total.measure, total.period)
    wholes = [value(each) for each in (total, base) if each and is_known(each)]
    left = [abs(whole - sum(numbers)) for whole in wholes]
    return not any(map(_is_small, (*numbers, *left)))


def _country(figures: Figures, country: str, facts: CountryFacts | None) -> Chapter:
    shown = coarse(figures, country)
    blocks: list[Block] = [Paragraph((ABOUT(), NO_CASES()))]
    if shown.totals:
        blocks.append(_totals(country, shown.totals))
        blocks += [_breakdown(cells) for cells in shown.breakdowns]
    else:
        blocks.append(Paragraph((NOTHING(),)))
    sections = [Section("figures", COUNTRY_WIDE(), tuple(blocks))]
    if facts:
        sections.append(identification(facts))
        if facts.contacts:
            contacts = Points(tuple(map(_contact, facts.contacts)))
            sections.append(Section("turn", TURN(), (contacts,)))
    years = figures.material.years
    if practices := practices_of(country, years.first, years.last):
        said = Points(tuple(map(told, practices)))
        sections.append(Section("practices", PRACTICES(), (said,)))
    return Chapter(
        country.lower(), names.country(country), tuple(sections), about="country"
    )


def _totals(country: str, totals: tuple[StatCell, ...]) -> Grid:
    first = totals[0]
    heading: tuple[Text, ...] = (
        FIGURE(),
        *(Verbatim(cell.period) for cell in totals),
        UNIT(),
    )
    row: tuple[Entry, ...] = (
        names.measure(first.measure),
        *totals,
        names.unit(first.unit),
    )
    return Grid(f"{country.lower()}-coarse", TOTALS(), heading, (row,))


def _breakdown(cells: tuple[StatCell, ...]) -> Grid:
    first = cells[0]
    caption = BY(
        measure=names.measure(first.measure),
        breakdown=names.breakdown(first.by),
        period=Verbatim(first.period),
    )
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (names.category(cell), cell) for cell in cells
    )
    place = f"{first.ref_area.lower()}-{first.by}-{first.period}"
    return Grid(place, caption, (CATEGORY(), Verbatim(first.period)), rows)


def _contact(each: Fact) -> Sentence:
    number = Verbatim(each.says)
    name, source = Name(each.name), source_of(each)
    if not each.note:
        return CONTACT_SHORT(name=name, number=number, source=source)
    return CONTACT(name=name, number=number, hours=Name(each.note), source=source)
