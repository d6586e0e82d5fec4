"""How does a report become a tagged PDF? Typst sets it; nothing is drawn by hand."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from ledfyr.engines.statistics.report_drawings import on_paper
from ledfyr.engines.statistics.report_words import (
    Part,
    Picture,
    Prose,
    Table,
    Worded,
    WordedChapter,
)

_TEMPLATE = Path(__file__).with_name("report.typ")
_WIDE_COLUMNS = 8
_SLIM = 14
"""A column of so few letters is as wide as its words."""

_SHORT_ROWS = 14
"""A table of so few rows is kept on one page."""


def report_pdf(report: Worded) -> bytes:
    """Return the report as PDF/UA-1: tagged, titled, in its language, no timestamp.

    The same report gives the same bytes, whatever fonts the machine has.
    """
    content = {
        "language": report.language,
        "direction": report.direction,
        "title": report.title,
        "subtitle": report.subtitle,
        "translation": report.translation,
        "words": report.furniture,
        "chapters": [_chapter(each) for each in report.chapters],
        "sources": [asdict(each) for each in report.sources],
    }
    return typst.compile(
        str(_TEMPLATE),
        format="pdf",
        pdf_standards="ua-1",
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(content, ensure_ascii=False)},
    )


def _chapter(chapter: WordedChapter) -> dict[str, Any]:
    return {
        "title": asdict(chapter.title),
        "about": chapter.about,
        "sections": [
            {
                "title": asdict(section.title),
                "parts": [_part(part) for part in section.parts],
            }
            for section in chapter.sections
        ],
    }


def _part(part: Part) -> dict[str, Any]:
    match part:
        case Prose():
            return asdict(part)
        case Picture():
            return asdict(part) | {"svg": on_paper(part.svg)}
        case Table():
            return _table(part)


def _table(table: Table) -> dict[str, Any]:
    columns = list(zip(*table.rows, strict=True))
    return {
        "kind": "table",
        "caption": asdict(table.caption),
        "heading": [asdict(each) for each in table.heading],
        "rows": [[asdict(place.said) for place in row] for row in table.rows],
        "numbers": [all(place.is_number for place in column) for column in columns],
        "slim": [_is_slim(table, place) for place in range(len(table.heading))],
        "weights": [_weight(table, place) for place in range(len(table.heading))],
        "is_wide": len(table.heading) >= _WIDE_COLUMNS,
        "is_short": len(table.rows) <= _SHORT_ROWS,
    }


def _is_slim(table: Table, column: int) -> bool:
    """Is everything in the column so short that it need not break?"""
    return max((len(row[column].said.text) for row in table.rows), default=0) <= _SLIM


def _weight(table: Table, column: int) -> int:
    """Return how much room a column of words wants: its words, within bounds."""
    lengths = [len(row[column].said.text) for row in table.rows]
    typical = sum(lengths) / max(1, len(lengths))
    longest = len(max(table.heading[column].text.split(), key=len, default=""))
    return max(longest, min(40, round(1.4 * typical)), 8)
