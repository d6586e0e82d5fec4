"""Findings: investigations, charges and convictions beside the victims counted."""

from typing import TypeAlias

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.figures import Figures, is_known, value
from ledfyr.domain.statistics.roundup.layout import Block, Grid, Points, Section
from ledfyr.domain.statistics.roundup.wording import (
    Counted,
    Listed,
    Paragraph,
    Phrase,
    Sentence,
    Verbatim,
)

Rows: TypeAlias = list[tuple[str, str, dict[str, StatCell]]]
JUSTICE = (
    "investigations",
    "investigations_conducted",
    "sent_to_court",
    "suspects",
    "charged",
    "prosecuted",
    "convicted",
    "traffickers",
)
TITLE = Phrase("Investigations, charges and convictions")
NOTHING = Phrase("For these years no country gives figures on criminal justice.")
NOT_A_CHAIN = Phrase(
    "The persons convicted in a year are not those charged in it, and what they did "
    "concerns victims of other years: the numbers stand beside each other and are "
    "never set as a rate."
)
FEWER = Counted(
    "In one country-year of those with both numbers, fewer persons were convicted than "
    "victims were counted.",
    "In {count} of the country-years with both numbers, fewer persons were convicted "
    "than victims were counted.",
)
NOT_FEWER = Counted(
    "In one country-year, at least as many persons were convicted as victims were "
    "counted: {where}.",
    "In {count} country-years, at least as many persons were convicted as victims were "
    "counted: {where}.",
)
WHERE = Phrase("{country} ({period})")
GRID = Phrase("Criminal justice by country and year")
COUNTRY = Phrase("Country")
PERIOD = Phrase("Year")
UNIT = Phrase("Counted in {unit}: {measures}.")


def prosecutions(figures: Figures) -> Section:
    """Return criminal justice by country and year, and convictions beside victims."""
    rows = _rows(figures)
    if not rows:
        return Section("justice", TITLE(), (Paragraph((NOTHING(),)),))
    shown = [m for m in JUSTICE if any(m in row for _c, _p, row in rows)]
    grid = Grid(
        "justice",
        GRID(),
        (COUNTRY(), PERIOD(), *(names.measure(each) for each in shown)),
        tuple(
            (names.country(country), Verbatim(period), *(row.get(m) for m in shown))
            for country, period, row in rows
        ),
    )
    blocks: list[Block] = [Paragraph((NOT_A_CHAIN(),))]
    if compared := _convictions(figures):
        blocks.append(compared)
    return Section("justice", TITLE(), (*blocks, grid, Paragraph(_units(rows))))


def _units(rows: Rows) -> tuple[Sentence, ...]:
    of: dict[str, dict[str, None]] = {}
    for _country, _period, row in rows:
        for cell in row.values():
            of.setdefault(cell.unit, {})[cell.measure] = None
    return tuple(
        UNIT(unit=names.unit(unit), measures=Listed(tuple(map(names.measure, each))))
        for unit, each in sorted(of.items())
    )


def _rows(figures: Figures) -> Rows:
    found: Rows = []
    for country in figures.countries:
        periods = {
            cell.period
            for measure in JUSTICE
            for cell in figures.cells(country, measure, "total")
        }
        for period in sorted(periods):
            row = {
                measure: cell
                for measure in JUSTICE
                if (cell := figures.total(country, measure, period))
            }
            found.append((country, period, row))
    return found


def _convictions(figures: Figures) -> Points | None:
    pairs = [
        (convicted, victims)
        for country in figures.countries
        for convicted in figures.cells(country, "convicted", "total")
        if (victims := figures.base_of(country, "victims", convicted.period))
        if is_known(convicted) and is_known(victims)
        if convicted.unit == victims.unit == "persons"
    ]
    fewer = [pair for pair in pairs if value(pair[0]) < value(pair[1])]
    others = [pair for pair in pairs if pair not in fewer]
    said = []
    if fewer:
        said.append(FEWER(len(fewer), *(cell for pair in fewer for cell in pair)))
    if others:
        where = Listed(
            tuple(
                WHERE(country=names.country(c.ref_area), period=Verbatim(c.period))
                for c, _victims in others
            )
        )
        cells = (cell for pair in others for cell in pair)
        said.append(NOT_FEWER(len(others), *cells, where=where))
    return Points(tuple(said)) if said else None
