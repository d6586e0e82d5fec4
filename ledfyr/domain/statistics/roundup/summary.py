"""What is the report in a page?"""

from collections import Counter

from ledfyr.domain.statistics.cells import Printed
from ledfyr.domain.statistics.roundup.comparability import trends, what_is_counted
from ledfyr.domain.statistics.roundup.figures import Figures
from ledfyr.domain.statistics.roundup.findings_forms import forms
from ledfyr.domain.statistics.roundup.findings_justice import prosecutions
from ledfyr.domain.statistics.roundup.findings_people import sex
from ledfyr.domain.statistics.roundup.layout import Block, Chapter, Points, Section
from ledfyr.domain.statistics.roundup.own_sums import regional_sums
from ledfyr.domain.statistics.roundup.wording import (
    Counted,
    Paragraph,
    Phrase,
    Text,
    Verbatim,
)

TITLE = Phrase("Summary")
AT_A_GLANCE = Phrase("At a glance")
IN_SHORT = Phrase("In short")
HOW_SURE = Phrase("How sure the figures are")
COVERS = Counted(
    "This edition covers the years {period} and one country.",
    "This edition covers the years {period} and {count} countries.",
)
NOTHING = Phrase("There are no figures for these years.")
CELLS = Counted(
    "It rests on one figure, each with its source and with how surely it can be read.",
    "It rests on {count} figures, each with its source and with how surely it can be "
    "read.",
)
DASHED = Counted(
    "In one place the source has a dash, which is neither a number nor zero.",
    "In {count} places the source has a dash, which is neither a number nor zero.",
)
LOST = Counted(
    "In one place the number is lost or unclear, and is not guessed.",
    "In {count} places the number is lost or unclear, and is not guessed.",
)
HIDDEN = Counted(
    "In one place the number is hidden to protect people.",
    "In {count} places the number is hidden to protect people.",
)


def summary(figures: Figures) -> Chapter:
    """Return the main findings, each computed from the figures of this edition."""
    years = Verbatim(str(figures.material.years))
    if not figures.countries:
        return Chapter(
            "summary",
            TITLE(),
            (Section("glance", AT_A_GLANCE(), (Paragraph((NOTHING(),)),)),),
        )
    opening = Paragraph((COVERS(len(figures.countries), period=years),))
    said: list[Text] = [*trends(figures)]
    for section in (forms(figures), sex(figures), prosecutions(figures)):
        for block in section.blocks:
            if isinstance(block, Points):
                said += block.items[:3]
                break
    said += regional_sums(figures)
    glance: tuple[Block, ...] = (opening, Points(what_is_counted(figures)))
    return Chapter(
        "summary",
        TITLE(),
        (
            Section("glance", AT_A_GLANCE(), glance),
            Section("short", IN_SHORT(), (Points(tuple(said)),)),
            Section("sure", HOW_SURE(), (Paragraph(_certainty(figures)),)),
        ),
    )


def _certainty(figures: Figures) -> tuple[Text, ...]:
    marks = Counter(cell.printed for cell in figures.material.cells)
    lost = marks[Printed.LOST] + marks[Printed.UNCLEAR]
    said = [CELLS(marks[Printed.NUMBER])] if marks[Printed.NUMBER] else []
    said += [DASHED(marks[Printed.DASH])] if marks[Printed.DASH] else []
    said += [LOST(lost)] if lost else []
    said += [HIDDEN(marks[Printed.HIDDEN])] if marks[Printed.HIDDEN] else []
    return tuple(said)
