"""How is a report put into words? Every text, table and drawing in one language."""

from dataclasses import dataclass

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.roundup.layout import (
    Block,
    Chapter,
    Cited,
    Drawing,
    Entry,
    Grid,
    Points,
    Remarks,
    Report,
    Section,
)
from ledfyr.domain.statistics.roundup.wording import Paragraph, Phrase, Verbatim
from ledfyr.engines.statistics.report_drawings import drawn
from ledfyr.engines.statistics.report_language import Language, Said

FURNITURE = {
    "contents": Phrase("Contents"),
    "sources": Phrase("Sources"),
    "unchecked": Phrase("not checked in the source itself"),
    "table_file": Phrase("This table as a file (CSV)"),
    "whole_pdf": Phrase("The whole report on paper (PDF)"),
    "all_figures": Phrase("Every figure as a file (CSV)"),
    "all_sentences": Phrase("Every sentence with its figures (JSON)"),
    "edition": Phrase("The edition for programs (JSON)"),
    "downloads": Phrase("Files"),
    "skip": Phrase("Skip to the text"),
    "countries": Phrase("Countries"),
    "limits": Phrase("Limits comparison:"),
    "next": Phrase("Next"),
    "previous": Phrase("Previous"),
}
IN_ENGLISH = Phrase(
    "{share} of the texts of this edition stand in English, because nobody has "
    "translated them yet."
)


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences: a paragraph, a list, or notes of which some limit comparison."""

    kind: str
    items: tuple[Said, ...]
    limits: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a table in words; `value` is the bare number where there is one."""

    said: Said
    is_number: bool
    value: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words."""

    id: str
    caption: Said
    heading: tuple[Said, ...]
    rows: tuple[tuple[Place, ...], ...]
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its title, and in words for whoever does not see it."""

    id: str
    title: Said
    alternative: str
    svg: str
    kind: str = "picture"


Part = Prose | Table | Picture


@dataclass(frozen=True, slots=True)
class WordedSection:
    """A section in words."""

    id: str
    title: Said
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class WordedChapter:
    """A chapter in words."""

    id: str
    title: Said
    about: str
    sections: tuple[WordedSection, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """A report in one language; `translation` is empty where all is translated."""

    language: str
    direction: str
    title: str
    subtitle: str
    translation: str
    furniture: dict[str, str]
    chapters: tuple[WordedChapter, ...]
    sources: tuple[Cited, ...]

    @property
    def sentences(self) -> tuple[Said, ...]:
        """Return every sentence that rests on figures."""
        return tuple(
            item
            for chapter in self.chapters
            for section in chapter.sections
            for part in section.parts
            if isinstance(part, Prose)
            for item in part.items
            if item.cells
        )


def worded(report: Report, language: Language) -> Worded:
    """Return the report in words, with the share that has no translation yet."""
    language.numbered = {each.id: n for n, each in enumerate(report.sources, start=1)}
    chapters = tuple(_chapter(each, language) for each in report.chapters)
    furniture = {
        name: language.say(phrase()).text for name, phrase in FURNITURE.items()
    }
    title, subtitle = (
        language.say(text).text for text in (report.title, report.subtitle)
    )
    return Worded(
        language=language.code,
        direction=language.locale.text_direction,
        title=title,
        subtitle=subtitle,
        translation=_translation(language),
        furniture=furniture,
        chapters=chapters,
        sources=report.sources,
    )


def _translation(language: Language) -> str:
    if not language.lacking:
        return ""
    share = language.share(len(language.lacking), len(language.asked))
    return language.say(IN_ENGLISH(share=Verbatim(share))).text


def _chapter(chapter: Chapter, language: Language) -> WordedChapter:
    return WordedChapter(
        chapter.id,
        language.say(chapter.title),
        chapter.about,
        tuple(_section(each, language) for each in chapter.sections),
    )


def _section(section: Section, language: Language) -> WordedSection:
    parts = tuple(_part(block, language) for block in section.blocks)
    return WordedSection(section.id, language.say(section.title), parts)


def _part(block: Block, language: Language) -> Part:
    match block:
        case Paragraph(sentences):
            return Prose("paragraph", tuple(map(language.say, sentences)))
        case Points(items):
            return Prose("points", tuple(map(language.say, items)))
        case Remarks(items):
            texts = tuple(language.say(item.text) for item in items)
            return Prose("remarks", texts, tuple(item.limits for item in items))
        case Grid():
            return _table(block, language)
        case Drawing():
            return _picture(block, language)


def _table(grid: Grid, language: Language) -> Table:
    return Table(
        grid.id,
        language.say(grid.caption),
        tuple(map(language.say, grid.heading)),
        tuple(tuple(_place(entry, language) for entry in row) for row in grid.rows),
    )


def _place(entry: Entry, language: Language) -> Place:
    value = entry.value if isinstance(entry, StatCell) else entry
    is_number = entry is None or isinstance(entry, StatCell | int)
    return Place(
        language.say(entry), is_number, value if isinstance(value, int) else None
    )


def _picture(drawing: Drawing, language: Language) -> Picture:
    alternative = language.say(drawing.describes)
    svg = drawn(drawing, language)
    return Picture(drawing.id, language.say(drawing.title), alternative.text, svg)
