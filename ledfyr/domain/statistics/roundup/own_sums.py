"""Do the sums that a source's own text states come out again?"""

from ledfyr.domain.statistics.published import Finding
from ledfyr.domain.statistics.published.record import REGION
from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.figures import Figures
from ledfyr.domain.statistics.roundup.layout import Block, Entry, Grid, Points, Section
from ledfyr.domain.statistics.roundup.wording import (
    Counted,
    Name,
    Paragraph,
    Phrase,
    Sentence,
    Text,
    Verbatim,
)

TITLE = Phrase("Sums that the sources state themselves")
NONE_STATED = Phrase("For these years no source states a sum of its own.")
REGIONAL = Phrase(
    "The source counts {printed} for the whole region. It adds what differs in kind; "
    "the sum stands here because the source has it, and never as one of this report."
)
COMES_OUT = Phrase("{text} The parts give {recomputed}: the sum comes out.")
DIFFERS = Phrase("{text} The parts give {recomputed}: a difference of {difference}.")
CANNOT = Phrase("{text} It cannot be recomputed: a number is lost or unclear.")
COMPARED = Counted(
    "One stated or printed sum was compared with its parts.",
    "{count} stated or printed sums were compared with their parts.",
)
AGREE = Counted("One comes out.", "{count} come out.")
DIFFER = Counted(
    "One does not come out; the table below has it.",
    "{count} do not come out; the table below has them.",
)
LOST = Counted(
    "One cannot be recomputed.",
    "{count} cannot be recomputed.",
)
GRID = Phrase("Sums that do not come out again")
COUNTRY = Phrase("Country")
PERIOD = Phrase("Year")
MEASURE = Phrase("Figure")
PRINTED = Phrase("Printed")
RECOMPUTED = Phrase("Parts give")
DIFFERENCE = Phrase("Difference")
REGION_NAME = Phrase("The whole region")
SUM_BY = Phrase("{measure}, {breakdown}")
IN_TEXT = Phrase("{measure}, in the text")
NOT_POSSIBLE = Phrase("cannot be recomputed")


def own_sums(figures: Figures) -> Section:
    """Return every stated sum that does not come out, with its difference.

    The region's own sum is given only where the source itself states one.
    """
    found = figures.material.findings
    if not found:
        return Section("own-sums", TITLE(), (Paragraph((NONE_STATED(),)),))
    blocks: list[Block] = []
    if regional := regional_sums(figures):
        (printed, *_rest) = {f.printed for f in found if f.ref_area == REGION}
        blocks += [Paragraph((REGIONAL(printed=printed),)), Points(regional)]
    blocks.append(Paragraph(_counted(found)))
    order = names.in_order({each.ref_area for each in found} - {REGION})
    wrong = [
        each
        for area in (*order, REGION)
        for each in found
        if each.ref_area == area and not each.agrees
    ]
    if wrong:
        blocks.append(_grid(wrong))
    return Section("own-sums", TITLE(), tuple(blocks))


def regional_sums(figures: Figures) -> tuple[Sentence, ...]:
    """Return the source's own sums over the region, each with what the parts give."""
    said = figures.material.statements.get(REGION, ())
    texts = {f"text, {each.id}": each.text for each in said}
    return tuple(
        outcome(each, Name(texts[each.subject]))
        for each in figures.material.findings
        if each.ref_area == REGION and each.subject in texts
    )


def outcome(found: Finding, text: Text) -> Sentence:
    """Return a stated number and what its parts give, with the difference."""
    if found.recomputed is None or found.difference is None:
        return CANNOT(text=text)
    if found.agrees:
        return COMES_OUT(text=text, recomputed=found.recomputed)
    return DIFFERS(
        text=text, recomputed=found.recomputed, difference=abs(found.difference)
    )


def _counted(found: tuple[Finding, ...]) -> tuple[Sentence, ...]:
    agree = sum(each.agrees for each in found)
    lost = sum(each.recomputed is None for each in found)
    differ = len(found) - agree - lost
    said = [COMPARED(len(found))]
    said += [AGREE(agree)] if agree else []
    said += [DIFFER(differ)] if differ else []
    said += [LOST(lost)] if lost else []
    return tuple(said)


def _grid(wrong: list[Finding]) -> Grid:
    return Grid(
        "own-sums",
        GRID(),
        (
            COUNTRY(),
            PERIOD(),
            MEASURE(),
            PRINTED(),
            RECOMPUTED(),
            DIFFERENCE(),
        ),
        tuple(_row(each) for each in wrong),
    )


def _row(each: Finding) -> tuple[Entry, ...]:
    place = REGION_NAME() if each.ref_area == REGION else names.country(each.ref_area)
    by = each.subject.removeprefix("sum by ")
    what = (
        SUM_BY(measure=names.measure(each.measure), breakdown=names.breakdown(by))
        if by != each.subject
        else IN_TEXT(measure=names.measure(each.measure))
    )
    known = each.recomputed if each.recomputed is not None else NOT_POSSIBLE()
    return place, Verbatim(each.period), what, each.printed, known, each.difference
