"""The tables that GRETA's questionnaire asks for, from the same cells."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ledfyr.domain.statistics.published.record import By, Measure
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
from ledfyr.domain.statistics.roundup.profile_tables import remark
from ledfyr.domain.statistics.roundup.report import cited, sources_of
from ledfyr.domain.statistics.roundup.wording import (
    Name,
    Paragraph,
    Phrase,
    Reference,
    Sentence,
    Text,
    Verbatim,
)
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).with_name("greta.toml")

TITLE = Phrase("Tables for the questionnaire of GRETA")
SUBTITLE = Phrase("Figures {years}")
ABOUT = Phrase("About these tables")
ABOUT_SAID = Phrase(
    "GRETA is the expert group that watches over the convention of the Council of "
    "Europe on action against trafficking. What its questionnaire asks for is told in "
    "own words {source}."
)
UNCHECKED = Phrase(
    "Not every row was checked in the questionnaire itself: compare them with the one "
    "that you were sent."
)
ANSWERS = Phrase("Answers")
NO_FIGURE = Phrase("{asks}: this question has no figure here.")
NOTHING = Phrase("{asks}: the country gives no figure for these years.")
INSTEAD = Phrase("{asks} (given instead: {measure})")
CATEGORY = Phrase("Category")
MISSING = Phrase("What cannot be answered")
NOTES = Phrase("Notes")


class AskedTable(Knowledge):
    """One table of the questionnaire; `instead` answers where `measure` is not given.

    `measure` is empty where no measure of the statistics answers.
    """

    id: str
    asks: Words
    measure: Measure | str
    instead: Measure | str = ""
    by: tuple[By, ...]
    checked: bool


class Questionnaire(Knowledge):
    """The tables that are asked for, and where that is written."""

    source: str
    table: tuple[AskedTable, ...]


@cache
def questionnaire() -> Questionnaire:
    """Return what the questionnaire asks for in figures; raises KnowledgeError."""
    return read(_FILE, Questionnaire)


def greta(material: Material, facts: Mapping[str, CountryFacts]) -> Report:
    """Return, for each country, a table for each question, and what has no answer."""
    figures = Figures(material)
    years = str(material.years)
    chapters = [_about(), *(_country(figures, each) for each in figures.countries)]
    sources = {each.id: each for each in sources_of(material, facts)}
    sources[questionnaire().source] = cited(questionnaire().source)
    ordered = sorted(sources.values(), key=lambda each: (each.title, each.id))
    return Report(
        title=TITLE(),
        subtitle=SUBTITLE(years=Verbatim(years)),
        period=years,
        chapters=(*chapters, method(figures)),
        sources=tuple(ordered),
    )


def _about() -> Chapter:
    said: list[Sentence] = [ABOUT_SAID(source=Reference(questionnaire().source))]
    if not all(table.checked for table in questionnaire().table):
        said.append(UNCHECKED())
    section = Section("about", ABOUT(), (Paragraph(tuple(said)),))
    return Chapter("about", ABOUT(), (section,))


def _country(figures: Figures, country: str) -> Chapter:
    grids: list[Block] = []
    missing: list[Text] = []
    for table in questionnaire().table:
        measure = _answering(figures, country, table)
        if measure:
            grids.append(_grid(figures, country, table, measure))
        else:
            sentence = NOTHING if table.measure else NO_FIGURE
            missing.append(sentence(asks=Name(table.asks)))
    sections = [Section("answers", ANSWERS(), tuple(grids))] if grids else []
    if missing:
        gaps = Points(tuple(missing))
        sections.append(Section("missing", MISSING(), (gaps,)))
    cells = [cell for cell in figures.material.cells if cell.ref_area == country]
    if notes := figures.notes(cells):
        remarks = Remarks(tuple(map(remark, notes)))
        sections.append(Section("notes", NOTES(), (remarks,)))
    return Chapter(
        country.lower(), names.country(country), tuple(sections), about="country"
    )


def _answering(figures: Figures, country: str, table: AskedTable) -> str | None:
    return next(
        (
            measure
            for measure in (table.measure, table.instead)
            if measure
            if any(figures.cells(country, measure, by) for by in table.by)
        ),
        None,
    )


def _grid(figures: Figures, country: str, table: AskedTable, measure: str) -> Grid:
    cells = [c for by in table.by for c in figures.cells(country, measure, by)]
    periods = sorted({c.period for c in cells}, key=lambda each: (len(each), each))
    place = {(c.by, c.category, c.period): c for c in cells}
    firsts = {(c.by, c.category): c for c in reversed(cells)}
    kept = [(c.by, c.category) for c in cells]
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (
            names.category(firsts[key]),
            *(place.get((*key, period)) for period in periods),
        )
        for key in dict.fromkeys(kept)
    )
    asks: Text = Name(table.asks)
    if measure != table.measure:
        asks = INSTEAD(asks=asks, measure=names.measure(measure))
    heading: tuple[Text, ...] = (CATEGORY(), *(Verbatim(each) for each in periods))
    name = f"{country.lower()}-{table.id}".replace("_", "-")
    return Grid(name, asks, heading, rows)
