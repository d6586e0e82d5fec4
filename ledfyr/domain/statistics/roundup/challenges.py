"""What the sources call unsolved, and what the figures of this edition leave open."""

from ledfyr.domain.statistics.roundup import knowledge, names
from ledfyr.domain.statistics.roundup.comparability import places
from ledfyr.domain.statistics.roundup.figures import Figures, is_known
from ledfyr.domain.statistics.roundup.layout import Block, Chapter, Points, Section
from ledfyr.domain.statistics.roundup.wording import (
    Counted,
    Name,
    Paragraph,
    Phrase,
    Reference,
    Text,
)

TITLE = Phrase("Challenges")
TOLD = Phrase("What the sources name")
NOTHING_TOLD = Phrase("No source at hand names challenges for these years.")
SAID = Phrase("{subject}: {says} {source}")
OPEN = Phrase("What the figures leave open")
NO_TOTAL = Counted(
    "One country has no known yearly total of what it counts: {countries}.",
    "{count} countries have no known yearly total of what they count: {countries}.",
)
NO_FIGURE = Counted(
    "{measure}: no known number in one country, {countries}.",
    "{measure}: no known number in {count} countries: {countries}.",
)
NOTHING_OPEN = Phrase("Every country gives each figure that this report asks for.")
ASKED = ("children", "investigations", "charged", "convicted")


def challenges(figures: Figures) -> Chapter:
    """Return the challenges told, and the gaps that the figures show."""
    years = figures.material.years
    told = knowledge.challenges(years.first, years.last)
    said: tuple[Text, ...] = tuple(
        SAID(
            subject=Name(each.subject),
            says=Name(each.says),
            source=Reference(each.source),
        )
        for each in told
    )
    first: Block = Points(said) if said else Paragraph((NOTHING_TOLD(),))
    return Chapter(
        "challenges",
        TITLE(),
        (
            Section("told", TOLD(), (first,)),
            Section("open", OPEN(), (Points(_gaps(figures)),)),
        ),
    )


def _gaps(figures: Figures) -> tuple[Text, ...]:
    said: list[Text] = []
    without = [c for c in figures.countries if not _main_known(figures, c)]
    if without:
        said.append(NO_TOTAL(len(without), countries=places(without)))
    for measure in ASKED:
        lacking = [c for c in figures.countries if not _any_known(figures, c, measure)]
        if lacking:
            said.append(
                NO_FIGURE(
                    len(lacking),
                    measure=names.measure(measure),
                    countries=places(lacking),
                )
            )
    return tuple(said) or (NOTHING_OPEN(),)


def _main_known(figures: Figures, country: str) -> bool:
    main = figures.main_measure(country)
    every = figures.cells(country, main, "total") if main else ()
    return any(is_known(cell) and cell.year == cell.until for cell in every)


def _any_known(figures: Figures, country: str, measure: str) -> bool:
    return any(is_known(cell) for cell in figures.cells(country, measure, "total"))
