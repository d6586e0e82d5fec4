"""The national rapporteur's annual table: every figure of a country, year by year."""

from collections.abc import Mapping

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.counting import NoSuchRule, counting_rule
from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.country_facts import CountryFacts
from ledfyr.domain.statistics.roundup.figures import Figures
from ledfyr.domain.statistics.roundup.layout import (
    Block,
    Chapter,
    Entry,
    Grid,
    Points,
    Remarks,
    Report,
    Section,
)
from ledfyr.domain.statistics.roundup.material import Material
from ledfyr.domain.statistics.roundup.method import method
from ledfyr.domain.statistics.roundup.profile_tables import BREAKDOWNS, remark
from ledfyr.domain.statistics.roundup.protected import OWN_COUNTING
from ledfyr.domain.statistics.roundup.report import sources_of
from ledfyr.domain.statistics.roundup.wording import Name, Phrase, Text, Verbatim

TITLE = Phrase("Annual tables of the national rapporteur")
SUBTITLE = Phrase("Figures {years}")
SECTION = Phrase("Annual table")
FIGURE = Phrase("Figure")
CATEGORY = Phrase("Category")
UNIT = Phrase("Counted are")
NOTES = Phrase("Notes")
RULES = Phrase("Counting rules")
RULE = Phrase("{name}: {event} {year} {once}")
TEXT = Phrase("In the text")


def rapporteur(material: Material, facts: Mapping[str, CountryFacts]) -> Report:
    """Return one table for each country with every figure, its notes and its rules."""
    figures = Figures(material)
    chapters = [_country(figures, country) for country in figures.countries]
    years = str(material.years)
    return Report(
        title=TITLE(),
        subtitle=SUBTITLE(years=Verbatim(years)),
        period=years,
        chapters=(*chapters, method(figures)),
        sources=sources_of(material, facts),
    )


def _country(figures: Figures, country: str) -> Chapter:
    sections = [Section("table", SECTION(), (annual_table(figures, country),))]
    cells = [cell for cell in figures.material.cells if cell.ref_area == country]
    blocks: list[Block] = []
    if notes := figures.notes(cells):
        blocks.append(Remarks(tuple(map(remark, notes))))
    if said := figures.material.statements.get(country, ()):
        texts = Points(tuple(Name(each.text) for each in said))
        sections.append(Section("text", TEXT(), (texts,)))
    if blocks:
        sections.append(Section("notes", NOTES(), tuple(blocks)))
    if rules := _rules(cells):
        sections.append(Section("rules", RULES(), (Points(rules),)))
    return Chapter(
        country.lower(), names.country(country), tuple(sections), about="country"
    )


def annual_table(figures: Figures, country: str) -> Grid:
    """Return all of a country's figures in one table, a column for each period."""
    kinds = [
        (measure, by)
        for measure in names.MEASURE_NAMES
        for by in ("total", *BREAKDOWNS)
        if figures.cells(country, measure, by)
    ]
    found = {p for measure, by in kinds for p in figures.periods(country, measure, by)}
    periods = sorted(found, key=lambda period: (len(period), period))
    rows = [
        row
        for measure, by in kinds
        for row in _rows(figures.cells(country, measure, by), periods)
    ]
    heading: tuple[Text, ...] = (
        FIGURE(),
        CATEGORY(),
        *(Verbatim(period) for period in periods),
        UNIT(),
    )
    place = f"{country.lower()}-annual"
    return Grid(place, names.country(country), heading, tuple(rows))


def _rows(cells: tuple[StatCell, ...], periods: list[str]) -> list[tuple[Entry, ...]]:
    place = {(cell.category, cell.period): cell for cell in cells}
    firsts = {cell.category: cell for cell in reversed(cells)}
    return [
        (
            names.measure(first.measure),
            names.category(first),
            *(place.get((category, period)) for period in periods),
            names.unit(first.unit),
        )
        for category, first in sorted(firsts.items())
    ]


def _rules(cells: list[StatCell]) -> tuple[Text, ...]:
    """Return the house's rules of the measures that this house has counted itself."""
    own = dict.fromkeys(c.measure for c in cells if c.source == OWN_COUNTING)
    said: list[Text] = []
    for measure in own:
        try:
            rule = counting_rule(measure)
        except NoSuchRule:
            continue
        said.append(
            RULE(
                name=Name(rule.name),
                event=Name(rule.event),
                year=Name(rule.year),
                once=Name(rule.once),
            )
        )
    return tuple(said)
