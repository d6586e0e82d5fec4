"""What changed between two editions: new, corrected and withdrawn figures, notes?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.roundup import names
from ledfyr.domain.statistics.roundup.edition import Edition, id_of
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
)

TITLE = Phrase("What changed since the edition of {years}")
NOTHING = Phrase("Every figure and every note is as in the earlier edition.")
NEW = Counted("One figure is new.", "{count} figures are new.")
CORRECTED = Counted("One figure was corrected.", "{count} figures were corrected.")
GONE = Counted(
    "One figure of the same years is no longer given.",
    "{count} figures of the same years are no longer given.",
)
NOTES = Counted("One note was added.", "{count} notes were added.")
DROPPED = Counted("One note was dropped.", "{count} notes were dropped.")
IN_SHORT = Phrase("In short")
CORRECTIONS = Phrase("Corrected figures, with the earlier and the present number")
ADDITIONS = Phrase("New figures")
WITHDRAWN = Phrase("Figures no longer given")
ADDED_NOTES = Phrase("Notes added")
DROPPED_NOTES = Phrase("Notes dropped")
COUNTRY = Phrase("Country")
PERIOD = Phrase("Year")
FIGURE = Phrase("Figure")
BEFORE = Phrase("Earlier")
NOW = Phrase("Now")
PLACE = Phrase("{measure}, {category}")


@dataclass(frozen=True, slots=True)
class Changes:
    """The differences between an earlier edition and this one."""

    earlier: str
    new: tuple[StatCell, ...]
    corrected: tuple[tuple[StatCell, StatCell], ...]
    withdrawn: tuple[StatCell, ...]
    notes_added: Mapping[str, str]
    notes_dropped: Mapping[str, str]


def changes(earlier: Edition, now: Edition) -> Changes:
    """Return what differs; a figure outside this edition's years is not withdrawn.

    A figure is corrected if its number, its mark or its candidates differ.
    """
    before, after = earlier.by_place(), now.by_place()
    first, _dash, last = now.years.partition("-")
    years = range(int(first), int(last or first) + 1)
    return Changes(
        earlier=earlier.years,
        new=tuple(cell for place, cell in after.items() if place not in before),
        corrected=tuple(
            (before[place], cell)
            for place, cell in after.items()
            if place in before and _shown(before[place]) != _shown(cell)
        ),
        withdrawn=tuple(
            cell
            for place, cell in before.items()
            if place not in after and cell.year in years and cell.until in years
        ),
        notes_added=_only_in(now.notes, earlier.notes),
        notes_dropped=_only_in(earlier.notes, now.notes),
    )


def _shown(cell: StatCell) -> tuple[object, ...]:
    return cell.value, cell.printed, cell.candidates, cell.unit


def _only_in(these: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in these.items() if others.get(key) != text}


def changes_table(found: Changes) -> dict[str, Any]:
    """Return the changes as plain values, for `changes.json`."""
    return {
        "earlier": found.earlier,
        "new": [_plain(cell) for cell in found.new],
        "corrected": [
            {"figure": id_of(now), "earlier": _plain(before), "now": _plain(now)}
            for before, now in found.corrected
        ],
        "withdrawn": [_plain(cell) for cell in found.withdrawn],
        "notes_added": dict(found.notes_added),
        "notes_dropped": dict(found.notes_dropped),
    }


def _plain(cell: StatCell) -> dict[str, Any]:
    return {
        "figure": id_of(cell),
        "value": cell.value,
        "printed": cell.printed.value,
        "certainty": cell.certainty.value,
    }


def changes_chapter(found: Changes) -> Chapter:
    """Return the changes as a chapter."""
    said = [
        sentence(len(these))
        for sentence, these in (
            (CORRECTED, found.corrected),
            (NEW, found.new),
            (GONE, found.withdrawn),
            (NOTES, found.notes_added),
            (DROPPED, found.notes_dropped),
        )
        if these
    ]
    blocks: list[Block] = [Points(tuple(said)) if said else Paragraph((NOTHING(),))]
    if found.corrected:
        blocks.append(_corrections(found.corrected))
    if found.new:
        blocks.append(_grid("changes-new", ADDITIONS(), found.new))
    if found.withdrawn:
        blocks.append(_grid("changes-gone", WITHDRAWN(), found.withdrawn))
    sections = [Section("changes-short", IN_SHORT(), tuple(blocks))]
    for key, title, notes in (
        ("notes-added", ADDED_NOTES(), found.notes_added),
        ("notes-dropped", DROPPED_NOTES(), found.notes_dropped),
    ):
        if notes:
            texts = Points(tuple(Name(text) for text in notes.values()))
            sections.append(Section(key, title, (texts,)))
    title = TITLE(years=Verbatim(found.earlier))
    return Chapter("changes", title, tuple(sections), about="method")


def _place(cell: StatCell) -> tuple[Text, Text, Text]:
    what = PLACE(measure=names.measure(cell.measure), category=names.category(cell))
    return names.country(cell.ref_area), Verbatim(cell.period), what


def _corrections(pairs: tuple[tuple[StatCell, StatCell], ...]) -> Grid:
    heading = (COUNTRY(), PERIOD(), FIGURE(), BEFORE(), NOW())
    rows = tuple((*_place(now), before, now) for before, now in pairs)
    return Grid("changes-corrected", CORRECTIONS(), heading, rows)


def _grid(place: str, caption: Text, cells: tuple[StatCell, ...]) -> Grid:
    rows: tuple[tuple[Entry, ...], ...] = tuple((*_place(c), c) for c in cells)
    return Grid(place, caption, (COUNTRY(), PERIOD(), FIGURE(), NOW()), rows)
