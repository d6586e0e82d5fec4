"""What stands in a report, in which order? Chapters, sections, and what is in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.roundup.wording import Paragraph, Text


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences in a list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A note that limits what a figure can be compared with, or explains it."""

    text: Text
    limits: bool = False


@dataclass(frozen=True, slots=True)
class Remarks:
    """Notes below a table."""

    items: tuple[Remark, ...]


Entry: TypeAlias = StatCell | Text | int | None
"""What one place of a table holds: a figure, words, a plain number, or nothing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a caption, a heading and rows; the first column names the row."""

    id: str
    caption: Text
    heading: tuple[Text, ...]
    rows: tuple[tuple[Entry, ...], ...]

    @property
    def cells(self) -> tuple[StatCell, ...]:
        """Return the figures in the table."""
        return tuple(
            entry for row in self.rows for entry in row if isinstance(entry, StatCell)
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar or point: where it stands, in which series, and its figure.

    With `starts_anew` it is counted otherwise than the one before it.
    """

    place: Text
    series: Text
    cell: StatCell
    starts_anew: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of figures; the table beside it says the same in numbers.

    Panels do not share a scale, so that nobody reads a rank from them.
    """

    id: str
    kind: Literal["bars", "panels", "map"]
    title: Text
    marks: tuple[Mark, ...]
    describes: Text


Block: TypeAlias = Paragraph | Points | Remarks | Grid | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it."""

    id: str
    title: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the report, and one page of the website."""

    id: str
    title: Text
    sections: tuple[Section, ...]
    about: Literal["region", "country", "method"] = "region"

    @property
    def blocks(self) -> Iterator[Block]:
        """Give every block of the chapter in order."""
        return (block for section in self.sections for block in section.blocks)


@dataclass(frozen=True, slots=True)
class Cited:
    """A source, as the list at the end names it."""

    id: str
    title: str
    publisher: str
    year: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report for one reader, ready to be worded in any language.

    One that `holds_back` leaves no figure behind that it does not show.
    """

    title: Text
    subtitle: Text
    period: str
    chapters: tuple[Chapter, ...]
    sources: tuple[Cited, ...]
    holds_back: bool = False

    @property
    def cells(self) -> tuple[StatCell, ...]:
        """Return every figure that stands in the report, each once, in order."""
        return tuple(
            dict.fromkeys(
                cell
                for chapter in self.chapters
                for block in chapter.blocks
                for cell in _cells_of(block)
            )
        )


def _cells_of(block: Block) -> Iterator[StatCell]:
    match block:
        case Grid():
            yield from block.cells
        case Drawing():
            yield from (mark.cell for mark in block.marks)
        case _:
            return
