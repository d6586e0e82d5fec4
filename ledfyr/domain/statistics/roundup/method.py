"""How was counted, how sure is it, how are people protected, and what is lost?"""

from collections import Counter

from ledfyr.domain.statistics.cells import Printed, StatCell
from ledfyr.domain.statistics.counting import counting_rules
from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.figures import Figures
from ledfyr.domain.statistics.roundup.layout import (
    Block,
    Chapter,
    Entry,
    Grid,
    Points,
    Section,
)
from ledfyr.domain.statistics.roundup.wording import (
    Counted,
    Name,
    Paragraph,
    Phrase,
    Text,
    Verbatim,
    listed,
)

TITLE = Phrase("Method")
READING = Phrase("How to read the tables")
READING_POINTS = (
    Phrase("A dash stands where the source prints a dash: neither a number nor zero."),
    Phrase("An empty place means that the source has nothing there."),
    Phrase("“blank” means that the source prints the category without a number."),
    Phrase(
        "“lost” means that the text at hand has lost the number; it is not guessed."
    ),
    Phrase(
        "? stands behind numbers of which nobody can tell whether, or which of them, "
        "belongs in this place."
    ),
    Phrase("“hidden” means that the number is known and protects people by silence."),
    Phrase(
        "≈ stands before a number that is likely, and not certain; (≈) stands behind a "
        "sentence that rests on one."
    ),
)
GENERATED = Phrase("How the sentences are made")
GENERATED_SAID = Phrase(
    "Sentences with numbers are made from the figures by fixed templates. Each is true "
    "of the figures it rests on, which a file beside this report lists. Texts on law "
    "and practice come from files in which each fact names its source."
)
CERTAINTY = Phrase("Certainty")
CERTAINTY_GRID = Phrase("Figures by country and certainty")
COUNTRY = Phrase("Country")
CERTAIN = Phrase("Certain")
LIKELY = Phrase("Likely")
AMBIGUOUS = Phrase("Unclear")
LOST = Phrase("Lost")
HIDDEN = Phrase("Hidden")
PROTECTION = Phrase("Protection")
NONE_HIDDEN = Phrase("No figure of this edition is hidden.")
SOME_HIDDEN = Counted(
    "One figure is hidden, because it or a number beside it would point at few people. "
    "Zero is shown, because nobody is no person.",
    "{count} figures are hidden, because they or numbers beside them would point at "
    "few people. Zero is shown, because nobody is no person.",
)
ONLY_PROTECTED = Phrase(
    "Figures counted from single facts enter this report only as protected tables, "
    "whose hidden numbers a linear program has tried to compute and could not."
)
RULES = Phrase("Counting rules of this house")
RULES_SAID = Phrase(
    "Countries count by their own rules, told in the notes of their tables. Figures "
    "that a node of this software counts follow these rules:"
)
RULES_GRID = Phrase("What is counted, in which year, and how often")
EVENT = Phrase("What makes it count")
IN_YEAR = Phrase("In which year")
ONCE = Phrase("How often")
WHAT_IS_LOST = Phrase("What was lost")
NOTHING_LOST = Phrase("No figure of these years is lost or unclear.")
LOST_GRID = Phrase("Places in which a number is lost or unclear, with the reason")
PERIOD = Phrase("Year")
PLACES = Phrase("Figure")
WHY = Phrase("What is known")
PLACE = Phrase("{measure}, {category}: {figure}")


def method(figures: Figures) -> Chapter:
    """Return how to read, how sure, how protected, by which rules, and what is lost."""
    cells = figures.material.cells
    return Chapter(
        "method",
        TITLE(),
        (
            Section("reading", READING(), (_reading(),)),
            Section("generated", GENERATED(), (Paragraph((GENERATED_SAID(),)),)),
            Section("certainty", CERTAINTY(), (_certainty(figures),)),
            Section("protection", PROTECTION(), (Paragraph(_protection(cells)),)),
            Section("rules", RULES(), (Paragraph((RULES_SAID(),)), _rules())),
            Section("lost", WHAT_IS_LOST(), (_lost(cells),)),
        ),
        about="method",
    )


def _reading() -> Points:
    return Points(tuple(phrase() for phrase in READING_POINTS))


def _certainty(figures: Figures) -> Grid:
    kinds = ("certain", "likely", "ambiguous", "lost", "hidden")
    rows: list[tuple[Entry, ...]] = []
    for country in figures.countries:
        counted = Counter(
            "hidden" if cell.printed is Printed.HIDDEN else cell.certainty.value
            for cell in figures.material.cells
            if cell.ref_area == country
        )
        rows.append((names.country(country), *(counted[kind] for kind in kinds)))
    heading = (COUNTRY(), CERTAIN(), LIKELY(), AMBIGUOUS(), LOST(), HIDDEN())
    return Grid("certainty", CERTAINTY_GRID(), heading, tuple(rows))


def _protection(cells: tuple[StatCell, ...]) -> tuple[Text, ...]:
    hidden = sum(cell.printed is Printed.HIDDEN for cell in cells)
    first = SOME_HIDDEN(hidden) if hidden else NONE_HIDDEN()
    return (first, ONLY_PROTECTED())


def _rules() -> Grid:
    return Grid(
        "rules",
        RULES_GRID(),
        (PLACES(), EVENT(), IN_YEAR(), ONCE()),
        tuple(
            (Name(rule.name), Name(rule.event), Name(rule.year), Name(rule.once))
            for rule in counting_rules().values()
        ),
    )


def _lost(cells: tuple[StatCell, ...]) -> Block:
    gone = [c for c in cells if c.printed in (Printed.LOST, Printed.UNCLEAR)]
    if not gone:
        return Paragraph((NOTHING_LOST(),))
    order = names.in_order({cell.ref_area for cell in gone})
    gone.sort(key=lambda cell: (order.index(cell.ref_area), cell.year))
    alike: dict[tuple[str, str, str], list[StatCell]] = {}
    for cell in gone:
        alike.setdefault((cell.ref_area, cell.period, cell.evidence), []).append(cell)
    return Grid(
        "lost",
        LOST_GRID(),
        (COUNTRY(), PERIOD(), PLACES(), WHY()),
        tuple(
            (
                names.country(country),
                Verbatim(period),
                listed(_place(cell) for cell in _once(cells)),
                Name(evidence),
            )
            for (country, period, evidence), cells in alike.items()
        ),
    )


def _once(cells: list[StatCell]) -> list[StatCell]:
    return list({(c.measure, c.by, c.category): c for c in cells}.values())


def _place(cell: StatCell) -> Text:
    return PLACE(
        cell,
        measure=names.measure(cell.measure),
        category=names.category(cell),
        figure=cell,
    )
