"""How far can the countries' figures be set beside each other?"""

from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.figures import Figures, Trend
from ledfyr.domain.statistics.roundup.layout import Block, Grid, Points, Section
from ledfyr.domain.statistics.roundup.names import FLAG_NAMES, HINDERING
from ledfyr.domain.statistics.roundup.wording import (
    Counted,
    Listed,
    Paragraph,
    Phrase,
    Sentence,
    listed,
)

TITLE = Phrase("What can be compared, and what cannot")
NEVER_ADDED = Phrase(
    "This report adds up no figures of different countries, because they do not count "
    "the same."
)
COUNTS = Phrase("{measure}, in {unit}: {countries}.")
LIMITS = Phrase("{flag}: {countries}.")
WHAT = Phrase("What the countries count for the extent of trafficking:")
WHY = Phrase("What keeps figures from being set beside each other:")
NO_LIMITS = Phrase("No note limits what these figures can be compared with.")
ROSE = Counted(
    "In one country the yearly number rose from the first known year to the last: "
    "{countries}.",
    "In {count} countries the yearly number rose from the first known year to the "
    "last: {countries}.",
)
FELL = Counted(
    "In one country the yearly number fell from the first known year to the last: "
    "{countries}.",
    "In {count} countries the yearly number fell from the first known year to the "
    "last: {countries}.",
)
SAME = Counted(
    "In one country the yearly number is the same in the first and the last known "
    "year: {countries}.",
    "In {count} countries the yearly number is the same in the first and the last "
    "known year: {countries}.",
)
OPEN = Counted(
    "In one country nothing can be said of a rise or a fall: {countries}.",
    "In {count} countries nothing can be said of a rise or a fall: {countries}.",
)
FLAGS = Phrase("Flags by country")
COUNTRY = Phrase("Country")
FLAG = Phrase("What limits comparison")
NONE = Phrase("none noted")


def comparability(figures: Figures) -> Section:
    """Return what each country counts, and which flags limit comparison."""
    blocks: list[Block] = [Paragraph((NEVER_ADDED(),))]
    counted = what_is_counted(figures)
    if counted:
        blocks += [Paragraph((WHAT(),)), Points(counted)]
    by_flag = _by_flag(figures)
    if by_flag:
        blocks += [Paragraph((WHY(),)), Points(by_flag), _grid(figures)]
    else:
        blocks.append(Paragraph((NO_LIMITS(),)))
    return Section("comparability", TITLE(), tuple(blocks))


def what_is_counted(figures: Figures) -> tuple[Sentence, ...]:
    """Return, for each measure and unit that stands for the extent, who counts it."""
    found: dict[tuple[str, str], list[str]] = {}
    for country in figures.countries:
        measure = figures.main_measure(country)
        if measure:
            unit = figures.cells(country, measure, "total")[0].unit
            found.setdefault((measure, unit), []).append(country)
    return tuple(
        COUNTS(
            measure=names.measure(measure), unit=names.unit(unit), countries=places(who)
        )
        for (measure, unit), who in found.items()
    )


def trends(figures: Figures) -> tuple[Sentence, ...]:
    """Return in how many countries the main figure rose, fell, stayed, or is open."""
    found = [
        figures.trend(country, measure)
        for country in figures.countries
        if (measure := figures.main_measure(country))
    ]
    said = []
    for way, sentence in (("rose", ROSE), ("fell", FELL), ("same", SAME)):
        these = [trend for trend in found if trend.way == way]
        if these:
            said.append(_of(sentence, these))
    open_ones = [trend for trend in found if trend.way == "open"]
    if open_ones:
        said.append(_of(OPEN, open_ones))
    return tuple(said)


def places(countries: list[str]) -> Listed:
    """Return the names of countries as one list."""
    return listed(names.country(country) for country in countries)


def _of(sentence: Counted, these: list[Trend]) -> Sentence:
    cells = (c for trend in these for c in (trend.first, trend.last) if c)
    return sentence(
        len(these), *cells, countries=places([trend.country for trend in these])
    )


def _by_flag(figures: Figures) -> tuple[Sentence, ...]:
    said = []
    for flag in FLAG_NAMES:
        who = [c for c in figures.countries if flag in figures.hindrances(c)]
        if flag in HINDERING and who:
            said.append(LIMITS(flag=names.flag(flag), countries=places(who)))
    return tuple(said)


def _grid(figures: Figures) -> Grid:
    return Grid(
        "flags",
        FLAGS(),
        (COUNTRY(), FLAG()),
        tuple(
            (
                names.country(country),
                listed(map(names.flag, found)) if found else NONE(),
            )
            for country in figures.countries
            for found in [figures.hindrances(country)]
        ),
    )
